package org.colophon.specialists.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Assignment;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Instructions;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Word;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;
import org.colophon.specialists.models.BundledModels;
import org.colophon.specialists.pool.ModelPool;
import org.colophon.specialists.reconcile.VoteWeights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TesseractLinesTest {
  private static final long MEMORY = 50;

  private final ModelPool pool =
      new ModelPool(100, Duration.ofSeconds(20), Duration.ofMinutes(1), InstantSource.system());

  private final DrawnLines drawn =
      new DrawnLines("The gauge at the harbour was read", "every morning from 1874 to 1881,");

  @AfterEach
  void close() {
    pool.close();
  }

  private TesseractLines reader(Path tessdata, String languages) {
    return TesseractLines.again(pool, tessdata, languages, "d", true, MEMORY);
  }

  @Test
  void readsEveryLineWithItsIdAndBoxAndWordsWhereTheirInkIs() throws Exception {
    final Reading reading =
        reader(BundledModels.folder(), "eng").read(drawn.task(), drawn).reading();
    for (int i = 0; i < drawn.lines().size(); i++) {
      final Line known = drawn.lines().get(i);
      final Line read = reading.content().lines().get(i);
      assertEquals(known.text(), read.text());
      assertEquals(known.id(), read.id());
      assertEquals(known.box(), read.box());
      assertEquals(known.baseline(), read.baseline());
      for (int w = 0; w < known.words().size(); w++) {
        final Box place = known.words().get(w).box();
        final Word word = read.words().get(w);
        // Its boxes are those of the ink, which is lower than a line where nothing rises.
        final int across = word.box().horizontalOverlap(place);
        assertTrue(across > 0.75 * place.width(), word + " was set at " + place);
        assertTrue(place.grow(6).contains(word.box()), word + " was set at " + place);
      }
    }
    assertEquals("eng", reading.provenance().parameters().get("languages"));
    assertEquals("d", reading.provenance().modelDigest());
    assertEquals("tesseract-again", reading.provenance().specialist());
    // Weights of votes are those of the models.
    assertEquals("tesseract-best", VoteWeights.voter(reading.provenance()));
  }

  @Test
  void opensItsModelLongerThanTheDeadlineAndSaysSo() {
    final RegionTask hasty =
        drawn
            .task()
            .withAssignment(new Assignment(Instructions.NONE, Set.of(), 1, Allowance.UNLIMITED), 1);
    final SpecialistException e =
        assertThrows(
            SpecialistException.class,
            () -> reader(BundledModels.folder(), "eng").read(hasty, drawn));
    assertEquals(Fault.DEADLINE, e.fault());
  }

  @Test
  void aLineWithoutInkOrOutsideOfTheCropDoesNotComeBack() throws Exception {
    final Box paper = Box.ofSize(DrawnLines.BOX.left(), DrawnLines.BOX.bottom() - 80, 600, 40);
    final Box nowhere = Box.ofSize(5_000, 5_000, 600, 40);
    final List<Line> lines = new ArrayList<>();
    for (final Box box : List.of(paper, nowhere)) {
      lines.add(new Line("x", box, new Baseline(0, 0, 0, 0), List.of()));
    }
    lines.add(drawn.lines().get(1));
    final Reading reading =
        reader(BundledModels.folder(), "eng").read(drawn.task(lines), drawn).reading();
    assertEquals(List.of("line1"), reading.content().lines().stream().map(Line::id).toList());
  }

  @Test
  void threadsHaveHandlesOfTheirOwnWithinTheBudget() throws Exception {
    final TesseractLines reader = reader(BundledModels.folder(), "eng");
    final ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      final List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        answers.add(threads.submit(() -> reader.read(drawn.task(), drawn)));
      }
      for (final Future<Answer> answer : answers) {
        assertEquals(answers.get(0).get(), answer.get());
      }
    } finally {
      threads.shutdownNow();
    }
    assertTrue(pool.usedBytes() <= 2 * MEMORY);
  }

  @Test
  void aMissingModelIsAClearError(@TempDir Path empty) {
    final SpecialistException e =
        assertThrows(
            SpecialistException.class, () -> reader(empty, "fra").read(drawn.task(), drawn));
    assertEquals(Fault.MODEL, e.fault());
    assertTrue(e.getMessage().contains("fra"), e.getMessage());
    assertEquals(0, pool.usedBytes());
  }
}
