package org.colophon.datasets.metrics.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.colophon.datasets.metrics.MatchCounts;

/**
 * Words found regardless of their order, each as often as it stands there: S. Pletschacher, C.
 * Clausner, A. Antonacopoulos, "Europeana newspapers OCR workflow evaluation", HIP 2015 (count
 * based bag of words).
 */
public final class BagOfWords {
  private BagOfWords() {}

  public static MatchCounts score(String truth, String reading, Normalisation normalisation) {
    final List<String> expected = normalisation.words(truth);
    final List<String> found = normalisation.words(reading);
    final Map<String, Integer> left = new HashMap<>();
    expected.forEach(word -> left.merge(word, 1, Integer::sum));
    long correct = 0;
    for (final String word : found) {
      final int remaining = left.merge(word, -1, Integer::sum);
      correct += remaining >= 0 ? 1 : 0;
    }
    return new MatchCounts(correct, found.size(), expected.size());
  }
}
