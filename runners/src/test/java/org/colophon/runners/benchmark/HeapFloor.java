package org.colophon.runners.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Java heap that stays in use over a run, from its collector's log. Most collections leave
 * garbage behind, so that the least that any collection of a stretch of time left counts.
 *
 * @param quarters least heap in use after a collection, in each quarter of the run, megabytes
 */
record HeapFloor(List<Integer> quarters) {
  private static final int PARTS = 4;

  /** For example {@code [12.345s][info][gc] GC(3) Pause Young (...) 34M->12M(64M) 3.2ms}. */
  private static final Pattern COLLECTION =
      Pattern.compile("^\\[(\\d+\\.\\d+)s\\].* \\d+M->(\\d+)M\\(");

  private record Collection(double second, int megabytes) {}

  /**
   * Reads a log.
   *
   * @throws IOException if it has too few collections to tell
   */
  static HeapFloor read(Path log) throws IOException {
    final List<Collection> all = new ArrayList<>();
    for (final String line : Files.readAllLines(log)) {
      final Matcher matcher = COLLECTION.matcher(line);
      if (matcher.find()) {
        all.add(
            new Collection(
                Double.parseDouble(matcher.group(1)), Integer.parseInt(matcher.group(2))));
      }
    }
    final double end = all.isEmpty() ? 0 : all.get(all.size() - 1).second();
    final List<Integer> quarters = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      final double from = end * part / PARTS;
      final double to = end * (part + 1) / PARTS;
      quarters.add(
          all.stream()
              .filter(one -> one.second() > from && one.second() <= to)
              .mapToInt(Collection::megabytes)
              .min()
              .orElseThrow(
                  () -> new IOException(log + ": no collection for a quarter of the run")));
    }
    return new HeapFloor(quarters);
  }

  /** How much more stays in use in the last quarter than in the second, when all is warm. */
  double growth() {
    return (double) quarters.get(PARTS - 1) / quarters.get(1);
  }
}
