package org.colophon.specialists.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionReading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.Verdict;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.conformance.KeepingCrops;
import org.colophon.specialists.guard.Guards;
import org.colophon.specialists.route.RoutePlan;
import org.colophon.specialists.route.Rung;
import org.colophon.specialists.route.SpecialistContext;
import org.junit.jupiter.api.Test;

class RegionReaderTest extends ReaderFixture {
  @Test
  void figuresFormulasAndChartsKeepTheirImageAndWords() {
    final RegionReader reader = standard();
    for (final RegionKind kind : List.of(RegionKind.FIGURE, RegionKind.FORMULA, RegionKind.CHART)) {
      final RegionTask task = new Sheet(REGION).text(10, 10, "Fig 7").task(kind);
      final KeepingCrops crops = new KeepingCrops();
      final Reading reading = reader.read(task, crops).reading().orElseThrow();
      assertTrue(reading.content().keptImage().isPresent(), kind.word());
      assertEquals(task.lines(), reading.content().lines(), kind.word());
      assertEquals(Set.of(task.id() + ".png"), crops.kept());
      assertEquals(kind.word() + "-keeper", reading.provenance().specialist());
    }
  }

  @Test
  void aKindWithoutSpecialistsIsKeptWithTheReason() {
    final RegionTask task = new Sheet(REGION).task(RegionKind.HANDWRITING);
    final Reading reading = standard().read(task, new KeepingCrops()).reading().orElseThrow();
    final Content.Unreadable kept = assertInstanceOf(Content.Unreadable.class, reading.content());
    assertEquals("no specialist reads regions of kind handwriting", kept.reason());
    assertEquals(0, reading.confidence());
  }

  @Test
  void theNextRungIsTriedAfterAFailureABreakAndARejectedReading() {
    final Word invented = new Word("", "ghost", new Box(300, 200, 400, 230), 1, Style.PLAIN);
    final RegionTask task = new Sheet(REGION).text(10, 10, "12").task(RegionKind.TABLE);
    final RegionReading answer =
        reader(
                0,
                (t, c) -> {
                  throw SpecialistException.unsuited("too hard", null);
                },
                (t, c) -> {
                  throw new IllegalStateException("broken");
                },
                (t, c) -> Answer.of(new Reading(textOf(invented), 0.9, NOBODY)),
                reads(0.8))
            .read(task, new KeepingCrops());
    assertEquals(task.lines(), answer.reading().orElseThrow().content().lines());
    assertEquals(List.of("test-1", "test-2", "test-3", "test-4"), asked(answer));
    assertTrue(answer.costs().stream().allMatch(cost -> cost.attempts() == 1));
    assertTrue(answer.costs().stream().allMatch(cost -> cost.kind().equals("table")));
    assertTrue(answer.costs().get(0).wallSeconds() > 0);
    assertTrue(answer.costs().get(0).cpuSeconds() >= 0);
    assertEquals(Verdict.ACCEPTED, answer.reading().orElseThrow().decision().verdict());
    assertEquals(
        "test-1: too hard; test-2: java.lang.IllegalStateException: broken",
        answer.reading().orElseThrow().provenance().parameters().get("not-read-by"));
    final Reading rejected = answer.alternatives().get(0);
    assertEquals(Verdict.REJECTED, rejected.decision().verdict());
    assertTrue(rejected.decision().judged().contains("no ink"), rejected.toString());
    assertEquals("asked third", rejected.decision().asked());
  }

  @Test
  void whenAllFailTheImageIsKeptWithTheirReasons() {
    final RegionTask task = new Sheet(REGION).task(RegionKind.TABLE);
    final RegionReading answer = standard().read(task, new KeepingCrops());
    final Content.Unreadable kept =
        assertInstanceOf(Content.Unreadable.class, answer.reading().orElseThrow().content());
    assertTrue(kept.reason().contains("table-geometry"), kept.reason());
    assertTrue(answer.failure().isEmpty());
  }

  @Test
  void whenNotEvenTheImageCanBeKeptItIsAFailure() {
    final Crops full =
        new Crops() {
          @Override
          public Raster raster(RegionTask task) throws SpecialistException {
            throw SpecialistException.crop("no crop", false, null);
          }

          @Override
          public ImageRef keep(RegionTask task) throws SpecialistException {
            throw SpecialistException.crop("disk full", true, null);
          }
        };
    final RegionReading answer = standard().read(new Sheet(REGION).task(RegionKind.FIGURE), full);
    assertTrue(answer.reading().isEmpty());
    assertTrue(answer.failure().orElseThrow().message().contains("disk full"));
  }

  @Test
  void guardsHoldReadingsAgainstTheInk() throws SpecialistException {
    final RegionTask task = new Sheet(REGION).text(10, 10, "12").task(RegionKind.TABLE);
    final Word known = task.lines().get(0).words().get(0);
    final Word reread = new Word("", "I2", known.box(), 1, Style.PLAIN);
    final Word outside = new Word("", "12", new Box(600, 100, 640, 120), 1, Style.PLAIN);
    assertEquals("", objection(task, textOf(known), 1));
    assertEquals("", objection(task, textOf(reread), 1));
    assertTrue(objection(task, textOf(known, known), 1).contains("twice"));
    assertTrue(objection(task, textOf(outside), 1).contains("outside"));
    assertTrue(objection(task, textOf(known), Double.NaN).contains("probability"));
    final Cell wide = new Cell(0, 0, 1, 2, false, known.box(), List.of(), 1);
    final Cell second = new Cell(0, 1, 1, 1, false, known.box(), List.of(), 1);
    final Cell huge =
        new Cell(0, 1, Integer.MAX_VALUE, Integer.MAX_VALUE, false, known.box(), List.of(), 1);
    assertTrue(objection(task, tableOf(wide, second), 1).contains("overlap"));
    assertTrue(objection(task, tableOf(huge), 1).contains("outside"));
    assertEquals("", objection(task, tableOf(wide), 1));
  }

  @Test
  void theSurestDoubtedReadingIsTakenAndMarkedWhenNoneIsAccepted() {
    final RegionTask task = new Sheet(REGION).text(10, 10, "12").task(RegionKind.TABLE);
    final RegionReading answer =
        reader(0.9, reads(0.5), reads(0.7), reads(0.6)).read(task, new KeepingCrops());
    final Reading taken = answer.reading().orElseThrow();
    assertEquals(0.7, taken.confidence());
    assertEquals(Verdict.DOUBTED, taken.decision().verdict());
    assertTrue(taken.decision().judged().contains("0.700"), taken.decision().judged());
    assertEquals(
        List.of(0.5, 0.6), answer.alternatives().stream().map(Reading::confidence).toList());
  }

  @Test
  void aRungIsAskedOnlyWhereTheBestSoFarIsLessSure() {
    final RegionTask task = new Sheet(REGION).text(10, 10, "12").task(RegionKind.TABLE);
    final List<Rung> rungs =
        List.of(rung("test-1", 0.9, 1), rung("test-2", 0.9, 0.5), rung("test-3", 0.9, 0.8));
    final RegionReading answer =
        reader(rungs, Allowance.UNLIMITED, reads(0.6), reads(0.7), reads(0.95))
            .read(task, new KeepingCrops());
    assertEquals(List.of("test-1", "test-3"), asked(answer));
    assertEquals(0.95, answer.reading().orElseThrow().confidence());
  }

  @Test
  void textThatTheFirstPassIsSureOfAsksNobodyAndKeepsItsWords() {
    final RegionTask task = new Sheet(REGION).text(10, 10, "sure words").task(RegionKind.TEXT);
    final RegionReading answer =
        reader(List.of(rung("test-1", 0, 0.8)), Allowance.UNLIMITED, reads(1))
            .read(task, new KeepingCrops());
    assertEquals(List.of("unreadable-keeper"), asked(answer));
  }

  @Test
  void aRungForDisagreementIsPassedWhereReadingsAgree() {
    final RegionTask task = new Sheet(REGION).text(10, 10, "12").task(RegionKind.TEXT);
    final Rung first = rung("test-1", 0.9, 1);
    final Rung arbiter = new Rung("test-2", 0.9, 0, 1, 0.9, 0, Allowance.UNLIMITED, "");
    final RegionReading agreed =
        reader(List.of(first, arbiter), Allowance.UNLIMITED, reads(0.6), reads(0.6))
            .read(task, new KeepingCrops());
    assertEquals(List.of("test-1"), asked(agreed));
    final Word known = task.lines().get(0).words().get(0);
    final Word other = new Word("", "77", known.box(), 1, Style.PLAIN);
    final RegionReading disputed =
        reader(
                List.of(first, arbiter),
                Allowance.UNLIMITED,
                (t, c) -> Answer.of(new Reading(textOf(other), 0.6, NOBODY)),
                reads(0.6))
            .read(task, new KeepingCrops());
    assertEquals(List.of("test-1", "test-2"), asked(disputed));
  }

  private static RegionReader standard() {
    return RegionReader.of(RoutePlan.standard(new SpecialistContext(Map.of())));
  }

  private static String objection(RegionTask task, Content content, double confidence)
      throws SpecialistException {
    return Guards.judge(
            task, new Reading(content, confidence, NOBODY), new KeepingCrops(), Optional.empty())
        .rejection()
        .orElse("");
  }

  private static Content textOf(Word... words) {
    return new Content.Text(
        List.of(new Line("", words[0].box(), new Baseline(0, 0, 1, 0), List.of(words))));
  }

  private static Content tableOf(Cell... cells) {
    return new Content.Table(1, 2, List.of(cells), false);
  }
}
