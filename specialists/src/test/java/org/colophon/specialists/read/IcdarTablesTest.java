package org.colophon.specialists.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.colophon.datasets.metrics.MatchCounts;
import org.colophon.datasets.metrics.tables.CellAdjacency;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.RegionReading;
import org.colophon.datasets.truth.Corpora;
import org.colophon.specialists.bus.conformance.KeepingCrops;
import org.colophon.specialists.route.RoutePlan;
import org.colophon.specialists.route.SpecialistContext;
import org.junit.jupiter.api.Test;

/** A sample of the ICDAR 2013 tables; the whole set scores 0.98. */
class IcdarTablesTest {
  private static final List<String> SAMPLE =
      List.of("eu-014", "eu-018", "eu-021", "us-009", "us-019", "us-028", "us-033", "us-036");

  @Test
  void cellsStandInTheirPlacesAndNoWordIsLost() throws Exception {
    final Optional<Path> corpus = Corpora.group("tables");
    assumeTrue(corpus.isPresent(), "the corpus of tables is not here");
    final RegionReader reader = RegionReader.of(RoutePlan.standard(SpecialistContext.ofProcess()));
    MatchCounts total = MatchCounts.NONE;
    for (final String name : SAMPLE) {
      final Path pdf = corpus.get().resolve("icdar2013-" + name + ".pdf");
      for (final Path truth : IcdarTables.truths(pdf)) {
        for (final IcdarTables.Sample sample : IcdarTables.read(pdf, truth, IcdarTables::render)) {
          final RegionReading answer = reader.read(sample.task(), new KeepingCrops());
          final Content.Table table = (Content.Table) answer.reading().orElseThrow().content();
          assertEquals(Words.of(sample.task().lines()), Words.of(table.lines()), sample.name());
          total = total.plus(CellAdjacency.score(sample.truth(), table.cells()));
        }
      }
    }
    assertTrue(total.f1() > 0.93, "cell adjacency F1 " + total.f1());
  }
}
