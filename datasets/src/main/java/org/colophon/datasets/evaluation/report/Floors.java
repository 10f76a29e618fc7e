package org.colophon.datasets.evaluation.report;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bounds that no evaluation may pass, one a line:
 *
 * <pre>
 * # GROUP METRIC micro|macro|value at-most|at-least NUMBER
 * oldbooks cer    micro at-most  0.0350
 * tables   teds   macro at-least 0.8100   # measured on all 40 tables
 * *        without-outcome micro at-most 0
 * layout   map:table value at-least 0.4
 * </pre>
 *
 * The group {@code *} is all groups together. {@code micro} and {@code macro} go with the metrics
 * of the tables; {@code value} with {@code map}, {@code map:KIND}, {@code ece}, {@code
 * risk-coverage-area} and {@code coverage-99} (these three for a single specialist as {@code
 * ece:SPECIALIST}), {@code sources}, {@code pages}, {@code elements}, {@code facts} and {@code
 * without-prediction}. All are shares, not percent. A floor that the evaluation has no figure for
 * is a breach, so that nothing passes by being absent.
 */
public final class Floors {
  private static final long MOST_BYTES = 1 << 20;
  private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*");
  private static final Pattern FLOOR =
      Pattern.compile("(\\S.*?)\\s+(\\S+)\\s+(micro|macro|value)\\s+(at-most|at-least)\\s+(\\S+)");

  private final String name;
  private final List<Floor> floors;

  private Floors(String name, List<Floor> floors) {
    this.name = name;
    this.floors = List.copyOf(floors);
  }

  private record Floor(
      int line,
      String group,
      String figure,
      Figures.Statistic statistic,
      boolean atMost,
      double bound) {}

  /**
   * Reads floors.
   *
   * @param file UTF-8
   * @throws IOException if it cannot be read, or a line is no floor, or there is none; one line
   *     that names the file and the line
   */
  public static Floors read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + ": is not there; name a file with a floor on each line");
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(file + ": more than 1 MiB is no list of floors; give another file");
    }
    final List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (MalformedInputException e) {
      throw new IOException(file + ": is not UTF-8; save it as UTF-8", e);
    }
    final List<Floor> floors = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      final String text = COMMENT.matcher(lines.get(i)).replaceFirst("").strip();
      if (!text.isEmpty()) {
        floors.add(floor(file, i + 1, text));
      }
    }
    if (floors.isEmpty()) {
      throw new IOException(
          file + ": has no floor, so nothing could fail; add a line for a metric");
    }
    return new Floors(String.valueOf(file.getFileName()), floors);
  }

  /** A line for each floor that is not held or not measured; empty where all are held. */
  public List<String> check(EvaluationReport report) {
    final List<String> breaches = new ArrayList<>();
    floors.forEach(floor -> breach(floor, report).ifPresent(breaches::add));
    return List.copyOf(breaches);
  }

  private Optional<String> breach(Floor floor, EvaluationReport report) {
    final String what =
        String.format(
            Locale.ROOT,
            "%s:%d: %s %s %s",
            name,
            floor.line(),
            floor.group(),
            floor.figure(),
            floor.statistic().name().toLowerCase(Locale.ROOT));
    final Optional<GroupReport> group =
        report.sections().stream().filter(one -> one.group().equals(floor.group())).findFirst();
    if (group.isEmpty()) {
      return Optional.of(what + ": the evaluation has no such group");
    }
    final OptionalDouble value = Figures.find(group.get(), floor.figure(), floor.statistic());
    if (value.isEmpty()) {
      return Optional.of(what + ": the evaluation has no such figure");
    }
    final double is = value.getAsDouble();
    // Not a number holds no floor.
    final boolean held = floor.atMost() ? is <= floor.bound() : is >= floor.bound();
    return held
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%s is %.6f, must be %s %.6f",
                what,
                is,
                floor.atMost() ? "at most" : "at least",
                floor.bound()));
  }

  private static Floor floor(Path file, int line, String text) throws IOException {
    final Matcher floor = FLOOR.matcher(text);
    if (!floor.matches()) {
      throw new IOException(
          at(file, line)
              + "is no floor; write GROUP METRIC micro|macro|value at-most|at-least NUMBER");
    }
    final Figures.Statistic statistic =
        Figures.Statistic.valueOf(floor.group(3).toUpperCase(Locale.ROOT));
    if (!Figures.isKnown(floor.group(2), statistic)) {
      throw new IOException(
          at(file, line)
              + "there is no figure '"
              + floor.group(2)
              + "' with "
              + floor.group(3)
              + "; metrics have micro and macro, and map, ece, coverage-99 and counts have value");
    }
    return new Floor(
        line,
        floor.group(1),
        floor.group(2),
        statistic,
        floor.group(4).equals("at-most"),
        number(file, line, floor.group(5)));
  }

  private static double number(Path file, int line, String text) throws IOException {
    try {
      final double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, as for numbers that are not finite.
    }
    throw new IOException(at(file, line) + "'" + text + "' is no number; write one like 0.035");
  }

  private static String at(Path file, int line) {
    return file + ":" + line + ": ";
  }
}
