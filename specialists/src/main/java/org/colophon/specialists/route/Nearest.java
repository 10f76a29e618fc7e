package org.colophon.specialists.route;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The known word that somebody may have meant. */
final class Nearest {
  private static final int MOST_EDITS = 3;

  private Nearest() {}

  /** What to do about an unknown word. */
  static String cure(String word, Collection<String> known) {
    final LevenshteinDistance distance = new LevenshteinDistance(MOST_EDITS);
    final Optional<String> nearest =
        known.stream()
            .filter(candidate -> edits(distance, word, candidate) < MOST_EDITS + 1)
            .filter(candidate -> edits(distance, word, candidate) < candidate.length())
            .min(
                Comparator.comparingInt((String candidate) -> edits(distance, word, candidate))
                    .thenComparing(Comparator.naturalOrder()));
    if (nearest.isPresent()) {
      return "write " + nearest.get();
    }
    return known.isEmpty()
        ? "leave it out"
        : "known are " + String.join(", ", known.stream().sorted().toList());
  }

  private static int edits(LevenshteinDistance distance, String a, String b) {
    final int edits = distance.apply(a, b);
    return edits < 0 ? Integer.MAX_VALUE : edits;
  }
}
