package org.colophon.runners.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Colophon in process, so that all work shares one heap, with its collector's log: how much heap is
 * in use is told right after collections, since before them it is as much as the collector allows.
 */
final class GrowingHeap {
  private static final String LOG = "gc.log";

  /** For example {@code Pause Young (Allocation Failure) 34M->12M(64M) 3.2ms}. */
  private static final Pattern COLLECTION = Pattern.compile("\\d+M->(\\d+)M\\(");

  private GrowingHeap() {}

  static Contender of(Contenders contenders) {
    final Contender plain =
        contenders.all().stream()
            .filter(one -> one.name().equals(Contenders.COLOPHON_IN_PROCESS))
            .findFirst()
            .orElseThrow();
    return new Contender(
        plain.name(),
        plain.about(),
        plain.kinds(),
        (set, output) -> logged(plain.work().command(set, output), output),
        plain.texts(),
        GrowingHeap::read);
  }

  /** The options are those of the colophon script, which the variable replaces. */
  private static List<String> logged(List<String> command, Path output) {
    final List<String> logged = new ArrayList<>();
    logged.add("env");
    logged.add(
        "COLOPHON_JAVA_OPTS=-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xlog:gc:file="
            + output.resolve(LOG));
    logged.addAll(command);
    return logged;
  }

  private static Usage read(Usage process, Path output) throws IOException {
    double most = 0;
    for (final String line : Files.readAllLines(output.resolve(LOG))) {
      final Matcher matcher = COLLECTION.matcher(line);
      if (matcher.find()) {
        most = Math.max(most, Integer.parseInt(matcher.group(1)));
      }
    }
    return new Usage(process.wallSeconds(), process.cpuSeconds(), process.peakMegabytes(), most);
  }
}
