package org.colophon.datasets.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.RegionKind;
import org.jsoup.nodes.Element;

/**
 * hOCR (<a href="https://kba.github.io/hocr-spec/1.2/">1.2</a>): every {@code ocr_page} a page,
 * numbered by its {@code ppageno} (from 0) where it has one. The outermost areas of a page that
 * have a class of {@link HocrKinds} are its regions; paragraphs that are in none are regions, and
 * so are lines that are in none. Lines are {@code ocr_line}, {@code ocrx_line} and the classes that
 * Tesseract gives to lines in their place; words are {@code ocrx_word}. The document's order is the
 * reading order, as the specification asks for.
 *
 * <p>{@link TruthPage#kinds()}: the classes that the file uses; where it has areas or paragraphs
 * and nothing finer, all text is text.
 */
final class HocrTruth implements TruthReader {
  private static final Set<String> LINES =
      Set.of("ocr_line", "ocrx_line", "ocr_header", "ocr_footer", "ocr_caption", "ocr_textfloat");

  @Override
  public Truth read(TruthBytes bytes) {
    final List<TruthPage> pages = new ArrayList<>();
    int previous = 0;
    for (final Element page : Html.parse(bytes).getElementsByClass("ocr_page")) {
      final int number =
          HocrTitle.of(page).numbers("ppageno").map(n -> (int) n[0] + 1).orElse(previous + 1);
      if (number <= previous) {
        throw new MalformedTruth("has page " + number + " after page " + previous);
      }
      pages.add(page(page, number));
      previous = number;
    }
    if (pages.isEmpty()) {
      throw new MalformedTruth("has no ocr_page");
    }
    return new Truth(pages);
  }

  private static TruthPage page(Element page, int number) {
    final Optional<Box> size = HocrTitle.of(page).box();
    final HocrKinds kinds = new HocrKinds(size);
    final List<TruthRegion> regions = new ArrayList<>();
    collect(page, kinds, regions);
    return new TruthPage(
        number,
        size.filter(box -> !box.isEmpty())
            .<Frame>map(box -> new Frame.Scaled(box.right(), box.bottom()))
            .orElse(new Frame.Pixels()),
        RegionTexts.of(regions),
        regions,
        true,
        kinds.known(),
        List.of());
  }

  /** The depth is bounded by {@link Html}. */
  private static void collect(Element parent, HocrKinds kinds, List<TruthRegion> regions) {
    for (final Element child : parent.children()) {
      final Optional<RegionKind> kind = kinds.of(child);
      if (kind.isPresent()) {
        regions.add(region(child, kind.get(), lines(child), regions.size()));
      } else if (isLine(child)) {
        regions.add(region(child, kinds.ofLooseLine(), List.of(line(child)), regions.size()));
      } else {
        collect(child, kinds, regions);
      }
    }
  }

  private static TruthRegion region(
      Element element, RegionKind kind, List<TruthLine> lines, int position) {
    return new TruthRegion(
        element.id().isEmpty() ? "r" + (position + 1) : element.id(),
        kind,
        HocrTitle.of(element).box(),
        lines,
        List.of());
  }

  private static List<TruthLine> lines(Element region) {
    if (isLine(region)) {
      return List.of(line(region));
    }
    final List<TruthLine> lines = new ArrayList<>();
    collectLines(region, lines);
    if (lines.isEmpty() && region.hasText()) {
      lines.add(line(region));
    }
    return lines;
  }

  private static void collectLines(Element parent, List<TruthLine> lines) {
    for (final Element child : parent.children()) {
      if (isLine(child)) {
        lines.add(line(child));
      } else {
        collectLines(child, lines);
      }
    }
  }

  /** Tesseract marks some lines as header, caption or float; as areas they hold lines. */
  private static boolean isLine(Element element) {
    return element.classNames().stream().anyMatch(LINES::contains)
        && element.getElementsByClass("ocr_line").size() <= (element.hasClass("ocr_line") ? 1 : 0)
        && element.getElementsByClass("ocr_par").isEmpty();
  }

  private static TruthLine line(Element line) {
    final List<TruthLine.TruthWord> words = new ArrayList<>();
    for (final Element word : line.getElementsByClass("ocrx_word")) {
      HocrTitle.of(word)
          .box()
          .ifPresent(box -> words.add(new TruthLine.TruthWord(word.text(), box)));
    }
    final String text =
        words.isEmpty()
            ? line.text()
            : words.stream().map(TruthLine.TruthWord::text).collect(Collectors.joining(" "));
    return new TruthLine(text, HocrTitle.of(line).box(), words);
  }
}
