package org.colophon.datasets.truth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.colophon.datasets.model.Box;

/**
 * Joins tokens of one label to lines, and lines that lie together to regions. Distances are in
 * heights of the text, because the page is 1000 by 1000 whatever its shape.
 */
final class DocBankRegions {
  /** A word space is a third of the height, a gutter between columns more than one and a half. */
  private static final double WORD_GAP = 1.5;

  /** Lines of a paragraph follow each other within one height of white. */
  private static final double LINE_GAP = 1;

  /** Cells, parts of formulas and drawings, numbers of headings stand farther apart than words. */
  private static final double WIDE_GAP = 4;

  private static final Set<String> WIDE = Set.of("table", "figure", "equation", "section", "title");

  /** What is spread over the height of the page, too. */
  private static final Set<String> LOOSE = Set.of("table", "figure", "equation");

  private DocBankRegions() {}

  /** How far apart, in heights, runs of one region may be. */
  private record Reach(double across, double down) {
    static Reach of(String label) {
      return new Reach(
          WIDE.contains(label) ? WIDE_GAP : 0, LOOSE.contains(label) ? 2 * LINE_GAP : LINE_GAP);
    }
  }

  private record Run(Optional<TruthLine> line, Box box) {}

  /** Regions by the place of their first token, labels one after the other. */
  static List<TruthRegion> of(List<DocBankTruth.Token> tokens) {
    final Map<String, List<DocBankTruth.Token>> byLabel =
        tokens.stream()
            .collect(
                Collectors.groupingBy(
                    DocBankTruth.Token::label, LinkedHashMap::new, Collectors.toList()));
    final List<TruthRegion> regions = new ArrayList<>();
    byLabel.forEach(
        (label, own) -> {
          for (final List<Run> cluster : clusters(runs(own), Reach.of(label))) {
            regions.add(region(label, cluster, regions.size() + 1));
          }
        });
    return regions;
  }

  private static TruthRegion region(String label, List<Run> cluster, int number) {
    return new TruthRegion(
        "r" + number,
        DocBankTruth.kind(label),
        Boxes.hull(cluster.stream().map(Run::box).toList()),
        cluster.stream().flatMap(run -> run.line().stream()).toList(),
        List.of());
  }

  /** Lines in the order of the file; a token without text is a run of its own. */
  private static List<Run> runs(List<DocBankTruth.Token> tokens) {
    final List<Run> runs = new ArrayList<>();
    List<DocBankTruth.Token> line = new ArrayList<>();
    for (final DocBankTruth.Token token : tokens) {
      if (token.text().isEmpty()) {
        runs.add(new Run(Optional.empty(), token.box()));
        continue;
      }
      if (!line.isEmpty() && !continues(line.get(line.size() - 1).box(), token.box())) {
        runs.add(run(line));
        line = new ArrayList<>();
      }
      line.add(token);
    }
    if (!line.isEmpty()) {
      runs.add(run(line));
    }
    return runs;
  }

  private static boolean continues(Box before, Box next) {
    final int height = Math.max(before.height(), next.height());
    final int gap = next.left() - before.right();
    return 2 * before.verticalOverlap(next) >= Math.min(before.height(), next.height())
        && gap > -height
        && gap < WORD_GAP * height;
  }

  private static Run run(List<DocBankTruth.Token> tokens) {
    final List<TruthLine.TruthWord> words =
        tokens.stream().map(token -> new TruthLine.TruthWord(token.text(), token.box())).toList();
    final Optional<Box> box = Boxes.hull(tokens.stream().map(DocBankTruth.Token::box).toList());
    final String text =
        tokens.stream().map(DocBankTruth.Token::text).collect(Collectors.joining(" "));
    return new Run(Optional.of(new TruthLine(text, box, words)), box.orElseThrow());
  }

  /** Runs that are near each other, directly or over others. */
  private static List<List<Run>> clusters(List<Run> runs, Reach reach) {
    final int[] parent = new int[runs.size()];
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
      for (int j = 0; j < i; j++) {
        if (near(runs.get(i), runs.get(j), reach)) {
          parent[root(parent, i)] = root(parent, j);
        }
      }
    }
    final Map<Integer, List<Run>> clusters = new LinkedHashMap<>();
    for (int i = 0; i < parent.length; i++) {
      clusters.computeIfAbsent(root(parent, i), key -> new ArrayList<>()).add(runs.get(i));
    }
    clusters.values().forEach(c -> c.sort(Comparator.comparingInt(run -> run.box().top())));
    return List.copyOf(clusters.values());
  }

  private static int root(int[] parent, int i) {
    int root = i;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }

  private static boolean near(Run a, Run b, Reach reach) {
    final Box one = a.box();
    final Box other = b.box();
    final double height = textHeight(a, b);
    final int across = Math.max(one.left(), other.left()) - Math.min(one.right(), other.right());
    final int down = Math.max(one.top(), other.top()) - Math.min(one.bottom(), other.bottom());
    return across <= reach.across() * height && down <= reach.down() * height;
  }

  /** The height of a line; drawings, whose own says nothing, have that of their neighbour. */
  private static double textHeight(Run a, Run b) {
    if (a.line().isPresent() && b.line().isPresent()) {
      return Math.max(a.box().height(), b.box().height());
    }
    return a.line().isPresent() ? a.box().height() : b.line().isPresent() ? b.box().height() : 10;
  }
}
