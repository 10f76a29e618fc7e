package org.colophon.datasets.metrics.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Random;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.junit.jupiter.api.Test;

class ErrorRateTest {
  @Test
  void countsByHand() {
    // kitten -> sitting: k to s, e to i, and g inserted, over six characters.
    assertEquals(new ErrorRate(1, 0, 2, 6), characters("kitten", "sitting"));
    assertEquals(0.5, characters("kitten", "sitting").rate());
    // The h and the d are lost.
    assertEquals(new ErrorRate(0, 2, 0, 5), characters("chord", "cor"));
    assertEquals(new ErrorRate(1, 0, 0, 0), characters("", "x"));
    assertEquals(1, characters("", "x").rate());
    assertEquals(0, characters("", "").rate());
    assertEquals(-0.5, characters("ab", "abcde").accuracy());
  }

  @Test
  void aCharacterIsACodePointAfterComposing() {
    assertEquals(new ErrorRate(0, 0, 0, 1), characters("\u00e9", "e\u0301"));
    // A letter outside the basic plane, two UTF-16 units, is one character.
    assertEquals(new ErrorRate(0, 0, 1, 2), characters("\ud835\udc9ca", "xa"));
  }

  @Test
  void countsWords() {
    // "so" added, cat read as car, "on" lost, over five words.
    assertEquals(
        new ErrorRate(1, 1, 1, 5),
        ErrorRate.ofWords("a cat sat on it", "so a car sat it", Normalisation.RUNNING));
    assertEquals(
        0, ErrorRate.ofWords("A wonderful", "a won-\nderful", Normalisation.CASELESS).edits());
  }

  @Test
  void addsUpBeforeDividing() {
    final ErrorRate sum = new ErrorRate(1, 0, 0, 1).plus(new ErrorRate(0, 0, 0, 3));
    assertEquals(0.25, sum.rate());
  }

  @Test
  void agreesWithCommonsTextOnAnyPair() {
    final Random random = new Random(7);
    for (int round = 0; round < 400; round++) {
      final int letters = 2 + random.nextInt(8);
      final String truth = text(random, random.nextInt(200), letters);
      final String reading =
          round % 2 == 0 ? text(random, random.nextInt(200), letters) : damaged(random, truth);
      final ErrorRate rate = characters(truth, reading);
      assertEquals(
          LevenshteinDistance.getDefaultInstance().apply(truth, reading).longValue(),
          rate.edits(),
          truth + " / " + reading);
      assertEquals(reading.length() - truth.length(), rate.insertions() - rate.deletions());
    }
  }

  @Test
  void agreesWithCommonsTextWhereTheMatrixIsHalved() {
    final Random random = new Random(8);
    final String truth = text(random, 5000, 20);
    final String reading = text(random, 4000, 20) + damaged(random, truth.substring(2000));
    assertEquals(
        LevenshteinDistance.getDefaultInstance().apply(truth, reading).longValue(),
        characters(truth, reading).edits());
  }

  @Test
  void aLargePageTakesNoTime() {
    final Random random = new Random(9);
    final String truth = text(random, 20_000, 30);
    final String reading = text(random, 20_000, 30);
    // Measured 0.2 s; the limit leaves room for a busy machine.
    assertTimeout(Duration.ofSeconds(5), () -> characters(truth, reading));
  }

  @Test
  void whatIsNoPageIsRefused() {
    final String million = "a".repeat(1 << 19);
    assertThrows(IllegalArgumentException.class, () -> characters(million, "b".repeat(1 << 18)));
  }

  private static ErrorRate characters(String truth, String reading) {
    return ErrorRate.ofCharacters(truth, reading, Normalisation.EXACT);
  }

  private static String text(Random random, int length, int letters) {
    final StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) ('a' + random.nextInt(letters)));
    }
    return text.toString();
  }

  private static String damaged(Random random, String text) {
    final StringBuilder damaged = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      switch (random.nextInt(12)) {
        case 0 -> damaged.append("z");
        case 1 -> damaged.append(text.charAt(i)).append("y");
        case 2 -> {}
        default -> damaged.append(text.charAt(i));
      }
    }
    return damaged.toString();
  }
}
