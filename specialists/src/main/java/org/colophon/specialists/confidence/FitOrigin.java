package org.colophon.specialists.confidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.colophon.datasets.metrics.confidence.Calibration;
import org.colophon.datasets.metrics.confidence.Judgements;
import org.colophon.datasets.metrics.confidence.RiskCoverage;

/**
 * What a fit was made of, and what it is worth on documents that it has not seen: each document was
 * judged by a fit to the other folds.
 *
 * @param seed of the split into folds
 * @param folds of documents
 * @param groups by name
 */
public record FitOrigin(long seed, int folds, List<Group> groups) {
  public FitOrigin {
    groups = List.copyOf(groups);
  }

  /**
   * One part of the corpus.
   *
   * @param words that were judged
   * @param rawError expected calibration error of raw confidence, [0,1]
   * @param error the same of calibrated confidence on unseen documents
   * @param rawRisk area under the risk-coverage curve of raw confidence, [0,1]
   * @param risk the same of calibrated confidence on unseen documents
   */
  public record Group(
      String group,
      int documents,
      int words,
      double rawError,
      double error,
      double rawRisk,
      double risk) {}

  /**
   * What a fit to these words is worth.
   *
   * @param unseen for each word in their order: the probability by a fit that has not seen its
   *     document, [0,1]
   */
  static FitOrigin of(long seed, int folds, List<JudgedEvidence> words, List<Double> unseen) {
    final Map<String, List<Integer>> groups =
        IntStream.range(0, words.size())
            .boxed()
            .collect(
                Collectors.groupingBy(
                    i -> words.get(i).group(), TreeMap::new, Collectors.toList()));
    final List<Group> parts = new ArrayList<>();
    groups.forEach((name, members) -> parts.add(group(name, members, words, unseen)));
    return new FitOrigin(seed, folds, parts);
  }

  private static Group group(
      String name, List<Integer> members, List<JudgedEvidence> words, List<Double> unseen) {
    final Judgements raw = new Judgements();
    final Judgements calibrated = new Judgements();
    for (final int i : members) {
      raw.add(words.get(i).evidence().raw(), words.get(i).correct());
      calibrated.add(unseen.get(i), words.get(i).correct());
    }
    return new Group(
        name,
        (int) JudgedEvidence.documents(members.stream().map(words::get).toList()),
        members.size(),
        Calibration.equalWidth(raw).error(),
        Calibration.equalWidth(calibrated).error(),
        RiskCoverage.of(raw).area(),
        RiskCoverage.of(calibrated).area());
  }
}
