package org.colophon.specialists.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.conformance.SpecialistConformance;
import org.colophon.specialists.models.ModelStore;
import org.colophon.specialists.models.Quality;
import org.colophon.specialists.models.Resolved;
import org.colophon.specialists.route.RoutePlan;
import org.colophon.specialists.route.SpecialistContext;
import org.colophon.specialists.route.TextModels;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every specialist that comes with Colophon, as the built-in routes make it, in this JVM. */
@Timeout(120)
class BuiltInConformanceTest {
  private static final Set<String> TESTED =
      Set.of(
          "chart-keeper",
          "figure-keeper",
          "formula-keeper",
          "ppocr-v4",
          "table-geometry",
          "tesseract-again",
          "unreadable-keeper");

  private static RoutePlan plan() throws Exception {
    final Resolved models =
        ModelStore.ofEnvironment(List.of(), Map.of()).resolve("eng", Quality.FAST);
    final Path folder = models.dataPath();
    return RoutePlan.standard(
        SpecialistContext.ofProcess(
            new TextModels(
                folder.toString(), "eng", models.digest(), folder.toString(), models.digest())));
  }

  @Test
  void noneIsLeftOut() throws Exception {
    try (RoutePlan plan = plan()) {
      assertEquals(TESTED, plan.roster().ids());
    }
  }

  private abstract static class BuiltIn extends SpecialistConformance {
    private final String id;
    private final RegionKind kind;

    BuiltIn(String id, RegionKind kind) {
      this.id = id;
      this.kind = kind;
    }

    @Override
    protected Specialist open() throws Exception {
      return plan().roster().find(id).orElseThrow();
    }

    @Override
    protected List<RegionTask> samples() throws Exception {
      return kind == RegionKind.TABLE ? SampleRegions.tables() : RealLines.of(kind);
    }
  }

  @Nested
  class Tables extends BuiltIn {
    Tables() {
      super("table-geometry", RegionKind.TABLE);
    }
  }

  @Nested
  class TesseractLines extends BuiltIn {
    TesseractLines() {
      super("tesseract-again", RegionKind.TEXT);
    }
  }

  @Nested
  class PaddleLines extends BuiltIn {
    PaddleLines() {
      super("ppocr-v4", RegionKind.TEXT);
    }
  }

  @Nested
  class Figures extends BuiltIn {
    Figures() {
      super("figure-keeper", RegionKind.FIGURE);
    }
  }

  @Nested
  class Charts extends BuiltIn {
    Charts() {
      super("chart-keeper", RegionKind.CHART);
    }
  }

  @Nested
  class Formulas extends BuiltIn {
    Formulas() {
      super("formula-keeper", RegionKind.FORMULA);
    }
  }

  @Nested
  class Unreadables extends BuiltIn {
    Unreadables() {
      super("unreadable-keeper", RegionKind.HANDWRITING);
    }
  }
}
