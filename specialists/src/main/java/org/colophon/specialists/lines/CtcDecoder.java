package org.colophon.specialists.lines;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns the steps of a recogniser into characters: the best class of each step, repeats joined,
 * blanks dropped (A. Graves et al., Connectionist Temporal Classification, ICML 2006, section 3.2,
 * best path decoding). Class 0 is the blank.
 */
final class CtcDecoder {
  private final List<String> alphabet;

  /**
   * A decoder.
   *
   * @param alphabet characters of the classes from 1 on
   */
  CtcDecoder(List<String> alphabet) {
    this.alphabet = List.copyOf(alphabet);
  }

  /** Classes that each step must have a probability for. */
  int classes() {
    return alphabet.size() + 1;
  }

  /**
   * Decodes one strip.
   *
   * @param probabilities of all classes, step by step
   * @param offset of the first step of this strip in them
   * @param steps of this strip
   * @param stepWidth pixels of the strip for a step
   */
  List<Glyph> decode(float[] probabilities, int offset, int steps, double stepWidth) {
    final List<Glyph> glyphs = new ArrayList<>();
    int running = 0;
    int since = 0;
    double sure = 0;
    for (int step = 0; step <= steps; step++) {
      final int best = step == steps ? 0 : best(probabilities, offset + step * classes());
      final double probability =
          step == steps ? 0 : probabilities[offset + step * classes() + best];
      if (best != running) {
        if (running != 0) {
          glyphs.add(
              new Glyph(alphabet.get(running - 1), sure, since * stepWidth, step * stepWidth));
        }
        running = best;
        since = step;
        sure = 0;
      }
      // The surest of its steps: at the others the character is only beginning or ending.
      sure = Math.max(sure, Math.min(1, probability));
    }
    return glyphs;
  }

  private int best(float[] probabilities, int from) {
    int best = 0;
    for (int c = 1; c < classes(); c++) {
      if (probabilities[from + c] > probabilities[from + best]) {
        best = c;
      }
    }
    return best;
  }
}
