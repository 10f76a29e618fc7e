package org.colophon.datasets.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  @Test
  void pagesThatAreAllAlikeLeaveNoDoubt() {
    final List<Ratio> pages = List.of(new Ratio(1, 4), new Ratio(1, 4), new Ratio(2, 8));
    assertEquals(new Bootstrap(0.25, 0.25, 0.25), Bootstrap.of(pages, 0));
  }

  @Test
  void theIntervalIsAsWideAsTheoryHasIt() {
    final Random random = new Random(1);
    final List<Ratio> pages =
        IntStream.range(0, 400).mapToObj(i -> new Ratio(random.nextInt(2), 1)).toList();
    final Bootstrap interval = Bootstrap.of(pages, 0);
    // A share of about one half of 400: 1.96 times sqrt(.25 / 400) to each side.
    assertEquals(2 * 1.96 * 0.025, interval.high() - interval.low(), 0.01);
    assertEquals(interval, Bootstrap.of(pages, 0));
  }

  @Test
  void aSteadyGainIsMoreThanNoiseAndAScatteredOneIsNot() {
    final Random random = new Random(2);
    final List<Ratio> first =
        IntStream.range(0, 100).mapToObj(i -> new Ratio(random.nextInt(40), 1000)).toList();
    final List<Ratio> better =
        first.stream().map(page -> new Ratio(page.part() * 0.9, page.whole())).toList();
    final Bootstrap gain = Bootstrap.difference(first, better, 0);
    assertTrue(gain.estimate() < 0 && gain.isSignificant());

    final List<Ratio> scattered =
        first.stream()
            .map(page -> new Ratio(page.part() + random.nextInt(21) - 10, page.whole()))
            .toList();
    assertFalse(Bootstrap.difference(first, scattered, 0).isSignificant());
    assertFalse(Bootstrap.difference(first, first, 0).isSignificant());
  }

  @Test
  void differentPagesCannotBePaired() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Bootstrap.difference(List.of(Ratio.NONE), List.of(), 0));
    assertEquals(new Bootstrap(1, 1, 1), Bootstrap.of(List.of(), 1));
  }
}
