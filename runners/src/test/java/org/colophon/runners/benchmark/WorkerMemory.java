package org.colophon.runners.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Memory of the processes that a job starts. Workers are replaced from time to time, so that the
 * most that any of them holds in a stretch of time counts.
 */
final class WorkerMemory implements Consumer<ProcessHandle> {
  private static final int PARTS = 4;
  private static final Pattern RESIDENT =
      Pattern.compile("^VmRSS:\\s+(\\d+) kB", Pattern.MULTILINE);

  /** The largest worker at each look, kilobytes; looks without one do not count. */
  private final List<Long> largest = new ArrayList<>();

  @Override
  public void accept(ProcessHandle job) {
    job.children().mapToLong(WorkerMemory::kilobytes).filter(size -> size > 0).max().stream()
        .forEach(largest::add);
  }

  private static long kilobytes(ProcessHandle worker) {
    try {
      final Matcher matcher =
          RESIDENT.matcher(
              Files.readString(Path.of("/proc", Long.toString(worker.pid()), "status")));
      return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    } catch (IOException ended) {
      return 0;
    }
  }

  /**
   * The largest worker in each quarter of the time in which there were any, megabytes resident.
   *
   * @throws IllegalStateException if there were too few looks to tell
   */
  List<Long> quarters() {
    if (largest.size() < PARTS) {
      throw new IllegalStateException("workers were seen " + largest.size() + " times only");
    }
    final List<Long> quarters = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      quarters.add(
          largest
                  .subList(largest.size() * part / PARTS, largest.size() * (part + 1) / PARTS)
                  .stream()
                  .mapToLong(Long::longValue)
                  .max()
                  .orElseThrow()
              >> 10);
    }
    return quarters;
  }

  /** How much larger the largest is in the last quarter than in the second, when all is warm. */
  double growth() {
    final List<Long> quarters = quarters();
    return (double) quarters.get(PARTS - 1) / quarters.get(1);
  }
}
