package org.colophon.datasets.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.colophon.datasets.metrics.MatchCounts;
import org.colophon.datasets.metrics.tables.CellAdjacency;
import org.colophon.datasets.metrics.tables.NumericCells;
import org.colophon.datasets.metrics.tables.Teds;
import org.colophon.datasets.metrics.text.Normalisation;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.Status;
import org.colophon.datasets.truth.TruthRegion;

/**
 * Scores tables cell by cell. A true table is compared with the found one that covers most of it; a
 * true one that nothing covers was read as an empty table, and one that was found where truth has
 * none costs precision.
 */
final class TableScorer implements PageScorer {
  /** Share of the union that both must cover to be the same table. */
  private static final double SAME = 0.3;

  @Override
  public void score(PageCase page, ScoreSheet sheet) {
    final List<TruthRegion> truths =
        page.truth().regions().stream().filter(region -> !region.cells().isEmpty()).toList();
    if (truths.isEmpty()) {
      return;
    }
    final List<Region> left = new ArrayList<>(tables(page));
    for (int i = 0; i < truths.size(); i++) {
      final TruthRegion truth = truths.get(i);
      final Optional<Region> found = take(page, truth, left);
      sheet.add(element(page, i + 1, truth, found), scores(truth.cells(), cells(found)));
    }
    if (page.truth().kinds().containsKey(RegionKind.TABLE)) {
      for (int i = 0; i < left.size(); i++) {
        final Region extra = left.get(i);
        sheet.add(
            invented(page, i + 1, extra),
            List.of(adjacency(CellAdjacency.score(List.of(), cells(Optional.of(extra))))));
      }
    }
  }

  private static List<Score> scores(List<Cell> truth, List<Cell> found) {
    final List<Score> scores = new ArrayList<>();
    scores.add(ScoreSheet.score(Metric.TEDS, Teds.score(truth, found, Normalisation.EXACT)));
    scores.add(ScoreSheet.score(Metric.TEDS_STRUCTURE, Teds.structure(truth, found)));
    scores.add(adjacency(CellAdjacency.score(truth, found)));
    final MatchCounts numbers = NumericCells.score(truth, found);
    if (numbers.expected() > 0) {
      scores.add(new Score(Metric.NUMERIC_CELLS, numbers.correct(), numbers.expected()));
    }
    return scores;
  }

  private static List<Region> tables(PageCase page) {
    return page.reading().stream()
        .flatMap(read -> read.regions().stream())
        .filter(region -> region.kind() == RegionKind.TABLE)
        .toList();
  }

  private static Optional<Region> take(PageCase page, TruthRegion truth, List<Region> left) {
    Region best = null;
    double most = SAME;
    for (final Region region : left) {
      final double overlap =
          truth.box().map(box -> page.pixels(box).intersectionOverUnion(region.box())).orElse(1.0);
      if (overlap > most) {
        most = overlap;
        best = region;
      }
    }
    left.remove(best);
    return Optional.ofNullable(best);
  }

  private static List<Cell> cells(Optional<Region> found) {
    return found.isPresent() && found.get().content() instanceof Content.Table table
        ? table.cells()
        : List.of();
  }

  private static Score adjacency(MatchCounts relations) {
    return ScoreSheet.score(Metric.ADJACENCY, relations.f1Ratio());
  }

  private static Element element(
      PageCase page, int position, TruthRegion truth, Optional<Region> found) {
    return page.element(
        page.id('t', position),
        ElementKind.TABLE,
        grid(truth.cells()),
        grid(cells(found)),
        found.map(Region::box).or(() -> truth.box().map(page::pixels)).orElse(page.bounds()),
        found.map(region -> region.reading().provenance().specialist()).orElse(""),
        found.map(region -> region.reading().confidence()).orElse(0.0),
        cells(found).isEmpty() ? Status.FAILED : Status.COMPLETE);
  }

  private static Element invented(PageCase page, int position, Region extra) {
    return page.element(
        page.id('x', position),
        ElementKind.TABLE,
        "",
        grid(cells(Optional.of(extra))),
        extra.box(),
        extra.reading().provenance().specialist(),
        extra.reading().confidence(),
        Status.COMPLETE);
  }

  /** Cells as text: a line for each row, cells apart by bars. */
  private static String grid(List<Cell> cells) {
    return cells.stream()
        .collect(
            Collectors.groupingBy(
                Cell::row, TreeMap::new, Collectors.mapping(Cell::text, Collectors.joining(" | "))))
        .values()
        .stream()
        .collect(Collectors.joining("\n"));
  }
}
