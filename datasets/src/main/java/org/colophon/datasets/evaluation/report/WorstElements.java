package org.colophon.datasets.evaluation.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.colophon.datasets.evaluation.Element;
import org.colophon.datasets.evaluation.ElementKind;
import org.colophon.datasets.evaluation.Metric;
import org.colophon.datasets.evaluation.Score;
import org.colophon.datasets.evaluation.SourceScores;

/**
 * The worst elements of a kind, worst first by the metric of the kind; among equals those with more
 * truth first, then by group, source and id. Facts are listed apart, see {@link FailedFacts}.
 *
 * @param of how many elements of the kind were scored
 */
public record WorstElements(ElementKind kind, Metric metric, List<Ranked> elements, int of) {
  /** How many are listed of a kind. */
  public static final int LISTED = 20;

  public WorstElements {
    elements = List.copyOf(elements);
  }

  /** An element and its score in the metric of its kind. */
  public record Ranked(Element element, Score score) {}

  /** One list a kind, in the order of the kinds; elements without any fault are not listed. */
  static List<WorstElements> of(Collection<SourceScores.Scored> scored) {
    final Map<ElementKind, List<Ranked>> byKind = new EnumMap<>(ElementKind.class);
    for (final SourceScores.Scored one : scored) {
      if (one.element().kind() != ElementKind.FACT) {
        Headline.score(one)
            .ifPresent(
                score ->
                    byKind
                        .computeIfAbsent(one.element().kind(), kind -> new ArrayList<>())
                        .add(new Ranked(one.element(), score)));
      }
    }
    final List<WorstElements> worst = new ArrayList<>();
    byKind.forEach(
        (kind, elements) -> {
          final List<Ranked> listed =
              elements.stream()
                  .filter(one -> badness(one) > 0)
                  .sorted(order())
                  .limit(LISTED)
                  .toList();
          worst.add(
              new WorstElements(kind, Headline.of(kind).orElseThrow(), listed, elements.size()));
        });
    return List.copyOf(worst);
  }

  private static Comparator<Ranked> order() {
    return Comparator.comparingDouble(WorstElements::badness)
        .thenComparingDouble(one -> one.score().whole())
        .reversed()
        .thenComparing(one -> one.element().group())
        .thenComparing(one -> one.element().source())
        .thenComparing(one -> one.element().id());
  }

  /** Text that was read where truth has none is wrong as a whole. */
  private static double badness(Ranked one) {
    final Score score = one.score();
    if (score.whole() == 0) {
      return !score.metric().higherIsBetter() && score.part() > 0 ? 1 : 0;
    }
    return Headline.badness(score.metric(), score.value());
  }
}
