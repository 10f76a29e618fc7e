package org.colophon.specialists.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.Point;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Series;

/** Makes content from the JSON that a language model wrote; believes no number and no size. */
final class AnswerReader {
  private static final int MAX_WORDS = 20_000;
  private static final int MAX_LINES = 5_000;
  private static final int MAX_ROWS = 2_000;
  private static final int MAX_COLUMNS = 200;
  private static final int MAX_CELLS = 20_000;
  private static final int MAX_LATEX = 10_000;
  private static final int MAX_SERIES = 100;
  private static final int MAX_POINTS = 10_000;
  private static final int MAX_LABEL = 500;
  private static final double MAX_VALUE = 1e15;

  /** Control characters, those of bidirectional text, and unpaired surrogates. */
  private static final Pattern HIDDEN =
      Pattern.compile("[\\p{Cc}\\x{200e}\\x{200f}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}\\p{Cs}]");

  private static final Pattern SPACE = Pattern.compile("[\\s\\x{a0}\\x{2000}-\\x{200b}\\x{3000}]+");

  private final RegionTask task;
  private final WordPlacer placer;

  AnswerReader(RegionTask task, double confidence) {
    this.task = task;
    this.placer = new WordPlacer(confidence);
  }

  /** An answer that says nothing can be read. */
  static final class Nothing extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** Keeps the region's image, for the content that goes with one. */
  interface Keeper<E extends Exception> {
    ImageRef keep() throws E;
  }

  /**
   * The content that an answer gives.
   *
   * @throws StrictJson.Malformed if the answer has not the form that was asked for
   * @throws Nothing if it says that there is nothing to read
   * @throws E if the image cannot be kept
   */
  <E extends Exception> Content read(ContentType type, JsonNode answer, Keeper<E> keeper)
      throws StrictJson.Malformed, Nothing, E {
    return switch (type) {
      case TEXT -> text(answer);
      case TABLE -> table(answer);
      case FORMULA -> {
        final String latex = latex(answer);
        yield new Content.Formula(latex, keeper.keep(), task.lines());
      }
      case CHART -> {
        final List<Series> series = series(answer);
        yield new Content.Chart(keeper.keep(), task.lines(), series);
      }
      case FIGURE, UNREADABLE ->
          throw new IllegalArgumentException("no language model is asked for " + type);
    };
  }

  private Content.Text text(JsonNode answer) throws StrictJson.Malformed, Nothing {
    final List<List<String>> lines = new ArrayList<>();
    int words = 0;
    for (final JsonNode line : array(answer, "lines", MAX_LINES)) {
      final List<String> split = words(text(line, "line"));
      words += split.size();
      if (!split.isEmpty()) {
        lines.add(split);
      }
    }
    if (words > MAX_WORDS) {
      throw new StrictJson.Malformed("holds more words than any region");
    }
    if (lines.isEmpty()) {
      throw new Nothing();
    }
    return new Content.Text(GeneratedText.place(lines, task.lines(), task.box(), placer));
  }

  private Content.Table table(JsonNode answer) throws StrictJson.Malformed, Nothing {
    final int rows = whole(answer, "rows", 0, MAX_ROWS);
    final int columns = whole(answer, "columns", 0, MAX_COLUMNS);
    final List<GeneratedCell> cells = new ArrayList<>();
    final BitSet taken = new BitSet();
    int words = 0;
    for (final JsonNode node : array(answer, "cells", MAX_CELLS)) {
      final int row = whole(node, "row", 0, rows - 1);
      final int column = whole(node, "column", 0, columns - 1);
      final GeneratedCell cell =
          new GeneratedCell(
              row,
              column,
              node.has("row_span") ? whole(node, "row_span", 1, rows - row) : 1,
              node.has("column_span") ? whole(node, "column_span", 1, columns - column) : 1,
              node.path("header").asBoolean(false),
              words(text(node.path("text"), "cell")));
      take(cell, columns, taken);
      words += cell.words().size();
      if (!cell.words().isEmpty()) {
        cells.add(cell);
      }
    }
    if (words > MAX_WORDS) {
      throw new StrictJson.Malformed("holds more words than any region");
    }
    if (cells.isEmpty()) {
      throw new Nothing();
    }
    return GeneratedTable.place(rows, columns, cells, task, placer);
  }

  private static void take(GeneratedCell cell, int columns, BitSet taken)
      throws StrictJson.Malformed {
    for (int row = cell.row(); row < cell.row() + cell.rowSpan(); row++) {
      final int from = row * columns + cell.column();
      final int next = taken.nextSetBit(from);
      if (next >= 0 && next < from + cell.columnSpan()) {
        throw new StrictJson.Malformed("holds cells that overlap");
      }
      taken.set(from, from + cell.columnSpan());
    }
  }

  private String latex(JsonNode answer) throws StrictJson.Malformed, Nothing {
    final String latex = SPACE.matcher(text(answer.path("latex"), "latex")).replaceAll(" ").strip();
    if (latex.isEmpty()) {
      throw new Nothing();
    }
    if (latex.length() > MAX_LATEX) {
      throw new StrictJson.Malformed("holds a formula that is longer than any page");
    }
    return HIDDEN.matcher(latex).replaceAll("");
  }

  private List<Series> series(JsonNode answer) throws StrictJson.Malformed, Nothing {
    final Box somewhere = task.box();
    final List<Series> all = new ArrayList<>();
    for (final JsonNode node : array(answer, "series", MAX_SERIES)) {
      final List<Point> points = new ArrayList<>();
      for (final JsonNode point : array(node, "points", MAX_POINTS)) {
        final JsonNode y = point.path("y");
        if (!y.isNumber() || !(Math.abs(y.asDouble()) <= MAX_VALUE)) {
          throw new StrictJson.Malformed("holds a point whose y is no number");
        }
        points.add(new Point(label(point.path("x")), y.asDouble(), somewhere, placer.unseen()));
      }
      if (!points.isEmpty()) {
        all.add(new Series(label(node.path("name")), points));
      }
    }
    if (all.isEmpty()) {
      throw new Nothing();
    }
    return all;
  }

  private static String label(JsonNode node) throws StrictJson.Malformed {
    if (!node.isValueNode() || node.isNull()) {
      throw new StrictJson.Malformed("holds a series or point without a name");
    }
    final String label = String.join(" ", words(node.asText()));
    if (label.length() > MAX_LABEL) {
      throw new StrictJson.Malformed("holds a name that is longer than any label");
    }
    return label;
  }

  private static JsonNode array(JsonNode node, String name, int most) throws StrictJson.Malformed {
    final JsonNode array = node.path(name);
    if (!array.isArray() || array.size() > most) {
      throw new StrictJson.Malformed(
          "has no list called " + name + ", or one of more than " + most + " entries");
    }
    return array;
  }

  private static int whole(JsonNode node, String name, int least, int most)
      throws StrictJson.Malformed {
    final JsonNode number = node.path(name);
    if (!number.isIntegralNumber()
        || !number.canConvertToInt()
        || number.asInt() < least
        || number.asInt() > most) {
      throw new StrictJson.Malformed(
          "has no whole number from %d to %d called %s".formatted(least, most, name));
    }
    return number.asInt();
  }

  private static String text(JsonNode node, String what) throws StrictJson.Malformed {
    if (!node.isTextual()) {
      throw new StrictJson.Malformed("holds a " + what + " that is no text");
    }
    return node.asText();
  }

  private static List<String> words(String text) {
    return Stream.of(SPACE.split(text, -1))
        .map(word -> HIDDEN.matcher(word).replaceAll(""))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
