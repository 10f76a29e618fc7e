package org.colophon.specialists.text;

import java.util.ArrayList;
import java.util.List;
import org.colophon.datasets.metrics.text.Alignment;
import org.colophon.datasets.metrics.text.Normalisation;
import org.colophon.datasets.metrics.text.Symbols;

/** Cuts the truth of a page at the places where its reading is cut, by the cheapest alignment. */
final class TruthLines {
  private TruthLines() {}

  /**
   * What the truth has for each part of a reading, such as its lines or words.
   *
   * @param normalisation applied to both
   */
  static List<String> cut(String truth, List<String> parts, Normalisation normalisation) {
    final int[] right = normalisation.apply(truth).codePoints().toArray();
    final StringBuilder joined = new StringBuilder();
    final int[] ends = new int[parts.size()];
    for (int i = 0; i < parts.size(); i++) {
      joined.append(i == 0 ? "" : " ").append(normalisation.apply(parts.get(i)));
      ends[i] = joined.codePointCount(0, joined.length());
    }
    final Symbols symbols = new Symbols();
    final String reading = joined.toString();
    final int[] partners =
        Alignment.partners(
            symbols.ofCharacters(reading),
            symbols.ofCharacters(new String(right, 0, right.length)),
            symbols.count() + right.length);
    final List<String> cut = new ArrayList<>(parts.size());
    int from = 0;
    for (int i = 0; i < parts.size(); i++) {
      final int to = i == parts.size() - 1 ? right.length : Math.max(from, end(partners, ends[i]));
      cut.add(new String(right, from, to - from).strip());
      from = to;
    }
    return cut;
  }

  /** The place in the truth behind the last character before an end that has one. */
  private static int end(int[] partners, int end) {
    for (int i = Math.min(end, partners.length) - 1; i >= 0; i--) {
      if (partners[i] >= 0) {
        return partners[i] + 1;
      }
    }
    return 0;
  }
}
