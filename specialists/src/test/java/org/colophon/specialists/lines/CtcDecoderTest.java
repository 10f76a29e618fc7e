package org.colophon.specialists.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CtcDecoderTest {
  private final CtcDecoder decoder = new CtcDecoder(List.of("a", "b"));

  /** One step for each class, with this probability. */
  private static float[] steps(float sure, int... classes) {
    final float[] probabilities = new float[classes.length * 3];
    for (int i = 0; i < classes.length; i++) {
      probabilities[i * 3 + classes[i]] = sure;
    }
    return probabilities;
  }

  @Test
  void repeatsAreOneCharacterUnlessABlankIsBetween() {
    final List<Glyph> read = decoder.decode(steps(0.9f, 0, 1, 1, 0, 1, 2, 2), 0, 7, 8);
    assertEquals(List.of("a", "a", "b"), read.stream().map(Glyph::text).toList());
    assertEquals(8, read.get(0).from());
    assertEquals(24, read.get(0).to());
    assertEquals(40, read.get(2).from());
    assertEquals(56, read.get(2).to());
    read.forEach(glyph -> assertEquals(0.9, glyph.confidence(), 1e-6));
  }

  @Test
  void oneStripOfSeveralIsRead() {
    final float[] both = steps(1, 1, 0, 2, 0);
    assertEquals("b", decoder.decode(both, 6, 2, 8).get(0).text());
    assertEquals(List.of(), decoder.decode(steps(1, 0, 0), 0, 2, 8));
  }
}
