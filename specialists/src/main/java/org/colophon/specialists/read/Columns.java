package org.colophon.specialists.read;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Finds columns in rows of chunks: chunks that stand above each other make a column, whatever their
 * alignment; a chunk that stands over several columns (a spanning heading) does not join them when
 * more rows show the gap between them than hide it.
 */
final class Columns {
  /** Rows that hide a gap, for each row that shows it, up to which it is still a gap. */
  private static final double TOLERANCE = 0.4;

  /** Share of the table's width above which a chunk alone in its row says nothing of columns. */
  private static final double ALONE = 0.4;

  private Columns() {}

  /**
   * The extents of the columns.
   *
   * @return from left to right, not overlapping; empty when there are no chunks
   */
  static List<Extent> of(List<List<Chunk>> rows, List<Rule> verticals, double em) {
    final List<Placed> chunks = new ArrayList<>();
    final long parted = rows.stream().filter(row -> row.size() > 1).count();
    for (int r = 0; r < rows.size(); r++) {
      for (final Chunk chunk : rows.get(r)) {
        // A row of one chunk is a section title or a note: it may run over every column.
        final boolean alone = rows.get(r).size() == 1 && parted > 1;
        chunks.add(new Placed(chunk, r, rows.get(r).size(), alone));
      }
    }
    // Full rows say where columns are; a short heading between two columns would join them.
    chunks.sort(
        Comparator.comparing(Placed::alone)
            .thenComparing(Comparator.comparingInt(Placed::beside).reversed())
            .thenComparingDouble(p -> p.chunk().width())
            .thenComparingDouble(p -> p.chunk().left()));
    final List<Cluster> clusters = new ArrayList<>();
    final List<Placed> bridges = new ArrayList<>();
    for (final Placed placed : chunks) {
      place(placed, clusters, bridges);
    }
    final double width =
        chunks.stream().mapToDouble(p -> p.chunk().right()).max().orElse(0)
            - chunks.stream().mapToDouble(p -> p.chunk().left()).min().orElse(0);
    bridges.removeIf(p -> p.alone() && (p.chunk().width() > ALONE * width));
    clusters.sort(Comparator.comparingDouble(c -> c.left));
    mergeHidden(clusters, bridges, verticals, em);
    mergeComplementary(clusters, verticals, em);
    return clusters.stream().map(c -> new Extent(c.left, c.right)).toList();
  }

  private static void place(Placed placed, List<Cluster> clusters, List<Placed> bridges) {
    final Chunk chunk = placed.chunk();
    Cluster only = null;
    int touched = 0;
    for (final Cluster cluster : clusters) {
      if (chunk.overlap(cluster.left, cluster.right) > 0) {
        only = cluster;
        touched++;
      }
    }
    if (touched == 0 && !placed.alone()) {
      clusters.add(new Cluster(placed));
    } else if (touched == 1 && !placed.alone()) {
      only.add(placed);
    } else if (touched == 0 && clusters.isEmpty()) {
      clusters.add(new Cluster(placed));
    } else if (touched > 1) {
      bridges.add(placed);
    }
  }

  private static void mergeHidden(
      List<Cluster> clusters, List<Placed> bridges, List<Rule> verticals, double em) {
    boolean merged = true;
    while (merged) {
      merged = false;
      for (int i = 0; i + 1 < clusters.size() && !merged; i++) {
        final Cluster a = clusters.get(i);
        final Cluster b = clusters.get(i + 1);
        if (a.right > b.left) {
          a.absorb(clusters.remove(i + 1));
          merged = true;
          continue;
        }
        final long hiding =
            bridges.stream()
                .filter(p -> p.chunk().left() < a.right && p.chunk().right() > b.left)
                .count();
        final int showing = shared(a, b) + (ruledBetween(a, b, verticals, em) ? 4 : 0);
        if (hiding > TOLERANCE * showing + (showing >= 2 ? 0.5 : 0)) {
          a.absorb(clusters.remove(i + 1));
          merged = true;
        }
      }
    }
  }

  /** A heading beside its column makes a cluster of its own: no row has both. */
  private static void mergeComplementary(List<Cluster> clusters, List<Rule> verticals, double em) {
    boolean merged = true;
    while (merged) {
      merged = false;
      for (int i = 0; i < clusters.size() && !merged; i++) {
        final double before =
            i == 0 ? -1 : mergeGap(clusters.get(i - 1), clusters.get(i), verticals, em);
        final double after =
            i + 1 == clusters.size()
                ? -1
                : mergeGap(clusters.get(i), clusters.get(i + 1), verticals, em);
        if (after >= 0 && (before < 0 || after <= before)) {
          clusters.get(i).absorb(clusters.remove(i + 1));
          merged = true;
        } else if (before >= 0) {
          clusters.get(i - 1).absorb(clusters.remove(i));
          merged = true;
        }
      }
    }
  }

  /** The distance of two clusters that no row shows together; -1 when they are to stay apart. */
  private static double mergeGap(Cluster a, Cluster b, List<Rule> verticals, double em) {
    if (shared(a, b) > 0 || ruledBetween(a, b, verticals, em)) {
      return -1;
    }
    return Math.max(0, b.left - a.right);
  }

  private static boolean ruledBetween(Cluster a, Cluster b, List<Rule> verticals, double em) {
    final double slack = em * 0.25;
    return verticals.stream()
        .anyMatch(
            rule ->
                rule.at() > a.right - slack
                    && rule.at() < b.left + slack
                    && rule.length() > 3 * em);
  }

  private static int shared(Cluster a, Cluster b) {
    return (int) a.rows.stream().filter(b.rows::get).count();
  }

  /** Where a column's ink begins and ends. */
  record Extent(double left, double right) {
    double center() {
      return (left + right) / 2;
    }
  }

  /**
   * A chunk in its row.
   *
   * @param beside chunks in the row
   * @param alone whether it is the only one where other rows have several
   */
  private record Placed(Chunk chunk, int row, int beside, boolean alone) {}

  private static final class Cluster {
    private final BitSet rows = new BitSet();
    private double left;
    private double right;

    Cluster(Placed first) {
      left = first.chunk().left();
      right = first.chunk().right();
      add(first);
    }

    void add(Placed placed) {
      rows.set(placed.row());
      left = Math.min(left, placed.chunk().left());
      right = Math.max(right, placed.chunk().right());
    }

    void absorb(Cluster other) {
      rows.or(other.rows);
      left = Math.min(left, other.left);
      right = Math.max(right, other.right);
    }
  }
}
