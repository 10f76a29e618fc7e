package org.colophon.datasets.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CharacterErrorRateTest {
  @Test
  void countsByHand() {
    // kitten -> sitting: two substitutions and an insertion over six characters.
    assertEquals(new CharacterErrorRate(3, 6), CharacterErrorRate.of("kitten", "sitting"));
    assertEquals(0.5, CharacterErrorRate.of("kitten", "sitting").rate());
    assertEquals(1, CharacterErrorRate.of("", "x").rate());
    assertEquals(0, CharacterErrorRate.of("", "").rate());
  }

  @Test
  void composesBeforeComparing() {
    assertEquals(0, CharacterErrorRate.of("é", "e\u0301").edits());
  }

  @Test
  void addsUpBeforeDividing() {
    assertEquals(0.25, new CharacterErrorRate(1, 1).plus(new CharacterErrorRate(0, 3)).rate());
  }

  @Test
  void normalisesRunningText() {
    assertEquals(
        "a wonderful \"day\" - it's",
        CharacterErrorRate.runningText("a won-\nderful “day”\n — it’s "));
    assertEquals("Anglo- Saxon", CharacterErrorRate.runningText("Anglo-\nSaxon"));
  }
}
