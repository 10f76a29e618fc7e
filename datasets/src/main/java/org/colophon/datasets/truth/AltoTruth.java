package org.colophon.datasets.truth;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.RegionKind;

/**
 * ALTO, versions 2 to 4 (Library of Congress, <a
 * href="https://www.loc.gov/standards/alto/">loc.gov/standards/alto</a>).
 *
 * <p>Whatever the measurement unit (pixel, mm10, inch1200), the boxes are taken relative to the
 * size of the page, which is in the same unit. Text is as printed: {@code CONTENT} counts and
 * {@code SUBS_CONTENT}, the word put together again, does not; {@code HYP} is the hyphen at the end
 * of its line. White space is where {@code SP} is, or between all strings of a line that has none.
 *
 * <p>The kind of a block is what a tag says ({@link AltoTags}), else what its element says: {@code
 * Illustration} is a figure, {@code GraphicalElement} a rule, a {@code ComposedBlock} of type
 * {@code table} a table, and a {@code TextBlock} text. {@link TruthPage#kinds()}: what the file's
 * tags declare or its elements show; without tags, all text is text, headers and footers, too. The
 * order counts as reading order only where the file has a {@code ReadingOrder} (ALTO 4.1).
 */
final class AltoTruth implements TruthReader {
  private static final Set<String> BLOCKS =
      Set.of("TextBlock", "Illustration", "GraphicalElement", "ComposedBlock");

  @Override
  public Truth read(TruthBytes bytes) {
    final XmlElement alto = XmlTree.read(bytes);
    final AltoTags tags = AltoTags.of(alto);
    final boolean ordered = !alto.descendants("ReadingOrder").isEmpty();
    final List<TruthPage> pages = new ArrayList<>();
    for (final XmlElement page : alto.descendants("Page")) {
      pages.add(new PageOfAlto(page, tags).read(pages.size() + 1, ordered));
    }
    if (pages.isEmpty()) {
      throw new MalformedTruth("has no Page");
    }
    return new Truth(pages);
  }

  /** One page: its blocks become regions, those of a composed block that is no table one by one. */
  private static final class PageOfAlto {
    private final XmlElement page;
    private final AltoTags tags;
    private final double height;
    private final List<TruthRegion> regions = new ArrayList<>();

    PageOfAlto(XmlElement page, AltoTags tags) {
      this.page = page;
      this.tags = tags;
      this.height = page.attribute("HEIGHT").isEmpty() ? 0 : page.number("HEIGHT");
    }

    TruthPage read(int number, boolean ordered) {
      blocks(page);
      return new TruthPage(
          number, frame(), RegionTexts.of(regions), regions, ordered, kinds(), List.of());
    }

    private Frame frame() {
      if (page.attribute("WIDTH").isEmpty() || page.attribute("HEIGHT").isEmpty()) {
        return new Frame.Pixels();
      }
      final double width = page.number("WIDTH");
      if (!(width > 0 && height > 0)) {
        throw new MalformedTruth("has a page of the size " + width + " by " + height);
      }
      return new Frame.Scaled(width, height);
    }

    private Map<RegionKind, RegionKind> kinds() {
      final Set<RegionKind> known = EnumSet.noneOf(RegionKind.class);
      regions.forEach(region -> known.add(region.kind()));
      known.addAll(tags.kinds());
      return tags.kinds().isEmpty() ? Kinds.ofAllText(known) : Kinds.of(known);
    }

    private void blocks(XmlElement parent) {
      for (final XmlElement child : parent.children()) {
        if (!BLOCKS.contains(child.name())) {
          // PrintSpace and the margins.
          blocks(child);
        } else if (child.is("ComposedBlock") && !isRegion(child)) {
          blocks(child);
        } else {
          regions.add(region(child));
        }
      }
    }

    private boolean isRegion(XmlElement block) {
      return tags.isTagged(block) || block.attribute("TYPE").equalsIgnoreCase("table");
    }

    private TruthRegion region(XmlElement block) {
      final String id = block.attribute("ID");
      final Optional<Box> box = box(block);
      return new TruthRegion(
          id.isEmpty() ? "b" + (regions.size() + 1) : id,
          kind(block, box),
          box,
          block.descendants("TextLine").stream().map(PageOfAlto::line).toList(),
          List.of());
    }

    private RegionKind kind(XmlElement block, Optional<Box> box) {
      if (tags.isPageNumber(block)) {
        return Kinds.ofPageNumber(box.map(Box::centerY).orElse(0.0), height);
      }
      return tags.kind(block)
          .orElseGet(
              () ->
                  switch (block.name()) {
                    case "Illustration" -> RegionKind.FIGURE;
                    case "GraphicalElement" -> RegionKind.RULE;
                    case "ComposedBlock" -> RegionKind.TABLE;
                    default -> tags.kinds().isEmpty() ? RegionKind.TEXT : RegionKind.UNKNOWN;
                  });
    }

    private static TruthLine line(XmlElement line) {
      final boolean spaced = line.child("SP").isPresent();
      final StringBuilder text = new StringBuilder();
      final List<TruthLine.TruthWord> words = new ArrayList<>();
      for (final XmlElement part : line.children()) {
        switch (part.name()) {
          case "String" -> {
            if (!spaced && !text.isEmpty()) {
              text.append(' ');
            }
            final String content = part.attribute("CONTENT");
            text.append(content);
            box(part).ifPresent(box -> words.add(new TruthLine.TruthWord(content, box)));
          }
          case "SP" -> text.append(' ');
          case "HYP" -> text.append(part.attribute("CONTENT"));
          default -> {
            // Shape and styles.
          }
        }
      }
      return new TruthLine(text.toString(), box(line), words);
    }

    private static Optional<Box> box(XmlElement element) {
      for (final String key : List.of("HPOS", "VPOS", "WIDTH", "HEIGHT")) {
        if (element.attribute(key).isEmpty()) {
          return Optional.empty();
        }
      }
      final double left = element.number("HPOS");
      final double top = element.number("VPOS");
      return Optional.of(
          Boxes.between(left, top, left + element.number("WIDTH"), top + element.number("HEIGHT")));
    }
  }
}
