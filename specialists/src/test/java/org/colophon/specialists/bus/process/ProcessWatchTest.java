package org.colophon.specialists.bus.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.colophon.specialists.bus.process.ProcessWatch.Guarded;
import org.colophon.specialists.bus.process.ProcessWatch.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a process of 8 MB that waits for the end of its input. */
final class ProcessWatchTest {
  private static final Duration LONG = Duration.ofHours(1);

  private Process process;

  @BeforeEach
  void start() throws IOException {
    process =
        new ProcessBuilder(
                "sh", "-c", "x=$(head -c 8000000 /dev/zero | tr '\\0' a); echo; read y; : $x")
            .start();
    process.getInputStream().read();
  }

  @AfterEach
  void end() {
    process.destroyForcibly();
  }

  @Test
  void memoryIsKnownWithoutWaitingForTheWatch() {
    try (Guarded small = ProcessWatch.guard(process, LONG, 4);
        Guarded large = ProcessWatch.guard(process, LONG, 400);
        Guarded unlimited = ProcessWatch.guard(process, LONG, 0)) {
      assertTrue(small.isTooLarge());
      assertFalse(large.isTooLarge());
      assertFalse(unlimited.isTooLarge());
    }
  }

  @Test
  void whatIsTooLargeIsEnded() throws Exception {
    try (Guarded guarded = ProcessWatch.guard(process, LONG, 4)) {
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
      assertEquals(Verdict.TOO_LARGE, guarded.verdict());
    }
  }

  @Test
  void whatIsTooSlowIsEnded() throws Exception {
    try (Guarded guarded = ProcessWatch.guard(process, Duration.ZERO, 400)) {
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
      assertEquals(Verdict.TOO_SLOW, guarded.verdict());
    }
  }
}
