package org.colophon.datasets.evaluation.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.datasets.evaluation.Element;
import org.colophon.datasets.evaluation.ElementKind;
import org.colophon.datasets.evaluation.Score;
import org.colophon.datasets.evaluation.SourceScores;

/**
 * The facts of a source that do not hold.
 *
 * @param failed in the order of page and id
 * @param of how many facts of the source were checked
 */
public record FailedFacts(String group, String source, List<Element> failed, int of) {
  public FailedFacts {
    failed = List.copyOf(failed);
  }

  /** One a source that has failed facts, in the order of group and source. */
  static List<FailedFacts> of(Collection<SourceScores.Scored> scored) {
    final Map<PageKey, List<SourceScores.Scored>> bySource = new TreeMap<>();
    for (final SourceScores.Scored one : scored) {
      if (one.element().kind() == ElementKind.FACT) {
        bySource
            .computeIfAbsent(
                new PageKey(one.element().group(), one.element().source(), 0),
                key -> new ArrayList<>())
            .add(one);
      }
    }
    final List<FailedFacts> all = new ArrayList<>();
    bySource.forEach(
        (source, facts) -> {
          final List<Element> failed =
              facts.stream()
                  .filter(FailedFacts::fails)
                  .map(SourceScores.Scored::element)
                  .sorted(Comparator.comparingInt(Element::page).thenComparing(Element::id))
                  .toList();
          if (!failed.isEmpty()) {
            all.add(new FailedFacts(source.group(), source.source(), failed, facts.size()));
          }
        });
    return List.copyOf(all);
  }

  /** A fact that was not scored does not hold either. */
  private static boolean fails(SourceScores.Scored fact) {
    return Headline.score(fact).map(Score::value).orElse(0.0) < 1;
  }
}
