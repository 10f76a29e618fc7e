package org.colophon.runners.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs a command and measures it with its whole family of processes. CPU time is what the kernel
 * adds up for every child that was waited for (bash's {@code time}); since a child that nobody
 * waits for is missing there, the last look at every living process is added up as well, and the
 * larger of the two lower bounds counts.
 */
final class MeasuredProcess {
  /** A look takes some milliseconds of a processor, which the contenders need. */
  private static final Duration PERIOD = Duration.ofMillis(500);

  /** {@code $0} is the stem of the files that it writes. */
  private static final String TIMED =
      "TIMEFORMAT='%3R %3U %3S'; { time \"$@\" >\"$0.log\" 2>&1; } 2>\"$0.time\"";

  private static final int SHOWN_WORDS = 8;

  private MeasuredProcess() {}

  /**
   * Runs a command to its end.
   *
   * @param stem where its log and times go: {@code stem.log}, {@code stem.time}
   * @param environment added to that of this process
   * @throws IOException if it cannot be started, or ends with another code than 0
   */
  static Usage run(Path stem, List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    return run(stem, command, environment, head -> {});
  }

  /**
   * Runs a command to its end.
   *
   * @param look is shown the command's process twice a second, for what else is to be seen of it
   */
  static Usage run(
      Path stem,
      List<String> command,
      Map<String, String> environment,
      Consumer<ProcessHandle> look)
      throws IOException, InterruptedException {
    Files.createDirectories(stem.getParent());
    final List<String> timed = new ArrayList<>(List.of("bash", "-c", TIMED, stem.toString()));
    timed.addAll(command);
    final ProcessBuilder builder = new ProcessBuilder(timed);
    builder.environment().putAll(environment);
    // The decimal point of the times.
    builder.environment().put("LC_ALL", "C.UTF-8");
    final Process process = builder.start();
    final FamilyWatch watch = new FamilyWatch(process.toHandle());
    try {
      while (!process.waitFor(PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
        watch.look();
        process.children().forEach(look);
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    final Path log = Path.of(stem + ".log");
    if (process.exitValue() != 0) {
      throw new IOException(
          String.join(" ", command.subList(0, Math.min(SHOWN_WORDS, command.size())))
              + " ended with code "
              + process.exitValue()
              + ": "
              + lastLine(log));
    }
    final String[] times = Files.readString(Path.of(stem + ".time")).strip().split("\\s+", -1);
    final double waitedFor = Double.parseDouble(times[1]) + Double.parseDouble(times[2]);
    return new Usage(
        Double.parseDouble(times[0]),
        Math.max(waitedFor, watch.cpuSeconds()),
        watch.peakMegabytes(),
        0);
  }

  private static String lastLine(Path log) throws IOException {
    final List<String> lines = Files.readAllLines(log).stream().filter(l -> !l.isBlank()).toList();
    return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
  }
}
