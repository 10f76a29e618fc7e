package org.colophon.datasets.truth;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.colophon.datasets.model.RegionKind;

/** Works out {@link TruthPage#kinds()} from the kinds that a truth knows. */
final class Kinds {
  /**
   * What a region is taken for by a truth that does not know its kind: all of them are running
   * text, and a chart is a picture.
   */
  private static final Map<RegionKind, RegionKind> BROADER =
      Map.of(
          RegionKind.HEADING, RegionKind.TEXT,
          RegionKind.LIST, RegionKind.TEXT,
          RegionKind.CAPTION, RegionKind.TEXT,
          RegionKind.FOOTNOTE, RegionKind.TEXT,
          RegionKind.FORMULA, RegionKind.TEXT,
          RegionKind.CHART, RegionKind.FIGURE);

  private Kinds() {}

  /**
   * Every known kind stands for itself, and a kind that is not known for the broader one if that is
   * known. Headers, footers, marginalia, handwriting and rules have no broader kind: where they are
   * not known they are not annotated.
   */
  static Map<RegionKind, RegionKind> of(Set<RegionKind> known) {
    final Map<RegionKind, RegionKind> kinds = new EnumMap<>(RegionKind.class);
    for (final RegionKind kind : RegionKind.values()) {
      if (kind == RegionKind.UNKNOWN) {
        continue;
      }
      if (known.contains(kind)) {
        kinds.put(kind, kind);
      } else if (BROADER.containsKey(kind) && known.contains(BROADER.get(kind))) {
        kinds.put(kind, BROADER.get(kind));
      }
    }
    return kinds;
  }

  /**
   * For a truth that marks all text as text, wherever it stands: {@link #of}, and headers, footers
   * and marginalia count as text, too, unless they are known.
   */
  static Map<RegionKind, RegionKind> ofAllText(Set<RegionKind> known) {
    final Map<RegionKind, RegionKind> kinds = of(known);
    if (known.contains(RegionKind.TEXT)) {
      kinds.putIfAbsent(RegionKind.HEADER, RegionKind.TEXT);
      kinds.putIfAbsent(RegionKind.FOOTER, RegionKind.TEXT);
      kinds.putIfAbsent(RegionKind.MARGINALIA, RegionKind.TEXT);
    }
    return kinds;
  }

  /** A page number is part of the header or the footer, depending on where it stands. */
  static RegionKind ofPageNumber(double centerY, double pageHeight) {
    return centerY < pageHeight / 2 ? RegionKind.HEADER : RegionKind.FOOTER;
  }
}
