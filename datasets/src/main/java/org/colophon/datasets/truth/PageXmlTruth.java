package org.colophon.datasets.truth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.RegionKind;

/**
 * PAGE XML, the page content format of PRImA, 2010 to 2019 (Pletschacher and Antonacopoulos, "The
 * PAGE (Page Analysis and Ground-Truth Elements) Format Framework", ICPR 2010; <a
 * href="https://github.com/PRImA-Research-Lab/PAGE-XML">schemas</a>).
 *
 * <p>An outline becomes its bounding box. Of several {@code TextEquiv} the one with the lowest
 * index counts, which the schema calls the main one. A line's text is its own, else that of its
 * words; a region that has text but no lines is one line for each line of the text. Regions inside
 * a region that is no text (the cells of a table) give their lines to it. The text of the page is
 * given only if every line and every text region without lines has some. With a {@code
 * ReadingOrder} the regions are put in it, those that it does not name behind them.
 *
 * <p>Kinds: see {@link PageXmlKinds}.
 */
final class PageXmlTruth implements TruthReader {
  private boolean complete = true;

  @Override
  public Truth read(TruthBytes bytes) {
    final XmlElement page =
        XmlTree.read(bytes)
            .child("Page")
            .orElseThrow(() -> new MalformedTruth("has no Page below its root"));
    final double width = page.number("imageWidth");
    final double height = page.number("imageHeight");
    if (!(width > 0 && height > 0)) {
      throw new MalformedTruth("has an image of the size " + width + " by " + height);
    }
    final PageXmlKinds kinds = new PageXmlKinds(page, height);
    final Map<String, Integer> order = order(page);
    final List<TruthRegion> regions = new ArrayList<>();
    for (final XmlElement element : page.children()) {
      if (PageXmlKinds.isRegion(element)) {
        addRegion(element, kinds, regions);
      }
    }
    regions.sort(
        Comparator.comparingInt(region -> order.getOrDefault(region.id(), Integer.MAX_VALUE)));
    return new Truth(
        List.of(
            new TruthPage(
                1,
                new Frame.Scaled(width, height),
                complete ? RegionTexts.of(regions) : Optional.empty(),
                regions,
                !order.isEmpty(),
                kinds.known(),
                List.of())));
  }

  /** Text regions inside text regions (drop capitals, say) are regions of their own. */
  private void addRegion(XmlElement element, PageXmlKinds kinds, List<TruthRegion> regions) {
    final Optional<Box> box = box(element);
    final RegionKind kind = kinds.of(element, box);
    final List<TruthLine> lines = new ArrayList<>(lines(element));
    final List<XmlElement> inner =
        element.children().stream().filter(PageXmlKinds::isRegion).toList();
    final boolean text = element.is("TextRegion");
    if (!text) {
      inner.forEach(child -> addLines(child, lines));
    }
    final String id = element.attribute("id");
    regions.add(
        new TruthRegion(
            id.isEmpty() ? "r" + (regions.size() + 1) : id, kind, box, lines, List.of()));
    if (text) {
      inner.forEach(child -> addRegion(child, kinds, regions));
    }
  }

  private void addLines(XmlElement region, List<TruthLine> lines) {
    lines.addAll(lines(region));
    region.children().stream()
        .filter(PageXmlKinds::isRegion)
        .forEach(child -> addLines(child, lines));
  }

  private List<TruthLine> lines(XmlElement region) {
    final List<TruthLine> lines = region.children("TextLine").map(this::line).toList();
    if (!lines.isEmpty()) {
      return lines;
    }
    final Optional<String> text = unicode(region);
    if (text.isEmpty() && region.is("TextRegion")) {
      complete &= region.children().stream().anyMatch(PageXmlKinds::isRegion);
    }
    return text.stream()
        .flatMap(String::lines)
        .map(line -> new TruthLine(line, Optional.empty(), List.of()))
        .toList();
  }

  private TruthLine line(XmlElement line) {
    final List<TruthLine.TruthWord> words =
        line.children("Word")
            .flatMap(
                word ->
                    box(word).stream()
                        .map(b -> new TruthLine.TruthWord(unicode(word).orElse(""), b)))
            .toList();
    final Optional<String> text =
        unicode(line)
            .or(
                () ->
                    Optional.of(
                            words.stream()
                                .map(TruthLine.TruthWord::text)
                                .collect(Collectors.joining(" ")))
                        .filter(joined -> !joined.isBlank()));
    complete &= text.isPresent();
    return new TruthLine(text.orElse(""), box(line), words);
  }

  private static Optional<String> unicode(XmlElement element) {
    return element
        .children("TextEquiv")
        .min(Comparator.comparingInt(equiv -> equiv.integer("index", 0)))
        .flatMap(equiv -> equiv.child("Unicode"))
        .map(unicode -> unicode.text().strip())
        .filter(text -> !text.isEmpty());
  }

  private static Optional<Box> box(XmlElement element) {
    return element.child("Coords").flatMap(PageXmlTruth::outline);
  }

  private static Optional<Box> outline(XmlElement coords) {
    final List<Box> points = new ArrayList<>();
    for (final String point : coords.attribute("points").strip().split("\\s+", -1)) {
      if (!point.isEmpty()) {
        points.add(point(point));
      }
    }
    coords
        .children("Point")
        .forEach(
            p ->
                points.add(
                    Boxes.between(p.number("x"), p.number("y"), p.number("x"), p.number("y"))));
    return Boxes.hull(points);
  }

  private static Box point(String point) {
    final String[] numbers = point.split(",", 3);
    try {
      final double x = Double.parseDouble(numbers[0]);
      final double y = Double.parseDouble(numbers[1]);
      return Boxes.between(x, y, x, y);
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new MalformedTruth("has an outline with the point \"" + point + "\"");
    }
  }

  /** Region ids to their places; empty where no order is given. Groups are taken as they nest. */
  private static Map<String, Integer> order(XmlElement page) {
    final Map<String, Integer> order = new HashMap<>();
    page.child("ReadingOrder").stream()
        .flatMap(top -> top.children().stream())
        .filter(group -> group.is("OrderedGroup"))
        .forEach(group -> place(group, order));
    return order;
  }

  private static void place(XmlElement group, Map<String, Integer> order) {
    final String own = group.attribute("regionRef");
    if (!own.isEmpty()) {
      order.putIfAbsent(own, order.size());
    }
    group.children().stream()
        .filter(child -> child.name().contains("RegionRef") || child.name().contains("Group"))
        .sorted(Comparator.comparingInt(child -> child.integer("index", 0)))
        .forEach(child -> place(child, order));
  }
}
