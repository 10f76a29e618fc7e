package org.colophon.specialists.bus.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.Decision;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Point;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Series;
import org.colophon.datasets.model.Symbol;
import org.colophon.datasets.model.Word;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.Descriptor;

/** Holds one answer against its task and against what its specialist declares. */
final class ReadingChecks {
  /** How far a box may stand out of its region, pixels. */
  private static final int SLACK = 5;

  private final Descriptor descriptor;
  private final RegionTask task;
  private final Set<String> knownWords;
  private final Box frame;

  ReadingChecks(Descriptor descriptor, RegionTask task) {
    this.descriptor = descriptor;
    this.task = task;
    this.knownWords =
        task.lines().stream()
            .flatMap(line -> line.words().stream())
            .map(Word::text)
            .collect(Collectors.toSet());
    // Known words may reach over the edge of their region; what holds them may too.
    this.frame =
        task.lines().stream()
            .flatMap(line -> line.words().stream())
            .map(Word::box)
            .reduce(task.box(), Box::union)
            .grow(SLACK);
  }

  void check(Answer answer, Set<String> kept) {
    reading(answer.reading(), kept);
    assertTrue(
        answer.alternatives().size() <= Answer.MOST_ALTERNATIVES,
        answer.alternatives().size() + " alternatives");
    for (final Reading other : answer.alternatives()) {
      reading(other, kept);
      assertNotEquals(
          answer.reading().content(), other.content(), "an alternative that says the same");
    }
    assertTrue(answer.cpuSeconds() >= 0, "processor time");
    assertTrue(answer.usage().inputTokens() >= 0, "input tokens");
    assertTrue(answer.usage().outputTokens() >= 0, "output tokens");
    assertTrue(answer.usage().money() >= 0, "money");
  }

  private void reading(Reading reading, Set<String> kept) {
    probability(reading.confidence(), "the reading");
    assertEquals(descriptor.id(), reading.provenance().specialist(), "provenance: specialist");
    assertEquals(descriptor.version(), reading.provenance().version(), "provenance: version");
    assertEquals(
        descriptor.modelDigest(), reading.provenance().modelDigest(), "provenance: model digest");
    assertEquals(Decision.NONE, reading.decision(), "a specialist does not judge its own reading");
    assertTrue(
        descriptor.contents().contains(type(reading.content())),
        "a reading of type " + type(reading.content()) + " is not declared");
    reading
        .content()
        .keptImage()
        .ifPresent(
            image ->
                assertTrue(
                    kept.contains(image.name()),
                    "the image " + image.name() + " was not kept through the crops"));
    lines(reading.content());
    parts(reading.content());
  }

  private static ContentType type(Content content) {
    return ContentType.valueOf(content.getClass().getSimpleName().toUpperCase(Locale.ROOT));
  }

  private void lines(Content content) {
    final Set<String> ids = new HashSet<>();
    for (final Line line : content.lines()) {
      inside(line.box(), "line " + line.text());
      assertFalse(line.words().isEmpty(), "a line without words");
      for (final Word word : line.words()) {
        inside(word.box(), "word " + word.text());
        probability(word.confidence(), "word " + word.text());
        assertFalse(word.text().isBlank(), "a word without text");
        assertTrue(
            knownWords.contains(word.text()) || descriptor.alphabet().covers(word.text()),
            "the word " + word.text() + " is not of the declared alphabet");
        assertTrue(word.id().isEmpty() || ids.add(word.id()), "two words have the id " + word.id());
      }
    }
  }

  private void parts(Content content) {
    if (content instanceof Content.Table table) {
      assertTrue(table.rows() > 0 && table.columns() > 0, "a table without rows or columns");
      table.cells().forEach(cell -> cell(table, cell));
    } else if (content instanceof Content.Formula formula) {
      for (final Symbol symbol : formula.symbols()) {
        inside(symbol.box(), "symbol " + symbol.latex());
        probability(symbol.confidence(), "symbol " + symbol.latex());
      }
    } else if (content instanceof Content.Chart chart) {
      for (final Series series : chart.series()) {
        for (final Point point : series.points()) {
          inside(point.box(), "point of " + series.name());
          probability(point.confidence(), "point of " + series.name());
        }
      }
    }
  }

  private void cell(Content.Table table, Cell cell) {
    final String what = "cell " + cell.row() + "," + cell.column();
    inside(cell.box(), what);
    probability(cell.confidence(), what);
    assertTrue(cell.row() >= 0 && cell.column() >= 0, what);
    assertTrue(cell.rowSpan() >= 1 && cell.columnSpan() >= 1, what + " spans nothing");
    assertTrue(cell.rowSpan() <= table.rows() - cell.row(), what + " leaves the table");
    assertTrue(cell.columnSpan() <= table.columns() - cell.column(), what + " leaves the table");
  }

  private void inside(Box box, String what) {
    assertTrue(frame.contains(box), what + ": " + box + " is outside the region " + task.box());
  }

  private static void probability(double confidence, String what) {
    assertTrue(
        confidence >= 0 && confidence <= 1,
        what + ": the confidence " + confidence + " is no probability");
  }
}
