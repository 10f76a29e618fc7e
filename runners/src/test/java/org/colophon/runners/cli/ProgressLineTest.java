package org.colophon.runners.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.colophon.runners.launch.JobCounts;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final ProgressLine line = new ProgressLine();

  private static JobCounts pages(long done, long known, long failed, long reused) {
    return new JobCounts(done, known, failed, reused, Map.of(), 0);
  }

  @Test
  void aFreshRunShowsRateAndTimeLeft() {
    line.look(pages(20, 100, 0, 0), 10);
    assertEquals("20 of 100 pages, 2.0 pages/s, 0 failed, 0:40 left", line.text(false));
  }

  @Test
  void pagesDoneBeforeCountAsDoneButNotInTheRate() {
    line.look(pages(58, 100, 2, 50), 10);
    assertEquals(
        "60 of 100 pages, 1.0 pages/s, 2 failed, 50 were done before, 0:40 left", line.text(false));
  }

  @Test
  void hoursAreShownAsHours() {
    line.look(pages(1, 10_000, 0, 0), 1);
    assertEquals("1 of 10000 pages, 1.0 pages/s, 0 failed, 2:46:39 left", line.text(false));
  }

  @Test
  void noTimeIsLeftBeforeTheFirstPageAndAfterTheLast() {
    line.look(pages(0, 4, 0, 0), 3);
    assertEquals("0 of 4 pages, 0.0 pages/s, 0 failed", line.text(false));
    line.look(pages(4, 4, 0, 0), 8);
    assertEquals("4 of 4 pages, 0.8 pages/s, 0 failed", line.text(false));
  }

  @Test
  void ratesAreThoseOfTheLastHalfMinute() {
    for (int second = 10; second <= 100; second += 10) {
      line.look(pages(second, 1000, 0, 0), second);
    }
    for (int second = 110; second <= 150; second += 10) {
      line.look(pages(100 + 5 * (second - 100), 1000, 0, 0), second);
    }
    assertEquals("350 of 1000 pages, 5.0 pages/s, 0 failed, 2:10 left", line.text(false));
  }

  @Test
  void aStepThatBeganLateIsNotHeldAgainstTheTimeBefore() {
    line.look(pages(40, 40, 0, 0), 80);
    line.look(new JobCounts(40, 40, 0, 0, Map.of("table", 20L), 0), 90);
    line.look(new JobCounts(40, 40, 0, 0, Map.of("chart", 5L, "table", 40L), 0), 100);
    line.look(new JobCounts(40, 40, 0, 0, Map.of("chart", 10L, "table", 40L), 2), 110);
    assertEquals(
        "40 of 40 pages, 0.0 pages/s, 0 failed; 10 chart regions, 0.5/s; 40 table regions, 1.3/s;"
            + " 2 documents, 0.2/s",
        line.text(false));
    assertEquals(
        "40 of 40 pages, 0.5 pages/s, 0 failed; 10 chart regions, 0.5/s; 40 table regions, 2.0/s;"
            + " 2 documents, 0.2/s",
        line.text(true));
  }
}
