package org.colophon.datasets.evaluation.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.datasets.evaluation.Element;
import org.colophon.datasets.evaluation.Evaluation;
import org.colophon.datasets.evaluation.Metric;
import org.colophon.datasets.evaluation.Score;
import org.colophon.datasets.evaluation.SourceScores;

/**
 * What moved from one evaluation to another. Elements are joined by group, source and element id,
 * and averages are taken over what both have, so that a difference is never one of the sample.
 *
 * @param changes by group (all groups first) and metric
 * @param onlyA elements that the first evaluation has alone, in the order of their keys
 * @param onlyB elements that the second evaluation has alone, in the order of their keys
 * @param figures that are no averages over elements: layout and confidence, by group
 */
public record Comparison(
    List<MetricChange> changes,
    List<Element> onlyA,
    List<Element> onlyB,
    List<FigureChange> figures) {
  public Comparison {
    changes = List.copyOf(changes);
    onlyA = List.copyOf(onlyA);
    onlyB = List.copyOf(onlyB);
    figures = List.copyOf(figures);
  }

  /**
   * A figure of a group in both evaluations.
   *
   * @param name as floors have it
   * @param a NaN where the evaluation has no such figure
   * @param b NaN where the evaluation has no such figure
   */
  public record FigureChange(String group, String name, double a, double b) {}

  /** Compares two evaluations. */
  public static Comparison of(Evaluation a, Evaluation b) {
    final SortedMap<Key, SourceScores.Scored> left = keyed(a);
    final SortedMap<Key, SourceScores.Scored> right = keyed(b);
    final SortedMap<String, Map<Metric, List<MetricChange.Pair>>> groups = new TreeMap<>();
    left.forEach(
        (key, scored) -> {
          final SourceScores.Scored other = right.get(key);
          if (other != null) {
            join(scored, other, groups.computeIfAbsent(key.group(), Comparison::metrics));
            join(scored, other, groups.computeIfAbsent(EvaluationReport.ALL, Comparison::metrics));
          }
        });
    final List<MetricChange> changes = new ArrayList<>();
    groups.forEach(
        (group, metrics) ->
            metrics.forEach((metric, pairs) -> changes.add(MetricChange.of(group, metric, pairs))));
    return new Comparison(
        changes, missing(left, right), missing(right, left), FigureChanges.of(a, b));
  }

  /**
   * Writes the comparison as Markdown.
   *
   * @param nameA what to call the first evaluation; may be hostile
   * @param nameB what to call the second evaluation; may be hostile
   * @throws IOException if {@code out} throws it
   */
  public void write(String nameA, String nameB, Appendable out) throws IOException {
    out.append(new ComparisonMarkdown(this).text(nameA, nameB));
  }

  private static SortedMap<Key, SourceScores.Scored> keyed(Evaluation evaluation) {
    final SortedMap<Key, SourceScores.Scored> keyed = new TreeMap<>();
    evaluation.elements().forEach(scored -> keyed.put(Key.of(scored.element()), scored));
    return keyed;
  }

  private static Map<Metric, List<MetricChange.Pair>> metrics(String group) {
    return new EnumMap<>(Metric.class);
  }

  private static void join(
      SourceScores.Scored a, SourceScores.Scored b, Map<Metric, List<MetricChange.Pair>> metrics) {
    for (final Metric metric : Metric.values()) {
      final Optional<Score> left = score(a, metric);
      final Optional<Score> right = score(b, metric);
      if (left.isPresent() || right.isPresent()) {
        metrics
            .computeIfAbsent(metric, any -> new ArrayList<>())
            .add(new MetricChange.Pair(a.element(), left, right));
      }
    }
  }

  private static Optional<Score> score(SourceScores.Scored scored, Metric metric) {
    return scored.scores().stream().filter(one -> one.metric() == metric).findFirst();
  }

  private static List<Element> missing(
      SortedMap<Key, SourceScores.Scored> from, SortedMap<Key, SourceScores.Scored> other) {
    return from.entrySet().stream()
        .filter(one -> !other.containsKey(one.getKey()))
        .map(one -> one.getValue().element())
        .toList();
  }

  private record Key(String group, String source, String id) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::group).thenComparing(Key::source).thenComparing(Key::id);

    static Key of(Element element) {
      return new Key(element.group(), element.source(), element.id());
    }

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }
}
