package org.colophon.datasets.evaluation.report;

/** Sentences that both formats of the report say. */
final class ReportWords {
  static final String METRICS =
      "All values in percent. Micro: sums over elements, then one division; macro: the mean of the"
          + " elements' values; both with the 95 % interval of a bootstrap over pages. p90 is what"
          + " nine of ten elements reach or better. An element without a prediction counts as wrong.";
  static final String DISTRIBUTIONS =
      "Elements by value: from 0 % at the left to 100 % and more at the right.";
  static final String HONESTY =
      "Characters that were read and are not in truth, and characters of truth that were not read,"
          + " per 1,000 characters of truth. Every page and source must end with an outcome.";
  static final String LAYOUT =
      "Average precision as COCO defines it, over overlaps of 0.50 to 0.95. Kinds that truth does"
          + " not have are not part of the mean.";
  static final String CONFIDENCE =
      "Raw word confidence is as the specialist says it, which for Tesseract is its own; calibrated"
          + " confidence is the probability that a fit to other documents gives the word. ECE is the expected calibration error; the risk-coverage area and the"
          + " coverage at 99 % accuracy say whether the surest words are the right ones.";

  private ReportWords() {}

  static String opening(EvaluationReport report) {
    final Counts counts = report.all().counts();
    return Numbers.count(report.groups().size())
        + " groups, "
        + Numbers.count(counts.sources())
        + " sources, "
        + Numbers.count(counts.pages())
        + " pages, "
        + Numbers.count(counts.elements())
        + " elements and "
        + Numbers.count(counts.facts())
        + " facts; "
        + Numbers.count(counts.withoutPrediction())
        + " of them without a prediction.";
  }

  static String worst(WorstElements worst) {
    return "The worst "
        + worst.elements().size()
        + " of "
        + Numbers.count(worst.of())
        + (worst.of() == 1 ? " element" : " elements")
        + " of the kind "
        + worst.kind().word()
        + " by "
        + worst.metric().word();
  }
}
