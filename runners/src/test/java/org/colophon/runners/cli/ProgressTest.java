package org.colophon.runners.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.colophon.runners.launch.JobCounts;
import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void aFreshRunShowsRateAndTimeLeft() {
    assertEquals(
        "20 of 100 pages, 2.0 pages/s, 0 failed, 0:40 left",
        Progress.line(new JobCounts(20, 100, 0, 0, 0, 0), 10));
  }

  @Test
  void pagesDoneBeforeCountAsDoneButNotInTheRate() {
    assertEquals(
        "60 of 100 pages, 1.0 pages/s, 2 failed, 50 were done before, 0:40 left",
        Progress.line(new JobCounts(58, 100, 2, 50, 0, 0), 10));
  }

  @Test
  void hoursAreShownAsHours() {
    assertEquals(
        "1 of 10000 pages, 1.0 pages/s, 0 failed, 2:46:39 left",
        Progress.line(new JobCounts(1, 10_000, 0, 0, 0, 0), 1));
  }

  @Test
  void noTimeIsLeftBeforeTheFirstPageAndAfterTheLast() {
    assertEquals(
        "0 of 4 pages, 0.0 pages/s, 0 failed", Progress.line(new JobCounts(0, 4, 0, 0, 0, 0), 3));
    assertEquals(
        "4 of 4 pages, 0.5 pages/s, 0 failed", Progress.line(new JobCounts(4, 4, 0, 0, 0, 0), 8));
    assertEquals(
        "0 of 0 pages, 0.0 pages/s, 0 failed", Progress.line(new JobCounts(0, 0, 0, 0, 0, 0), 0));
  }

  @Test
  void regionsAndDocumentsAreShownWithTheirRates() {
    assertEquals(
        "4 of 4 pages, 0.5 pages/s, 0 failed; 12 regions, 1.5/s; 2 documents, 0.3/s",
        Progress.line(new JobCounts(4, 4, 0, 0, 12, 2), 8));
  }
}
