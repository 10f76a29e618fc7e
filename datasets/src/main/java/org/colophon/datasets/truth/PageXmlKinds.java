package org.colophon.datasets.truth;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.RegionKind;

/**
 * The kinds of PAGE XML. Its elements and its types of text regions tell nearly all of ours apart;
 * lists are paragraphs to it, unless the attribute {@code custom} says {@code kind {name:list;}} as
 * in our samples. A page number is header or footer depending on where it stands, signature marks
 * and catch-words are footer. Pictures of every sort are figures.
 *
 * <p>What a file tells apart: tables and figures always; rules, charts and formulas if it has any
 * (else a chart is a figure, a formula text, and rules are not annotated). If any of its text
 * regions has a type, so have all that are not paragraphs; if none has, all text is text. If any
 * region has one of our names, lists, formulas and charts are told apart, too. Handwriting is no
 * type of PAGE XML.
 */
final class PageXmlKinds {
  private static final String PAGE_NUMBER = "page-number";
  private static final Pattern OUR_KIND = Pattern.compile("\\bkind\\s*\\{\\s*name\\s*:\\s*(\\w+)");
  private static final Pattern STRUCTURE =
      Pattern.compile("\\bstructure\\s*\\{[^}]*?\\btype\\s*:\\s*([\\w-]+)");

  private static final Map<String, RegionKind> TEXT_TYPES =
      Map.ofEntries(
          Map.entry("paragraph", RegionKind.TEXT),
          Map.entry("heading", RegionKind.HEADING),
          Map.entry("caption", RegionKind.CAPTION),
          Map.entry("header", RegionKind.HEADER),
          Map.entry("footer", RegionKind.FOOTER),
          Map.entry("drop-capital", RegionKind.TEXT),
          Map.entry("credit", RegionKind.TEXT),
          Map.entry("floating", RegionKind.TEXT),
          Map.entry("signature-mark", RegionKind.FOOTER),
          Map.entry("catch-word", RegionKind.FOOTER),
          Map.entry("marginalia", RegionKind.MARGINALIA),
          Map.entry("footnote", RegionKind.FOOTNOTE),
          Map.entry("footnote-continued", RegionKind.FOOTNOTE),
          Map.entry("endnote", RegionKind.FOOTNOTE),
          Map.entry("TOC-entry", RegionKind.LIST),
          Map.entry("list-label", RegionKind.LIST),
          Map.entry("other", RegionKind.UNKNOWN));

  private static final Map<String, RegionKind> ELEMENTS =
      Map.ofEntries(
          Map.entry("TextRegion", RegionKind.TEXT),
          Map.entry("TableRegion", RegionKind.TABLE),
          Map.entry("MathsRegion", RegionKind.FORMULA),
          Map.entry("ChartRegion", RegionKind.CHART),
          Map.entry("SeparatorRegion", RegionKind.RULE),
          Map.entry("ImageRegion", RegionKind.FIGURE),
          Map.entry("LineDrawingRegion", RegionKind.FIGURE),
          Map.entry("GraphicRegion", RegionKind.FIGURE),
          Map.entry("MapRegion", RegionKind.FIGURE),
          Map.entry("ChemRegion", RegionKind.FIGURE),
          Map.entry("MusicRegion", RegionKind.FIGURE),
          Map.entry("AdvertRegion", RegionKind.UNKNOWN),
          Map.entry("NoiseRegion", RegionKind.UNKNOWN),
          Map.entry("CustomRegion", RegionKind.UNKNOWN),
          Map.entry("UnknownRegion", RegionKind.UNKNOWN));

  /** Told apart by every file that types its text. */
  private static final List<RegionKind> TYPED =
      List.of(
          RegionKind.HEADING,
          RegionKind.CAPTION,
          RegionKind.FOOTNOTE,
          RegionKind.HEADER,
          RegionKind.FOOTER,
          RegionKind.MARGINALIA);

  /** Told apart by every file that has our names. */
  private static final List<RegionKind> OURS =
      List.of(RegionKind.LIST, RegionKind.FORMULA, RegionKind.CHART);

  private final double height;
  private final boolean typed;
  private final Set<RegionKind> known =
      EnumSet.of(RegionKind.TEXT, RegionKind.TABLE, RegionKind.FIGURE);

  PageXmlKinds(XmlElement page, double height) {
    this.height = height;
    this.typed =
        page.descendants("TextRegion").stream().anyMatch(region -> !type(region).isEmpty());
    if (typed) {
      known.addAll(TYPED);
    }
    if (page.children().stream().anyMatch(region -> custom(region).isPresent())) {
      known.addAll(OURS);
    }
  }

  static boolean isRegion(XmlElement element) {
    return ELEMENTS.containsKey(element.name());
  }

  /** The kind of a region, which is noted as one that the file knows. */
  RegionKind of(XmlElement region, Optional<Box> box) {
    final RegionKind kind = custom(region).orElseGet(() -> standard(region, box));
    known.add(kind);
    return kind;
  }

  /** {@link TruthPage#kinds()}, once all regions have been asked for. */
  Map<RegionKind, RegionKind> known() {
    return typed ? Kinds.of(known) : Kinds.ofAllText(known);
  }

  private RegionKind standard(XmlElement region, Optional<Box> box) {
    if (!region.is("TextRegion")) {
      return ELEMENTS.get(region.name());
    }
    final String type = type(region);
    if (type.equals(PAGE_NUMBER)) {
      return Kinds.ofPageNumber(box.map(Box::centerY).orElse(0.0), height);
    }
    return type.isEmpty() ? RegionKind.TEXT : TEXT_TYPES.getOrDefault(type, RegionKind.UNKNOWN);
  }

  /** The attribute, or what Transkribus writes in its place. */
  private static String type(XmlElement region) {
    final String type = region.attribute("type");
    if (!type.isEmpty()) {
      return type;
    }
    final Matcher structure = STRUCTURE.matcher(region.attribute("custom"));
    return structure.find() ? structure.group(1) : "";
  }

  private static Optional<RegionKind> custom(XmlElement region) {
    final Matcher kind = OUR_KIND.matcher(region.attribute("custom"));
    return kind.find()
        ? Arrays.stream(RegionKind.values()).filter(k -> k.word().equals(kind.group(1))).findFirst()
        : Optional.empty();
  }
}
