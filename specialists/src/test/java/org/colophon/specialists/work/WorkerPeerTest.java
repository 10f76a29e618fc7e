package org.colophon.specialists.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.SampleRegions;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;
import org.colophon.specialists.bus.conformance.KeepingCrops;
import org.colophon.specialists.bus.wire.PeerSpecialist;
import org.colophon.specialists.read.ImageKeeper;
import org.colophon.specialists.read.TableSpecialist;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WorkerPeerTest {
  @TempDir private Path folder;

  @Test
  void aModelThatTheMemoryForModelsDoesNotHoldIsAFaultThatSaysSo() throws Exception {
    final Settings little =
        WorkerPoolTest.settings(folder, WorkerPoolTest.LIMITS, 40, WorkerPoolTest.routes());
    try (WorkerPool pool = WorkerPool.shared(little)) {
      final PeerSpecialist lines =
          PeerSpecialist.connect("ppocr-v4", new WorkerPeer(pool, Duration.ofSeconds(60)));
      final RegionTask region = SampleRegions.of(RegionKind.TEXT).get(0);
      final SpecialistException e =
          assertThrows(SpecialistException.class, () -> lines.read(region, new KeepingCrops()));
      assertEquals(Fault.MODEL, e.fault());
      assertTrue(e.getMessage().contains("--model-memory"), e.getMessage());
    }
  }

  @Test
  void workersAnswerTheBus() throws Exception {
    try (WorkerPool pool =
        WorkerPool.shared(WorkerPoolTest.settings(folder, WorkerPoolTest.LIMITS))) {
      final WorkerPeer workers = new WorkerPeer(pool, Duration.ofSeconds(60));
      final TableSpecialist here = new TableSpecialist();
      final PeerSpecialist there = PeerSpecialist.connect("table-geometry", workers);
      assertEquals(here.descriptor(), there.descriptor());
      for (final RegionTask table : SampleRegions.tables()) {
        assertEquals(
            here.read(table, new KeepingCrops()).reading(),
            there.read(table, new KeepingCrops()).reading());
      }
      final PeerSpecialist figures = PeerSpecialist.of(ImageKeeper.figures().descriptor(), workers);
      assertEquals(
          1,
          figures
              .read(SampleRegions.of(RegionKind.FIGURE).get(0), new KeepingCrops())
              .reading()
              .confidence());
      assertEquals(
          Fault.UNSUITED,
          assertThrows(SpecialistException.class, () -> PeerSpecialist.connect("nobody", workers))
              .fault());
    }
  }
}
