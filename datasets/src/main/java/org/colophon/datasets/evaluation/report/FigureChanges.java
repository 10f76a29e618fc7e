package org.colophon.datasets.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.colophon.datasets.evaluation.Evaluation;

/** Layout and confidence of two evaluations side by side. */
final class FigureChanges {
  private static final List<String> NAMES =
      List.of("map", "ece", "risk-coverage-area", "coverage-99");

  private FigureChanges() {}

  static List<Comparison.FigureChange> of(Evaluation a, Evaluation b) {
    final List<Comparison.FigureChange> changes =
        new ArrayList<>(changes(EvaluationReport.ALL, a, b));
    final Map<String, Evaluation> left = EvaluationReport.byGroup(a);
    final Map<String, Evaluation> right = EvaluationReport.byGroup(b);
    final SortedSet<String> groups = new TreeSet<>(left.keySet());
    groups.addAll(right.keySet());
    final Evaluation nothing = new Evaluation(List.of(), List.of(), List.of());
    for (final String group : groups) {
      changes.addAll(
          changes(group, left.getOrDefault(group, nothing), right.getOrDefault(group, nothing)));
    }
    return changes;
  }

  private static List<Comparison.FigureChange> changes(String group, Evaluation a, Evaluation b) {
    final GroupReport left = figures(group, a);
    final GroupReport right = figures(group, b);
    return NAMES.stream()
        .map(
            name -> new Comparison.FigureChange(group, name, value(left, name), value(right, name)))
        .filter(change -> !Double.isNaN(change.a()) || !Double.isNaN(change.b()))
        .toList();
  }

  /** Without the metrics, whose intervals take long and which are compared by pairs. */
  private static GroupReport figures(String group, Evaluation scores) {
    return GroupReport.of(group, new Evaluation(List.of(), scores.words(), scores.detections()));
  }

  private static double value(GroupReport group, String name) {
    return Figures.find(group, name, Figures.Statistic.VALUE).orElse(Double.NaN);
  }
}
