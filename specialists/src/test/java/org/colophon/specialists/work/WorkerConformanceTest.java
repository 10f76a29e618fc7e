package org.colophon.specialists.work;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.RealLines;
import org.colophon.specialists.bus.SampleRegions;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.conformance.SpecialistConformance;
import org.colophon.specialists.bus.wire.PeerSpecialist;
import org.colophon.specialists.route.RoutePlan;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Specialists that live in worker processes, which are of native code, of Java, and keepers. */
@Timeout(240)
class WorkerConformanceTest {
  @TempDir private static Path folder;

  private abstract static class InAWorker extends SpecialistConformance {
    private final String id;
    private WorkerPool pool;

    InAWorker(String id) {
      this.id = id;
    }

    @Override
    protected Specialist open() throws IOException {
      final Settings settings = WorkerPoolTest.settings(folder, WorkerPoolTest.LIMITS);
      if (pool == null) {
        pool = WorkerPool.shared(settings);
      }
      try (RoutePlan plan = settings.routes().plan(settings.specialistContext())) {
        return PeerSpecialist.of(
            plan.roster().find(id).orElseThrow().descriptor(),
            new WorkerPeer(pool, Duration.ofSeconds(60)));
      }
    }

    @AfterAll
    void endWorkers() {
      pool.close();
    }
  }

  @Nested
  class Tables extends InAWorker {
    Tables() {
      super("table-geometry");
    }

    @Override
    protected List<RegionTask> samples() {
      return SampleRegions.tables();
    }
  }

  @Nested
  class Figures extends InAWorker {
    Figures() {
      super("figure-keeper");
    }

    @Override
    protected List<RegionTask> samples() {
      return SampleRegions.of(RegionKind.FIGURE);
    }
  }

  @Nested
  class Lines extends InAWorker {
    Lines() {
      super("ppocr-v4");
    }

    @Override
    protected List<RegionTask> samples() throws Exception {
      return RealLines.of(RegionKind.TEXT);
    }
  }
}
