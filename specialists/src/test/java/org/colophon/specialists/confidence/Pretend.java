package org.colophon.specialists.confidence;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Judged words of which the truth about their confidence is known, since it was made up. */
final class Pretend {
  private Pretend() {}

  /**
   * Words that are right by chance: with the square of their raw confidence, and less often the
   * stranger they look, which raw confidence knows nothing of.
   */
  static List<JudgedEvidence> words(int documents, int perDocument, long seed) {
    final Random random = new Random(seed);
    final List<JudgedEvidence> words = new ArrayList<>();
    for (int document = 0; document < documents; document++) {
      for (int word = 0; word < perDocument; word++) {
        final double raw = random.nextDouble();
        final double strangest = -8 * random.nextDouble();
        final double right = raw * raw * (strangest < -4 ? 0.5 : 1);
        words.add(
            new JudgedEvidence(
                document % 2 == 0 ? "even" : "odd",
                "d" + document,
                "d" + document + "_w" + word,
                "tesseract",
                "model",
                WordEvidence.of(new EnumMap<>(Map.of(Clue.RAW, raw, Clue.STRANGEST, strangest))),
                random.nextDouble() < right));
      }
    }
    return words;
  }
}
