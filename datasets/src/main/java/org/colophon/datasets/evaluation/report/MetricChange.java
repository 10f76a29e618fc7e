package org.colophon.datasets.evaluation.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.colophon.datasets.evaluation.Element;
import org.colophon.datasets.evaluation.Metric;
import org.colophon.datasets.evaluation.Score;
import org.colophon.datasets.metrics.Bootstrap;
import org.colophon.datasets.metrics.Ratio;

/**
 * How a metric of a group moved.
 *
 * @param group its name; {@link EvaluationReport#ALL} for all groups
 * @param a micro average of the first evaluation, over the elements that both score
 * @param b micro average of the second evaluation, over the same elements
 * @param difference {@code b - a} with its interval: pages are drawn, and each brings its scores of
 *     both evaluations (paired bootstrap)
 * @param better elements with a better value in the second evaluation
 * @param equal elements with the same value
 * @param worse elements with a worse value in the second evaluation
 * @param scoredOnlyA elements that both have and only the first scores
 * @param scoredOnlyB elements that both have and only the second scores
 * @param moved the elements whose values moved most, at most {@link #LISTED}; the larger move
 *     first, then in the order of source and id
 */
public record MetricChange(
    String group,
    Metric metric,
    double a,
    double b,
    Bootstrap difference,
    int better,
    int equal,
    int worse,
    int scoredOnlyA,
    int scoredOnlyB,
    List<Move> moved) {
  /** How many moved elements are listed. */
  public static final int LISTED = 20;

  /** Values that differ by less are equal: divisions round. */
  private static final double EQUAL = 1e-9;

  private static final Comparator<Move> ORDER =
      Comparator.comparingDouble((Move one) -> -Math.abs(one.b() - one.a()))
          .thenComparing(one -> one.element().group())
          .thenComparing(one -> one.element().source())
          .thenComparing(one -> one.element().id());

  public MetricChange {
    moved = List.copyOf(moved);
  }

  /** An element's value in both evaluations. */
  public record Move(Element element, double a, double b) {}

  /** An element's score in both evaluations; at least one is there. */
  record Pair(Element element, Optional<Score> a, Optional<Score> b) {
    boolean isComplete() {
      return a.isPresent() && b.isPresent();
    }

    boolean hasValues() {
      return isComplete() && a.orElseThrow().whole() > 0 && b.orElseThrow().whole() > 0;
    }

    Move move() {
      return new Move(element, a.orElseThrow().value(), b.orElseThrow().value());
    }
  }

  /** Whether the interval of the difference leaves out 0. */
  public boolean isMoreThanNoise() {
    return difference.isSignificant();
  }

  /** Whether the second evaluation is better, be it by noise. */
  public boolean isBetter() {
    return (metric.higherIsBetter() ? difference.estimate() : -difference.estimate()) > 0;
  }

  static MetricChange of(String group, Metric metric, List<Pair> pairs) {
    final List<Pair> complete = pairs.stream().filter(Pair::isComplete).toList();
    final List<Move> moves = complete.stream().filter(Pair::hasValues).map(Pair::move).toList();
    final SortedMap<PageKey, Ratio> a = pages(complete, Pair::a);
    final SortedMap<PageKey, Ratio> b = pages(complete, Pair::b);
    final double sign = metric.higherIsBetter() ? 1 : -1;
    return new MetricChange(
        group,
        metric,
        average(metric, a),
        average(metric, b),
        difference(metric, a, b),
        (int) moves.stream().filter(one -> sign * (one.b() - one.a()) > EQUAL).count(),
        (int) moves.stream().filter(one -> Math.abs(one.b() - one.a()) <= EQUAL).count(),
        (int) moves.stream().filter(one -> sign * (one.b() - one.a()) < -EQUAL).count(),
        (int) pairs.stream().filter(one -> one.b().isEmpty()).count(),
        (int) pairs.stream().filter(one -> one.a().isEmpty()).count(),
        moves.stream()
            .filter(one -> Math.abs(one.b() - one.a()) > EQUAL)
            .sorted(ORDER)
            .limit(LISTED)
            .toList());
  }

  private static SortedMap<PageKey, Ratio> pages(
      Collection<Pair> pairs, Function<Pair, Optional<Score>> side) {
    final SortedMap<PageKey, Ratio> pages = new TreeMap<>();
    for (final Pair pair : pairs) {
      pages.merge(
          PageKey.of(pair.element()), Intervals.ratio(side.apply(pair).orElseThrow()), Ratio::plus);
    }
    return pages;
  }

  private static double average(Metric metric, SortedMap<PageKey, Ratio> pages) {
    return pages.values().stream()
        .reduce(Ratio.NONE, Ratio::plus)
        .value(pages.isEmpty() ? Double.NaN : Intervals.ofNothing(metric));
  }

  private static Bootstrap difference(
      Metric metric, SortedMap<PageKey, Ratio> a, SortedMap<PageKey, Ratio> b) {
    return a.isEmpty()
        ? new Bootstrap(Double.NaN, Double.NaN, Double.NaN)
        : Bootstrap.difference(
            List.copyOf(a.values()), List.copyOf(b.values()), Intervals.ofNothing(metric));
  }
}
