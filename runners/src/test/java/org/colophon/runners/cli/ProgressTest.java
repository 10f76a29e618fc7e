package org.colophon.runners.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void aFreshRunShowsRateAndTimeLeft() {
    assertEquals(
        "20 of 100 pages, 2.0 pages/s, 0 failed, 0:40 left",
        new Progress.Counts(20, 100, 0, 0).line(10));
  }

  @Test
  void pagesDoneBeforeCountAsDoneButNotInTheRate() {
    assertEquals(
        "60 of 100 pages, 1.0 pages/s, 2 failed, 50 were done before, 0:40 left",
        new Progress.Counts(58, 100, 2, 50).line(10));
  }

  @Test
  void hoursAreShownAsHours() {
    assertEquals(
        "1 of 10000 pages, 1.0 pages/s, 0 failed, 2:46:39 left",
        new Progress.Counts(1, 10_000, 0, 0).line(1));
  }

  @Test
  void noTimeIsLeftBeforeTheFirstPageAndAfterTheLast() {
    assertEquals("0 of 4 pages, 0.0 pages/s, 0 failed", new Progress.Counts(0, 4, 0, 0).line(3));
    assertEquals("4 of 4 pages, 0.5 pages/s, 0 failed", new Progress.Counts(4, 4, 0, 0).line(8));
    assertEquals("0 of 0 pages, 0.0 pages/s, 0 failed", new Progress.Counts(0, 0, 0, 0).line(0));
  }
}
