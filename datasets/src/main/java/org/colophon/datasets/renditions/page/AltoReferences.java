package org.colophon.datasets.renditions.page;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.colophon.datasets.model.CleaningNote;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.Style;

/**
 * What an ALTO page says once and refers to by id: who read it, how it was cleaned, its text
 * styles, its region kinds, its formulas.
 */
final class AltoReferences {
  private final String pageId;
  private final List<CleaningNote> cleaning;
  private final Map<Provenance, String> readers = new LinkedHashMap<>();
  private final Map<Style, String> styles = new LinkedHashMap<>();
  private final Map<RegionKind, String> kinds = new LinkedHashMap<>();
  private final Map<Integer, String> headings = new LinkedHashMap<>();
  private final Map<String, String> formulas = new LinkedHashMap<>();

  private AltoReferences(String pageId, List<CleaningNote> cleaning) {
    this.pageId = pageId;
    this.cleaning = cleaning;
  }

  static AltoReferences none(String pageId) {
    return new AltoReferences(pageId, List.of());
  }

  static AltoReferences of(Page page) {
    final AltoReferences all =
        new AltoReferences(
            page.id(), page.cleaning().stream().filter(CleaningNote::applied).toList());
    page.regions().forEach(all::collect);
    return all;
  }

  private void collect(Region region) {
    readers.computeIfAbsent(
        region.reading().provenance(), key -> numbered("reader", readers.size()));
    kinds.computeIfAbsent(region.kind(), kind -> pageId + "_kind_" + kind.word());
    if (region.kind() == RegionKind.HEADING && region.level() > 0) {
      headings.computeIfAbsent(region.level(), level -> pageId + "_heading_" + level);
    }
    if (region.content() instanceof Content.Formula formula && !formula.latex().isEmpty()) {
      formulas.put(region.id() + "_latex", formula.latex());
    }
    region.lines().stream()
        .flatMap(line -> line.words().stream())
        .filter(word -> hasStyle(word.style()))
        .forEach(
            word -> styles.computeIfAbsent(word.style(), key -> numbered("style", styles.size())));
  }

  private String numbered(String what, int before) {
    return String.format(Locale.ROOT, "%s_%s%03d", pageId, what, before + 1);
  }

  private static boolean hasStyle(Style style) {
    return !Style.PLAIN.equals(style);
  }

  /** Ids of the tags of a region, joined by blanks. */
  String tags(Region region) {
    return Stream.of(
            Optional.ofNullable(kinds.get(region.kind())),
            region.kind() == RegionKind.HEADING
                ? Optional.ofNullable(headings.get(region.level()))
                : Optional.<String>empty(),
            Optional.of(region.id() + "_latex").filter(formulas::containsKey))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" "));
  }

  String reader(Region region) {
    return readers.get(region.reading().provenance());
  }

  /** Empty for a plain word. */
  String style(Style style) {
    return styles.getOrDefault(style, "");
  }

  void writeProcessing(XmlFile xml) throws IOException {
    int number = 0;
    for (final CleaningNote note : cleaning) {
      xml.open("Processing").attribute("ID", numbered("cleaning", number++));
      leaf(xml, "processingCategory", "preOperation");
      leaf(xml, "processingStepDescription", note.step());
      if (!note.measurements().isEmpty()) {
        leaf(xml, "processingStepSettings", settings(note.measurements()));
      }
      xml.end();
    }
    for (final Map.Entry<Provenance, String> reader : readers.entrySet()) {
      xml.open("Processing").attribute("ID", reader.getValue());
      processing(xml, reader.getKey());
      xml.end();
    }
  }

  private static void processing(XmlFile xml, Provenance reader) throws IOException {
    leaf(xml, "processingCategory", "contentGeneration");
    if (!reader.parameters().isEmpty()) {
      leaf(xml, "processingStepSettings", settings(reader.parameters()));
    }
    xml.open("processingSoftware");
    leaf(xml, "softwareName", reader.specialist());
    leaf(xml, "softwareVersion", reader.version());
    if (!reader.modelDigest().isEmpty()) {
      leaf(xml, "applicationDescription", "model sha256:" + reader.modelDigest());
    }
    xml.end();
  }

  private static String settings(Map<String, ?> values) {
    return values.entrySet().stream()
        .map(
            entry ->
                entry.getKey()
                    + "="
                    + (entry.getValue() instanceof Double number
                        ? Decimals.five(number)
                        : entry.getValue()))
        .collect(Collectors.joining("; "));
  }

  void writeStylesAndTags(XmlFile xml) throws IOException {
    if (!styles.isEmpty()) {
      xml.open("Styles");
      for (final Map.Entry<Style, String> style : styles.entrySet()) {
        style(xml, style.getKey(), style.getValue());
      }
      xml.end();
    }
    if (kinds.isEmpty()) {
      return;
    }
    xml.open("Tags");
    for (final Map.Entry<RegionKind, String> kind : kinds.entrySet()) {
      tag(xml, "LayoutTag", kind.getValue(), "region kind", kind.getKey().word());
    }
    for (final Map.Entry<Integer, String> heading : headings.entrySet()) {
      tag(xml, "StructureTag", heading.getValue(), "heading level", heading.getKey().toString());
    }
    for (final Map.Entry<String, String> formula : formulas.entrySet()) {
      tag(xml, "OtherTag", formula.getKey(), "LaTeX", formula.getValue());
    }
    xml.end();
  }

  private static void style(XmlFile xml, Style style, String id) throws IOException {
    xml.open("TextStyle").attribute("ID", id);
    if (style.monospace()) {
      xml.attribute("FONTWIDTH", "fixed");
    }
    if (style.points() > 0) {
      xml.attribute("FONTSIZE", Decimals.two(style.points()));
    }
    final StringBuilder fontStyle = new StringBuilder();
    fontStyle.append(style.bold() ? "bold " : "").append(style.italic() ? "italics " : "");
    fontStyle.append(style.subscript() ? "subscript " : "");
    fontStyle.append(style.superscript() ? "superscript " : "");
    xml.optional("FONTSTYLE", fontStyle.toString().strip()).end();
  }

  private static void tag(XmlFile xml, String element, String id, String type, String label)
      throws IOException {
    xml.open(element).attribute("ID", id).attribute("TYPE", type);
    xml.attribute("LABEL", label).end();
  }

  private static void leaf(XmlFile xml, String element, String text) throws IOException {
    xml.open(element).text(text).end();
  }
}
