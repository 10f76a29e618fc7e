package org.colophon.runners.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks at a process and all it started: their memory together, and the CPU time of each. */
final class FamilyWatch {
  /** Memory that several processes share counts once in all, in {@code /proc/N/smaps_rollup}. */
  private static final Pattern PROPORTIONAL =
      Pattern.compile("^Pss:\\s+(\\d+) kB", Pattern.MULTILINE);

  private final ProcessHandle head;
  private final Map<Long, Duration> cpu = new HashMap<>();
  private long peakKilobytes;

  FamilyWatch(ProcessHandle head) {
    this.head = head;
  }

  void look() {
    final long kilobytes =
        Stream.concat(Stream.of(head), head.descendants()).mapToLong(this::look).sum();
    peakKilobytes = Math.max(peakKilobytes, kilobytes);
  }

  /** Looks at one process; its memory in kilobytes. */
  private long look(ProcessHandle one) {
    one.info().totalCpuDuration().ifPresent(time -> cpu.put(one.pid(), time));
    try {
      final Matcher matcher =
          PROPORTIONAL.matcher(
              Files.readString(Path.of("/proc", Long.toString(one.pid()), "smaps_rollup")));
      return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    } catch (IOException ended) {
      return 0;
    }
  }

  double peakMegabytes() {
    return peakKilobytes / 1024.0;
  }

  /** What every process had used when it was last seen. */
  double cpuSeconds() {
    return cpu.values().stream().mapToLong(Duration::toNanos).sum() / 1e9;
  }
}
