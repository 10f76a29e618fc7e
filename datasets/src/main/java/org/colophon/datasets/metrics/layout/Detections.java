package org.colophon.datasets.metrics.layout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.RegionKind;

/**
 * Average precision of region detection as in COCO (T.-Y. Lin et al., "Microsoft COCO: common
 * objects in context", ECCV 2014; the rules are those of its reference code, pycocotools): page by
 * page and kind by kind the predictions take, most confident first, the true region they overlap
 * most that is still free; overlap is intersection over union, at the ten thresholds .50, .55 to
 * .95; at most the 100 most confident predictions of a kind count on a page; precision is made
 * monotone and averaged at the recalls 0, .01 to 1.
 *
 * <p>Kinds that the truth does not annotate are left out; all others are translated into the words
 * of the truth first. Predictions of equal confidence keep the order of the collection, so keep it
 * fixed.
 */
public final class Detections {
  /** Number of overlap thresholds. */
  public static final int THRESHOLDS = 10;

  private static final double FIRST_PERCENT = 50;
  private static final double STEP_PERCENT = 5;
  private static final int MOST_PREDICTIONS = 100;
  private static final int RECALLS = 101;
  private static final Comparator<Prediction> MOST_CONFIDENT =
      Comparator.comparingDouble(Prediction::confidence).reversed();

  private final List<Match> matches = new ArrayList<>();
  private final Map<RegionKind, Long> truths = new EnumMap<>(RegionKind.class);

  /** A predicted region with the confidence of its kind, [0,1]. */
  public record Prediction(RegionKind kind, Box box, double confidence) {}

  /**
   * What became of a predicted region.
   *
   * @param kind in the words of the truth
   * @param confidence [0,1]
   * @param matched bit i is set where it was matched at an overlap of .50 + .05 i, i from 0 to 9
   */
  public record Match(RegionKind kind, double confidence, int matched) {
    private boolean isMatched(int threshold) {
      return (matched >>> threshold & 1) != 0;
    }
  }

  /** Adds what another instance has found. */
  public void add(Collection<Match> otherMatches, Map<RegionKind, Long> otherTruths) {
    matches.addAll(otherMatches);
    otherTruths.forEach((kind, count) -> truths.merge(kind, count, Long::sum));
  }

  /**
   * Matches the predictions of a page.
   *
   * @param kinds from a predicted kind to the truth's word for it, as in a page of truth; kinds
   *     that are absent are neither right nor wrong
   */
  public void addPage(
      List<LayoutBox> truth, List<Prediction> predictions, Map<RegionKind, RegionKind> kinds) {
    for (final RegionKind kind : RegionKind.values()) {
      if (!kinds.containsValue(kind)) {
        continue;
      }
      final List<Box> boxes =
          truth.stream().filter(region -> region.kind() == kind).map(LayoutBox::box).toList();
      final List<Prediction> best =
          predictions.stream()
              .filter(prediction -> kinds.get(prediction.kind()) == kind)
              .sorted(MOST_CONFIDENT)
              .limit(MOST_PREDICTIONS)
              .toList();
      if (!boxes.isEmpty()) {
        truths.merge(kind, (long) boxes.size(), Long::sum);
      }
      final int[] matched = match(boxes, best);
      for (int i = 0; i < matched.length; i++) {
        matches.add(new Match(kind, best.get(i).confidence(), matched[i]));
      }
    }
  }

  public List<Match> matches() {
    return List.copyOf(matches);
  }

  /** How many regions the truth has, by kind. */
  public Map<RegionKind, Long> truths() {
    return Collections.unmodifiableMap(truths);
  }

  /** mAP@[.50:.05:.95] of every kind that the truth has, [0,1]. */
  public Map<RegionKind, Double> averagePrecision() {
    final Map<RegionKind, Double> means = new EnumMap<>(RegionKind.class);
    truths.forEach(
        (kind, count) -> {
          final List<Match> sorted = sorted(kind);
          double sum = 0;
          for (int threshold = 0; threshold < THRESHOLDS; threshold++) {
            sum += averagePrecision(sorted, count, threshold);
          }
          means.put(kind, sum / THRESHOLDS);
        });
    return means;
  }

  /** Average precision of every kind at one threshold: 0 is an overlap of .50, 9 one of .95. */
  public Map<RegionKind, Double> averagePrecision(int threshold) {
    final Map<RegionKind, Double> values = new EnumMap<>(RegionKind.class);
    truths.forEach(
        (kind, count) -> values.put(kind, averagePrecision(sorted(kind), count, threshold)));
    return values;
  }

  private List<Match> sorted(RegionKind kind) {
    return matches.stream()
        .filter(match -> match.kind() == kind)
        .sorted(Comparator.comparingDouble(Match::confidence).reversed())
        .toList();
  }

  private static int[] match(List<Box> truth, List<Prediction> predictions) {
    final int[] matched = new int[predictions.size()];
    for (int threshold = 0; threshold < THRESHOLDS; threshold++) {
      final boolean[] taken = new boolean[truth.size()];
      for (int p = 0; p < matched.length; p++) {
        // In per cent, because .5 + .05 * 6 is not .8 in floating point.
        double best = (FIRST_PERCENT + STEP_PERCENT * threshold) / 100;
        int partner = -1;
        for (int t = 0; t < truth.size(); t++) {
          final double overlap =
              taken[t] ? 0 : truth.get(t).intersectionOverUnion(predictions.get(p).box());
          if (overlap >= best) {
            best = overlap;
            partner = t;
          }
        }
        if (partner >= 0) {
          taken[partner] = true;
          matched[p] |= 1 << threshold;
        }
      }
    }
    return matched;
  }

  private static double averagePrecision(List<Match> sorted, long expected, int threshold) {
    final double[] precision = new double[sorted.size()];
    final double[] recall = new double[sorted.size()];
    long right = 0;
    for (int i = 0; i < precision.length; i++) {
      right += sorted.get(i).isMatched(threshold) ? 1 : 0;
      precision[i] = right / (i + 1.0);
      recall[i] = (double) right / expected;
    }
    for (int i = precision.length - 2; i >= 0; i--) {
      precision[i] = Math.max(precision[i], precision[i + 1]);
    }
    double sum = 0;
    int at = 0;
    for (int r = 0; r < RECALLS; r++) {
      while (at < recall.length && recall[at] < r / (RECALLS - 1.0)) {
        at++;
      }
      sum += at < precision.length ? precision[at] : 0;
    }
    return sum / RECALLS;
  }
}
