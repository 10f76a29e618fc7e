package org.colophon.specialists.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionReading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Verdict;
import org.colophon.datasets.model.Word;
import org.colophon.specialists.bus.Alphabet;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.conformance.KeepingCrops;
import org.colophon.specialists.confidence.Calibrations;
import org.colophon.specialists.route.Budgets;
import org.colophon.specialists.route.Ladder;
import org.colophon.specialists.route.Purse;
import org.colophon.specialists.route.Roster;
import org.colophon.specialists.route.Rung;
import org.junit.jupiter.api.Test;

/** Regions of a specialist for whose confidence there is a fit. */
class CalibratedReadingTest {
  private static final String MODEL = "ab".repeat(32);
  private static final double SAID = 0.5;

  /** Log odds of 0.5 are 0, so the fit makes 1 / (1 + exp(-2)) of it. */
  private static final double WORTH = 1 / (1 + Math.exp(-2));

  private static final RegionTask TASK =
      new Sheet(new Box(100, 100, 500, 300)).text(10, 10, "Fig 7").task(RegionKind.TABLE);

  @Test
  void wordsCellsAndReadingGetProbabilitiesAndTheFitIsNamed() {
    final Calibrations calibrations = calibrations(MODEL);
    final Reading reading = read(calibrations, 0).reading().orElseThrow();
    assertEquals(WORTH, reading.confidence(), 1e-9);
    for (final Cell cell : ((Content.Table) reading.content()).cells()) {
      assertEquals(WORTH, cell.confidence(), 1e-9);
    }
    for (final Line line : reading.content().lines()) {
      for (final Word word : line.words()) {
        assertEquals(WORTH, word.confidence(), 1e-9);
      }
    }
    assertEquals(
        calibrations.scalars().get(0).digest(),
        reading.provenance().parameters().get(Provenance.CALIBRATION));
    assertEquals("v", reading.provenance().parameters().get("k"));
  }

  @Test
  void theLadderGoesByTheProbability() {
    assertEquals(Verdict.DOUBTED, verdict(Calibrations.NONE));
    assertEquals(Verdict.ACCEPTED, verdict(calibrations(MODEL)));
  }

  @Test
  void aFitToAnotherModelIsNotTaken() {
    final Reading reading = read(calibrations("cd".repeat(32)), 0).reading().orElseThrow();
    assertEquals(SAID, reading.confidence());
    assertFalse(reading.provenance().parameters().containsKey(Provenance.CALIBRATION));
  }

  private static Verdict verdict(Calibrations calibrations) {
    return read(calibrations, 0.8).reading().orElseThrow().decision().verdict();
  }

  private static Calibrations calibrations(String model) {
    final String fit =
        """
        {"calibrations":[],"scalars":[{"specialist":"counter","models":["%s"],
          "platt":{"slope":1.5,"shift":2},"origin":{"seed":1,"folds":8,"groups":[]}}]}\
        """
            .formatted(model);
    final Calibrations read = Calibrations.fromJson(fit);
    assertEquals(read, Calibrations.fromJson(read.toJson()));
    return read;
  }

  private static RegionReading read(Calibrations calibrations, double accept) {
    return new RegionReader(
            task ->
                new Ladder(
                    List.of(new Rung("counter", accept, 1, Allowance.UNLIMITED, "asked")), "test"),
            Roster.of(List.of(new Counter())),
            Budgets.UNLIMITED,
            new Purse(Allowance.UNLIMITED),
            calibrations,
            new LocalJudge(Optional.empty()))
        .read(TASK, new KeepingCrops());
  }

  /** Reads a table of one cell for each known line, and always says the same of itself. */
  private static final class Counter implements Specialist {
    @Override
    public Descriptor descriptor() {
      return new Descriptor(
          "counter",
          "1",
          MODEL,
          Set.of(RegionKind.TABLE),
          Set.of(ContentType.TABLE),
          Alphabet.EVERYTHING,
          0,
          1,
          true,
          false);
    }

    @Override
    public Answer read(RegionTask task, Crops crops) {
      final List<Line> lines = task.lines().stream().map(CalibratedReadingTest::unsure).toList();
      final Content table =
          new Content.Table(
              1, 1, List.of(new Cell(0, 0, 1, 1, false, lines.get(0).box(), lines, SAID)), false);
      return Answer.of(
          new Reading(table, SAID, new Provenance("counter", "1", MODEL, Map.of("k", "v"))));
    }
  }

  private static Line unsure(Line line) {
    return line.withWords(line.words().stream().map(word -> word.withConfidence(SAID)).toList());
  }
}
