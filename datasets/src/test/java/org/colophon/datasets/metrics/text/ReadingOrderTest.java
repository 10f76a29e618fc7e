package org.colophon.datasets.metrics.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.colophon.datasets.metrics.Ratio;
import org.junit.jupiter.api.Test;

class ReadingOrderTest {
  @Test
  void countsPairsByHand() {
    assertEquals(new Ratio(6, 6), ReadingOrder.pairs(new int[] {0, 3, 5, 9}));
    assertEquals(new Ratio(0, 6), ReadingOrder.pairs(new int[] {3, 2, 1, 0}));
    // Two columns of two read across: 0 2 1 3; of six pairs one is turned round.
    assertEquals(new Ratio(5, 6), ReadingOrder.pairs(new int[] {0, 2, 1, 3}));
  }

  @Test
  void whatIsMissingIsWrong() {
    // Of the six pairs the three with the missing element are wrong.
    assertEquals(new Ratio(3, 6), ReadingOrder.pairs(new int[] {0, -1, 1, 2}));
    assertEquals(new Ratio(0, 1), ReadingOrder.pairs(new int[] {-1, -1}));
  }

  @Test
  void anOrderThatIsNotToldIsNotRight() {
    // The first two stand in one place; both come before the third.
    assertEquals(new Ratio(2, 3), ReadingOrder.pairs(new int[] {4, 4, 5}));
  }

  @Test
  void aSingleElementHasNoOrder() {
    assertEquals(1, ReadingOrder.pairs(new int[] {0}).value(1));
    assertEquals(Ratio.NONE, ReadingOrder.pairs(new int[0]));
  }
}
