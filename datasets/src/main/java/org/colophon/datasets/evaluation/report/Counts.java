package org.colophon.datasets.evaluation.report;

import java.util.Collection;
import java.util.function.Function;
import org.colophon.datasets.evaluation.Element;
import org.colophon.datasets.evaluation.ElementKind;
import org.colophon.datasets.evaluation.SourceScores;
import org.colophon.datasets.model.Status;

/**
 * How much was scored.
 *
 * @param sources that truth knows
 * @param pages of those sources that have at least one element
 * @param elements of all kinds but single facts
 * @param facts single statements
 * @param withoutPrediction elements, facts among them, that truth has and nobody read
 */
public record Counts(int sources, int pages, int elements, int facts, int withoutPrediction) {
  static Counts of(Collection<SourceScores.Scored> scored) {
    return new Counts(
        distinct(scored, one -> new PageKey(one.group(), one.source(), 0)),
        distinct(scored.stream().filter(one -> one.element().page() > 0).toList(), PageKey::of),
        (int) scored.stream().filter(one -> !isFact(one.element())).count(),
        (int) scored.stream().filter(one -> isFact(one.element())).count(),
        (int) scored.stream().filter(one -> one.element().status() == Status.FAILED).count());
  }

  private static boolean isFact(Element element) {
    return element.kind() == ElementKind.FACT;
  }

  private static int distinct(
      Collection<SourceScores.Scored> scored, Function<Element, PageKey> key) {
    return (int) scored.stream().map(one -> key.apply(one.element())).distinct().count();
  }
}
