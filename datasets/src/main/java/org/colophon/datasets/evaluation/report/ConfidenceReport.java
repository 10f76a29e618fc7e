package org.colophon.datasets.evaluation.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.datasets.evaluation.JudgedWord;

/**
 * What a specialist's word confidence is worth.
 *
 * @param specialist empty for all of the group together
 * @param kind of confidence
 * @param words judged
 * @param accuracy share of right words, [0,1]
 * @param calibrationError expected calibration error, [0,1], over ten equal bins (Guo et al., "On
 *     Calibration of Modern Neural Networks", 2017)
 * @param reliability the bins that have words, ascending
 * @param riskArea area under the curve, [0,1]; smaller is better
 * @param coverageAt99 the largest share of words, surest first, of which 99 % are right
 * @param risks the risk-coverage curve, by rising coverage, thinned for display
 */
public record ConfidenceReport(
    String specialist,
    ConfidenceKind kind,
    int words,
    double accuracy,
    double calibrationError,
    List<ReliabilityPoint> reliability,
    double riskArea,
    double coverageAt99,
    List<RiskPoint> risks) {
  private static final int BINS = 10;
  private static final int POINTS = 100;
  private static final double WANTED = 0.99;

  public ConfidenceReport {
    reliability = List.copyOf(reliability);
    risks = List.copyOf(risks);
  }

  /** Words of about one confidence: its mean, and the share of them that is right. */
  public record ReliabilityPoint(double confidence, double accuracy, int words) {}

  /** The share of wrong words among the surest words that make up this share of all. */
  public record RiskPoint(double coverage, double risk) {}

  /** All together first; then each specialist, by name, where there are several. */
  static List<ConfidenceReport> of(Collection<JudgedWord> words) {
    if (words.isEmpty()) {
      return List.of();
    }
    final Map<String, List<JudgedWord>> bySpecialist = new TreeMap<>();
    for (final JudgedWord word : words) {
      bySpecialist.computeIfAbsent(word.specialist(), name -> new ArrayList<>()).add(word);
    }
    final List<ConfidenceReport> reports = new ArrayList<>();
    reports.add(of(bySpecialist.size() == 1 ? bySpecialist.keySet().iterator().next() : "", words));
    if (bySpecialist.size() > 1) {
      bySpecialist.forEach((name, own) -> reports.add(of(name, own)));
    }
    return List.copyOf(reports);
  }

  private static ConfidenceReport of(String specialist, Collection<JudgedWord> words) {
    final List<JudgedWord> surest =
        words.stream()
            .sorted(Comparator.comparingDouble(JudgedWord::confidence).reversed())
            .toList();
    final int right = (int) surest.stream().filter(JudgedWord::correct).count();
    final List<ReliabilityPoint> reliability = reliability(surest);
    final double error =
        reliability.stream()
            .mapToDouble(bin -> bin.words() * Math.abs(bin.accuracy() - bin.confidence()))
            .sum();
    final List<RiskPoint> risks = risks(surest);
    return new ConfidenceReport(
        specialist,
        ConfidenceKind.RAW,
        surest.size(),
        (double) right / surest.size(),
        error / surest.size(),
        reliability,
        area(risks),
        risks.stream()
            .filter(point -> 1 - point.risk() >= WANTED)
            .mapToDouble(RiskPoint::coverage)
            .max()
            .orElse(0),
        thinned(risks));
  }

  private static List<ReliabilityPoint> reliability(List<JudgedWord> words) {
    final double[] confidence = new double[BINS];
    final int[] right = new int[BINS];
    final int[] all = new int[BINS];
    for (final JudgedWord word : words) {
      final int bin = (int) Math.max(0, Math.min(BINS - 1, word.confidence() * BINS));
      confidence[bin] += word.confidence();
      right[bin] += word.correct() ? 1 : 0;
      all[bin]++;
    }
    final List<ReliabilityPoint> points = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      if (all[bin] > 0) {
        points.add(
            new ReliabilityPoint(
                confidence[bin] / all[bin], (double) right[bin] / all[bin], all[bin]));
      }
    }
    return points;
  }

  /** Words of equal confidence can only be taken together: one point for all of them. */
  private static List<RiskPoint> risks(List<JudgedWord> surest) {
    final List<RiskPoint> points = new ArrayList<>();
    int wrong = 0;
    for (int i = 0; i < surest.size(); i++) {
      wrong += surest.get(i).correct() ? 0 : 1;
      if (i + 1 == surest.size() || surest.get(i + 1).confidence() != surest.get(i).confidence()) {
        points.add(new RiskPoint((i + 1.0) / surest.size(), wrong / (i + 1.0)));
      }
    }
    return points;
  }

  private static double area(List<RiskPoint> risks) {
    double area = 0;
    double from = 0;
    for (final RiskPoint point : risks) {
      area += (point.coverage() - from) * point.risk();
      from = point.coverage();
    }
    return area;
  }

  private static List<RiskPoint> thinned(List<RiskPoint> risks) {
    final List<RiskPoint> kept = new ArrayList<>();
    for (int i = 0; i < risks.size(); i++) {
      final boolean last = i + 1 == risks.size();
      if (last
          || Math.floor(risks.get(i).coverage() * POINTS)
              < Math.floor(risks.get(i + 1).coverage() * POINTS)) {
        kept.add(risks.get(i));
      }
    }
    return kept;
  }
}
