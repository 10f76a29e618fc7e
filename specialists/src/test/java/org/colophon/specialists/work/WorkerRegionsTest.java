package org.colophon.specialists.work;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.Cost;
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
import org.colophon.datasets.schema.FlowCodec;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.SampleRegions;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.conformance.KeepingCrops;
import org.colophon.specialists.guard.Judge;
import org.colophon.specialists.guard.Judgement;
import org.colophon.specialists.read.LocalJudge;
import org.colophon.specialists.read.RegionReader;
import org.colophon.specialists.read.TableSpecialist;
import org.colophon.specialists.route.RoutePlan;
import org.colophon.specialists.route.SpecialistContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Regions that are read in worker processes. */
@Timeout(240)
class WorkerRegionsTest {
  @TempDir private Path folder;

  private Settings settings(String routes) throws IOException {
    try (RoutePlan plan =
        RoutePlan.of("routes.yaml", routes, folder, SpecialistContext.ofProcess())) {
      return WorkerPoolTest.settings(
          folder, WorkerPoolTest.LIMITS, 512, plan.resolve(Allowance.UNLIMITED));
    }
  }

  /** The bytes of a reading, without what it cost. */
  private static byte[] bytes(RegionReading reading) {
    return FlowCodec.toProto(reading).toBuilder().clearCosts().build().toByteArray();
  }

  @Test
  void theyAreReadAsInThisJvmAndCostWhatTheWorkerSpent() throws Exception {
    final Settings settings = WorkerPoolTest.settings(folder, WorkerPoolTest.LIMITS);
    final List<RegionTask> tasks = new ArrayList<>(SampleRegions.tables());
    for (final RegionKind kind :
        List.of(RegionKind.FIGURE, RegionKind.FORMULA, RegionKind.CHART, RegionKind.TEXT)) {
      tasks.addAll(SampleRegions.of(kind));
    }
    try (RegionReaders readers = RegionReaders.shared(settings);
        RoutePlan plan = settings.routes().plan(settings.specialistContext())) {
      final RegionReader here = RegionReader.of(plan);
      for (final RegionTask task : tasks) {
        final RegionReading there = readers.reader().read(task, new KeepingCrops());
        assertArrayEquals(
            bytes(here.read(task, new KeepingCrops())), bytes(there), task.kind().word());
        assertTrue(there.costs().stream().mapToDouble(Cost::cpuSeconds).sum() > 0);
      }
    }
  }

  @Test
  void aSpecialistThatKillsItsProcessCostsItsRung() throws Exception {
    final RegionReading reading = read(Deadly.class, "60s");
    assertEquals("table-geometry", reading.reading().orElseThrow().provenance().specialist());
    final List<Cost> costs = reading.costs();
    assertEquals("deadly", costs.get(0).specialist());
    assertEquals(3, costs.get(0).attempts(), "it might have been killed from outside");
  }

  @Test
  void aSpecialistThatNeverEndsIsEndedOnce() throws Exception {
    final RegionReading reading = read(Endless.class, "3s");
    assertEquals("table-geometry", reading.reading().orElseThrow().provenance().specialist());
    assertEquals(1, reading.costs().get(0).attempts());
  }

  private RegionReading read(Class<? extends Specialist> first, String wall) throws Exception {
    final String routes =
        "version: 1\nspecialists:\n  deadly: {type: class, name: '"
            + first.getName()
            + "'}\n"
            + "ladders:\n"
            + "  table:\n"
            + "    - specialist: deadly\n      budget: {wall: "
            + wall
            + "}\n"
            + "    - specialist: table-geometry\n";
    try (RegionReaders readers = RegionReaders.shared(settings(routes))) {
      return readers.reader().read(SampleRegions.tables().get(0), new KeepingCrops());
    }
  }

  @Test
  void guardsJudgeThereAsHereAndAskForTheCropOnlyWhenTheyNeedIt() throws Exception {
    final RegionTask inline = SampleRegions.tables().get(0);
    final Reading honest = new TableSpecialist().read(inline, new KeepingCrops()).reading();
    final Reading invented = withWord(inline, "invented");
    final ImageRef name = new ImageRef("x.png", "image/png", 1, 1, "");
    final RegionTask stored = inline.withCrop(new byte[0], Optional.of(name));
    final Settings settings = WorkerPoolTest.settings(folder, WorkerPoolTest.LIMITS);
    try (RoutePlan plan = settings.routes().plan(settings.specialistContext());
        WorkerPool pool = WorkerPool.shared(settings)) {
      final Judge inThisJvm = new LocalJudge(plan.witness());
      final WorkerJudge judge = new WorkerJudge(pool, Duration.ofSeconds(60));
      for (final RegionTask task : List.of(inline, stored)) {
        final Counted crops = new Counted(inline);
        for (final Reading reading : List.of(honest, invented)) {
          final Judgement here = inThisJvm.judge(task, reading, crops).judgement();
          final int asked = crops.asked;
          final Judge.Ruling there = judge.judge(task, reading, crops);
          assertEquals(here, there.judgement());
          assertTrue(there.cpuSeconds() > 0);
          assertTrue(crops.asked - asked <= 1, "the crop was sent twice");
        }
      }
      assertTrue(
          judge.judge(inline, invented, new Counted(inline)).judgement().rejection().isPresent());
    }
  }

  /** All known lines, and a word more where there is no ink. */
  private static Reading withWord(RegionTask task, String text) {
    final List<Line> lines = new ArrayList<>(task.lines());
    final Line last = lines.get(lines.size() - 1);
    final var box = Box.ofSize(task.box().left() + 1000, task.box().bottom() - 60, 180, 40);
    lines.add(
        new Line(
            "",
            box,
            last.baseline(),
            List.of(
                new Word("", text, box, 0.9, Style.PLAIN),
                new Word(
                    "",
                    text,
                    Box.ofSize(box.left() + 200, box.top(), 180, 40),
                    0.9,
                    Style.PLAIN))));
    return new Reading(
        new Content.Text(lines), 0.9, new Provenance("inventive", "1", "", Map.of()));
  }

  /** Gives the pixels of one region and counts how often. */
  private static final class Counted implements Crops {
    private final RegionTask task;
    private int asked;

    Counted(RegionTask task) {
      this.task = task;
    }

    @Override
    public Raster raster(RegionTask any) throws SpecialistException {
      asked++;
      return new KeepingCrops().raster(task);
    }

    @Override
    public byte[] png(RegionTask any) {
      asked++;
      return task.inlineCrop();
    }

    @Override
    public ImageRef keep(RegionTask any) {
      throw new IllegalStateException("guards keep nothing");
    }
  }

  /** Ends its process, as a crash in native code does. */
  public static final class Deadly extends Declared {
    @Override
    public Answer read(RegionTask task, Crops crops) {
      Runtime.getRuntime().halt(134);
      throw new IllegalStateException("still here");
    }
  }

  /** Never comes back. */
  public static final class Endless extends Declared {
    @Override
    public Answer read(RegionTask task, Crops crops) {
      while (true) {
        Thread.onSpinWait();
      }
    }
  }

  private abstract static class Declared implements Specialist {
    @Override
    public Descriptor descriptor() {
      return Descriptor.of("deadly", "1", Set.of(RegionKind.TABLE), Set.of(ContentType.TABLE));
    }
  }
}
