package org.colophon.specialists.bus;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.conformance.SpecialistConformance;
import org.colophon.specialists.bus.http.BusServer;
import org.colophon.specialists.bus.http.HttpPeer;
import org.colophon.specialists.bus.http.ServerKey;
import org.colophon.specialists.bus.http.Surroundings;
import org.colophon.specialists.bus.process.ChildPeer;
import org.colophon.specialists.bus.process.ChildSettings;
import org.colophon.specialists.bus.process.Children;
import org.colophon.specialists.bus.process.ServeFigures;
import org.colophon.specialists.bus.process.ServeSpecialist;
import org.colophon.specialists.bus.wire.BusEndpoint;
import org.colophon.specialists.bus.wire.PeerSpecialist;
import org.colophon.specialists.bus.wire.WireFormat;
import org.colophon.specialists.read.ImageKeeper;
import org.colophon.specialists.read.TableSpecialist;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** The specialists that come with Colophon, over every transport. */
@Timeout(120)
class ConformanceTest {
  private abstract static class Tables extends SpecialistConformance {
    @Override
    protected List<RegionTask> samples() {
      return SampleRegions.tables();
    }
  }

  private abstract static class Figures extends SpecialistConformance {
    @Override
    protected List<RegionTask> samples() {
      return SampleRegions.of(RegionKind.FIGURE);
    }
  }

  @Nested
  class TablesInProcess extends Tables {
    @Override
    protected Specialist open() {
      return new TableSpecialist();
    }
  }

  @Nested
  class FiguresInProcess extends Figures {
    @Override
    protected Specialist open() {
      return ImageKeeper.figures();
    }
  }

  @Nested
  class TablesInABinaryChild extends Tables {
    @Override
    protected Specialist open() {
      return child(
          new TableSpecialist(),
          Children.java(ServeSpecialist.class, WireFormat.BINARY, TableSpecialist.class.getName()));
    }
  }

  @Nested
  class TablesInAJsonChild extends Tables {
    @Override
    protected Specialist open() {
      return child(
          new TableSpecialist(),
          Children.java(ServeSpecialist.class, WireFormat.JSON, TableSpecialist.class.getName()));
    }
  }

  @Nested
  class FiguresInAJsonChild extends Figures {
    @Override
    protected Specialist open() {
      return child(ImageKeeper.figures(), Children.java(ServeFigures.class, WireFormat.JSON));
    }
  }

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class OverHttp {
    private BusServer server;

    @BeforeAll
    void serve() throws IOException {
      server =
          BusServer.start(
              new BusEndpoint(List.of(new TableSpecialist(), ImageKeeper.figures())), 0, 4);
    }

    @AfterAll
    void end() {
      server.close();
    }

    private Specialist over(Specialist served, WireFormat format) {
      return PeerSpecialist.of(
          served.descriptor(),
          new HttpPeer(
              server.url(),
              format,
              4,
              Duration.ofSeconds(60),
              ServerKey.NONE,
              Surroundings.of(Map.of())));
    }

    @Nested
    class BinaryTables extends Tables {
      @Override
      protected Specialist open() {
        return over(new TableSpecialist(), WireFormat.BINARY);
      }
    }

    @Nested
    class JsonFigures extends Figures {
      @Override
      protected Specialist open() {
        return over(ImageKeeper.figures(), WireFormat.JSON);
      }
    }
  }

  private static Specialist child(Specialist served, ChildSettings settings) {
    return PeerSpecialist.of(served.descriptor(), new ChildPeer(settings.withProcesses(2)));
  }
}
