package org.colophon.datasets.truth;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.RegionKind;
import org.jsoup.nodes.Element;

/**
 * The kinds of hOCR's classes. An area or a paragraph is text, unless its property {@code x_kind}
 * says more, as in Colophon's own output. A page number is header or footer depending on where it
 * stands.
 */
final class HocrKinds {
  private static final Map<String, RegionKind> CLASSES =
      Map.ofEntries(
          Map.entry("ocr_carea", RegionKind.TEXT),
          Map.entry("ocr_par", RegionKind.TEXT),
          Map.entry("ocr_abstract", RegionKind.TEXT),
          Map.entry("ocr_blockquote", RegionKind.TEXT),
          Map.entry("ocr_title", RegionKind.HEADING),
          Map.entry("ocr_header", RegionKind.HEADER),
          Map.entry("ocr_footer", RegionKind.FOOTER),
          Map.entry("ocr_pageno", RegionKind.HEADER),
          Map.entry("ocr_caption", RegionKind.CAPTION),
          Map.entry("ocr_textfloat", RegionKind.MARGINALIA),
          Map.entry("ocr_table", RegionKind.TABLE),
          Map.entry("ocr_math", RegionKind.FORMULA),
          Map.entry("ocr_display", RegionKind.FORMULA),
          Map.entry("ocr_chem", RegionKind.FIGURE),
          Map.entry("ocr_image", RegionKind.FIGURE),
          Map.entry("ocr_photo", RegionKind.FIGURE),
          Map.entry("ocr_linedrawing", RegionKind.FIGURE),
          Map.entry("ocr_separator", RegionKind.RULE));

  private final Optional<Box> page;
  private final Set<RegionKind> known = EnumSet.noneOf(RegionKind.class);

  HocrKinds(Optional<Box> page) {
    this.page = page;
  }

  /** The kind of an area, which is noted as known; empty for what is none. */
  Optional<RegionKind> of(Element element) {
    final Optional<String> named =
        element.classNames().stream().filter(CLASSES::containsKey).findFirst();
    final Optional<RegionKind> kind =
        named.map(name -> ours(element).orElseGet(() -> standard(name, element)));
    kind.ifPresent(known::add);
    return kind;
  }

  RegionKind ofLooseLine() {
    known.add(RegionKind.TEXT);
    return RegionKind.TEXT;
  }

  /** {@link TruthPage#kinds()}, once all areas have been asked for. */
  Map<RegionKind, RegionKind> known() {
    return Kinds.ofAllText(known);
  }

  private RegionKind standard(String name, Element element) {
    if (!name.equals("ocr_pageno")) {
      return CLASSES.get(name);
    }
    return Kinds.ofPageNumber(
        HocrTitle.of(element).box().map(Box::centerY).orElse(0.0), page.map(Box::bottom).orElse(0));
  }

  private static Optional<RegionKind> ours(Element element) {
    return HocrTitle.of(element)
        .word("x_kind")
        .flatMap(
            word ->
                Arrays.stream(RegionKind.values()).filter(k -> k.word().equals(word)).findFirst());
  }
}
