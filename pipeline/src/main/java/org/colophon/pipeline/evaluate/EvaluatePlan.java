package org.colophon.pipeline.evaluate;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.colophon.datasets.evaluation.EvaluationFolder;
import org.colophon.datasets.metrics.text.Normalisation;
import org.colophon.datasets.truth.TruthException;
import org.colophon.datasets.truth.TruthPair;
import org.colophon.datasets.truth.TruthPairs;
import org.colophon.pipeline.digitize.DigitizePlan;
import org.colophon.transforms.evaluate.EvaluationSettings;

/**
 * The options of an evaluate job, checked and resolved: immutable, and right.
 *
 * @param corpus the pairs, and what is no pair
 * @param settings what the steps need to know
 */
public record EvaluatePlan(TruthPairs.Listing corpus, EvaluationSettings settings) {
  /** The calibration that leaves confidence as it is. */
  private static final String RAW = "off";

  /**
   * Checks all options at once, before anything starts.
   *
   * @throws IllegalArgumentException if one or more cannot be carried out; a line for every fault
   */
  public static EvaluatePlan of(EvaluateOptions options) {
    final String report = options.getOutput();
    final Normalisation normalisation = normalisation(options.getNormalise());
    // Scores are taken from the page store; an edition made before with other options is of no use.
    options.setOutput(new EvaluationFolder(Path.of(report)).edition().toString());
    options.setOverwrite(true);
    if (options.getCalibrate()) {
      options.setCalibration(RAW);
    }
    final DigitizePlan reading = DigitizePlan.of(options);
    final TruthPairs.Listing corpus = corpus(reading.inputs());
    if (corpus.pairs().isEmpty()) {
      throw new IllegalArgumentException(
          String.join(", ", reading.inputs())
              + ": no source with ground truth beside it; see docs/evaluate.md for the names of"
              + " truth files");
    }
    return new EvaluatePlan(
        corpus,
        new EvaluationSettings(
            report,
            normalisation,
            options.getCalibrate() ? reading.settings().readingOnce() : reading.settings()));
  }

  /** The pairs, in the order of their sources. */
  public List<TruthPair> pairs() {
    return corpus.pairs();
  }

  private static TruthPairs.Listing corpus(List<String> inputs) {
    try {
      return TruthPairs.list(inputs.stream().map(Path::of).toList());
    } catch (TruthException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static Normalisation normalisation(String word) {
    try {
      return Normalisation.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--normalise is one of "
              + Arrays.stream(Normalisation.values())
                  .map(value -> value.name().toLowerCase(Locale.ROOT))
                  .collect(Collectors.joining(", "))
              + ", not '"
              + word
              + "'",
          e);
    }
  }
}
