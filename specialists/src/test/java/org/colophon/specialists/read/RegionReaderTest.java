package org.colophon.specialists.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionReading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.SpecialistException;
import org.junit.jupiter.api.Test;

class RegionReaderTest {
  private static final Box REGION = new Box(100, 100, 500, 300);
  private static final Provenance NOBODY = new Provenance("test", "1", "", Map.of());

  @Test
  void figuresFormulasAndChartsKeepTheirImageAndWords() {
    final RegionReader reader = new RegionReader(Router.standard());
    for (final RegionKind kind : List.of(RegionKind.FIGURE, RegionKind.FORMULA, RegionKind.CHART)) {
      final RegionTask task = new Sheet(REGION).text(10, 10, "Fig 7").task(kind);
      final InlineCrops crops = new InlineCrops();
      final Reading reading = reader.read(task, crops).reading().orElseThrow();
      assertTrue(reading.content().keptImage().isPresent(), kind.word());
      assertEquals(task.lines(), reading.content().lines(), kind.word());
      assertEquals(Set.of(task.id()), crops.kept());
      assertEquals(kind.word() + "-keeper", reading.provenance().specialist());
    }
  }

  @Test
  void aKindWithoutSpecialistsIsKeptWithTheReason() {
    final RegionTask task = new Sheet(REGION).task(RegionKind.HANDWRITING);
    final Reading reading =
        new RegionReader(Router.standard()).read(task, new InlineCrops()).reading().orElseThrow();
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
                (t, c) -> {
                  throw SpecialistException.unsuited("too hard", null);
                },
                (t, c) -> {
                  throw new IllegalStateException("broken");
                },
                (t, c) -> new Reading(textOf(invented), 0.9, NOBODY),
                (t, c) -> new Reading(new Content.Text(t.lines()), 0.8, NOBODY))
            .read(task, new InlineCrops());
    assertEquals(task.lines(), answer.reading().orElseThrow().content().lines());
    assertEquals(4, answer.costs().get(0).attempts());
    assertTrue(answer.costs().get(0).wallSeconds() > 0);
    assertTrue(answer.costs().get(0).cpuSeconds() >= 0);
  }

  @Test
  void whenAllFailTheImageIsKeptWithTheirReasons() {
    final RegionTask task = new Sheet(REGION).task(RegionKind.TABLE);
    final RegionReading answer = new RegionReader(Router.standard()).read(task, new InlineCrops());
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
    final RegionReading answer =
        new RegionReader(Router.standard()).read(new Sheet(REGION).task(RegionKind.FIGURE), full);
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
  void aSpecialistOnlyStandsOnLaddersOfItsKinds() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Router.of(Map.of(RegionKind.CHART, List.of(new TableSpecialist()))));
  }

  private static String objection(RegionTask task, Content content, double confidence)
      throws SpecialistException {
    return Guards.objection(task, new Reading(content, confidence, NOBODY), new InlineCrops())
        .orElse("");
  }

  private static Content textOf(Word... words) {
    return new Content.Text(
        List.of(new Line("", words[0].box(), new Baseline(0, 0, 1, 0), List.of(words))));
  }

  private static Content tableOf(Cell... cells) {
    return new Content.Table(1, 2, List.of(cells), false);
  }

  private static RegionReader reader(Rung... rungs) {
    final List<Specialist> ladder =
        java.util.Arrays.stream(rungs).map(RegionReaderTest::specialist).toList();
    return new RegionReader(Router.of(Map.of(RegionKind.TABLE, ladder)));
  }

  private static Specialist specialist(Rung rung) {
    return new Specialist() {
      @Override
      public Descriptor descriptor() {
        return Descriptor.of("test", "1", Set.of(RegionKind.TABLE), Set.of(ContentType.TABLE));
      }

      @Override
      public Answer read(RegionTask task, Crops crops) throws SpecialistException {
        return Answer.of(rung.read(task, crops));
      }
    };
  }

  @FunctionalInterface
  private interface Rung {
    Reading read(RegionTask task, Crops crops) throws SpecialistException;
  }
}
