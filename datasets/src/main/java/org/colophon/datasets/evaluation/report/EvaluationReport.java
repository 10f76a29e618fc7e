package org.colophon.datasets.evaluation.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.colophon.datasets.evaluation.Detection;
import org.colophon.datasets.evaluation.Evaluation;
import org.colophon.datasets.evaluation.JudgedWord;
import org.colophon.datasets.evaluation.SourceScores;

/**
 * All that a report says, worked out once. It depends on the scores alone, not on their order.
 *
 * @param all groups together
 * @param groups in the order of their names
 * @param worst elements, by kind
 * @param failedFacts by group and source
 */
public record EvaluationReport(
    GroupReport all,
    List<GroupReport> groups,
    List<WorstElements> worst,
    List<FailedFacts> failedFacts) {
  /** The name that floors and reports use for all groups together. */
  public static final String ALL = "*";

  public EvaluationReport {
    groups = List.copyOf(groups);
    worst = List.copyOf(worst);
    failedFacts = List.copyOf(failedFacts);
  }

  /** Works out the report of an evaluation. */
  public static EvaluationReport of(Evaluation unordered) {
    final Evaluation evaluation = ordered(unordered);
    final List<GroupReport> groups = new ArrayList<>();
    byGroup(evaluation).forEach((name, part) -> groups.add(GroupReport.of(name, part)));
    return new EvaluationReport(
        GroupReport.of(ALL, evaluation),
        groups,
        WorstElements.of(evaluation.elements()),
        FailedFacts.of(evaluation.elements()));
  }

  /** All groups together, then each group. */
  public List<GroupReport> sections() {
    final List<GroupReport> sections = new ArrayList<>();
    sections.add(all);
    sections.addAll(groups);
    return List.copyOf(sections);
  }

  /** Sums of fractions depend on their order in the last digit: there is one order. */
  static Evaluation ordered(Evaluation evaluation) {
    final List<SourceScores.Scored> elements = new ArrayList<>(evaluation.elements());
    elements.sort(
        Comparator.comparing((SourceScores.Scored one) -> one.element().group())
            .thenComparing(one -> one.element().source())
            .thenComparing(one -> one.element().id()));
    return new Evaluation(elements, evaluation.words(), evaluation.detections());
  }

  static Map<String, Evaluation> byGroup(Evaluation evaluation) {
    final Map<String, List<SourceScores.Scored>> elements = new TreeMap<>();
    for (final SourceScores.Scored scored : evaluation.elements()) {
      elements.computeIfAbsent(scored.element().group(), name -> new ArrayList<>()).add(scored);
    }
    final Map<String, List<JudgedWord>> words = new TreeMap<>();
    for (final JudgedWord word : evaluation.words()) {
      words.computeIfAbsent(word.group(), name -> new ArrayList<>()).add(word);
    }
    final Map<String, List<Detection>> detections = new TreeMap<>();
    for (final Detection detection : evaluation.detections()) {
      detections.computeIfAbsent(detection.group(), name -> new ArrayList<>()).add(detection);
    }
    final TreeSet<String> names = new TreeSet<>(elements.keySet());
    names.addAll(words.keySet());
    names.addAll(detections.keySet());
    final Map<String, Evaluation> groups = new LinkedHashMap<>();
    for (final String name : names) {
      groups.put(
          name,
          new Evaluation(
              elements.getOrDefault(name, List.of()),
              words.getOrDefault(name, List.of()),
              detections.getOrDefault(name, List.of())));
    }
    return groups;
  }
}
