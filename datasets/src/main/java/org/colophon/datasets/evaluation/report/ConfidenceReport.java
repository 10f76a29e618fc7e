package org.colophon.datasets.evaluation.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.datasets.evaluation.JudgedWord;
import org.colophon.datasets.metrics.confidence.Calibration;
import org.colophon.datasets.metrics.confidence.Judgements;
import org.colophon.datasets.metrics.confidence.RiskCoverage;

/**
 * What a specialist's word confidence is worth.
 *
 * @param specialist empty for all of the group together
 * @param kind of confidence
 * @param words judged
 * @param accuracy share of right words, [0,1]
 * @param calibration its expected calibration error, over bins of equal width, and the points of
 *     the reliability curve
 * @param riskArea area under the risk-coverage curve, [0,1]; smaller is better
 * @param coverageAt99 the largest share of words, surest first, of which 99 % are right
 * @param risks the risk-coverage curve, by rising coverage, thinned for display
 */
public record ConfidenceReport(
    String specialist,
    ConfidenceKind kind,
    int words,
    double accuracy,
    Calibration calibration,
    double riskArea,
    double coverageAt99,
    List<RiskCoverage.Point> risks) {
  private static final int POINTS = 100;
  private static final double WANTED = 0.99;

  public ConfidenceReport {
    risks = List.copyOf(risks);
  }

  /** Calibrated confidence, where there is any, before raw confidence. */
  static List<ConfidenceReport> of(Collection<JudgedWord> words) {
    final List<ConfidenceReport> reports = new ArrayList<>();
    for (final ConfidenceKind kind : List.of(ConfidenceKind.CALIBRATED, ConfidenceKind.RAW)) {
      final boolean calibrated = kind == ConfidenceKind.CALIBRATED;
      reports.addAll(
          of(kind, words.stream().filter(word -> word.calibrated() == calibrated).toList()));
    }
    return List.copyOf(reports);
  }

  /** All together first; then each specialist, by name, where there are several. */
  private static List<ConfidenceReport> of(ConfidenceKind kind, Collection<JudgedWord> words) {
    if (words.isEmpty()) {
      return List.of();
    }
    final Map<String, List<JudgedWord>> bySpecialist = new TreeMap<>();
    for (final JudgedWord word : words) {
      bySpecialist.computeIfAbsent(word.specialist(), name -> new ArrayList<>()).add(word);
    }
    final List<ConfidenceReport> reports = new ArrayList<>();
    reports.add(
        of(kind, bySpecialist.size() == 1 ? bySpecialist.keySet().iterator().next() : "", words));
    if (bySpecialist.size() > 1) {
      bySpecialist.forEach((name, own) -> reports.add(of(kind, name, own)));
    }
    return List.copyOf(reports);
  }

  private static ConfidenceReport of(
      ConfidenceKind kind, String specialist, Collection<JudgedWord> words) {
    final Judgements judgements = new Judgements();
    words.forEach(word -> judgements.add(word.confidence(), word.correct()));
    final Calibration calibration = Calibration.equalWidth(judgements);
    final RiskCoverage risks = RiskCoverage.of(judgements);
    return new ConfidenceReport(
        specialist,
        kind,
        words.size(),
        (double) words.stream().filter(JudgedWord::correct).count() / words.size(),
        calibration,
        risks.area(),
        risks.coverageAt(WANTED),
        risks.thinned(POINTS));
  }
}
