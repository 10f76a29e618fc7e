package org.colophon.pipeline.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.colophon.datasets.evaluation.Evaluation;
import org.colophon.datasets.evaluation.EvaluationFolder;
import org.colophon.datasets.evaluation.JudgedWord;
import org.colophon.datasets.evaluation.SourceCrops;
import org.colophon.datasets.evaluation.report.EvaluationReport;
import org.colophon.datasets.evaluation.report.HtmlReport;
import org.colophon.datasets.evaluation.report.MarkdownReport;
import org.colophon.specialists.confidence.CalibrationFitter;
import org.colophon.specialists.confidence.Calibrations;
import org.colophon.specialists.confidence.EvidenceFile;
import org.colophon.specialists.confidence.Fitted;
import org.colophon.specialists.confidence.JudgedEvidence;
import org.colophon.specialists.confidence.JudgedPages;
import org.colophon.specialists.confidence.ScalarCalibration;
import org.colophon.specialists.confidence.ScalarFitter;
import org.colophon.specialists.confidence.WordCalibration;
import org.colophon.specialists.pages.InkReader;
import org.colophon.specialists.read.Arrangers;
import org.colophon.specialists.work.Settings;
import org.colophon.transforms.evaluate.Pairs;

/**
 * After an evaluation with raw confidence: fits calibrations to its words, alone or with those of
 * other evaluations, one for each specialist that has read enough of them, and adds to its report
 * what calibrated confidence is worth on documents that the fit has not seen.
 */
public final class CalibrateEvaluation {
  /** Any number would do; this one makes a fit repeatable. */
  private static final long SEED = 4;

  private final EvaluatePlan plan;
  private final EvaluationFolder folder;

  private CalibrateEvaluation(EvaluatePlan plan) {
    this.plan = plan;
    this.folder = new EvaluationFolder(plan.settings().folder());
  }

  /**
   * Fits, and writes the calibration, the words it was fitted to and the report.
   *
   * @param others folders of earlier evaluations with calibration, whose words are fitted, too
   * @return the calibrations, which lie in {@link #file}
   * @throws IOException if a table cannot be read or written
   * @throws IllegalArgumentException if there are too few documents or words
   */
  public static Calibrations run(EvaluatePlan plan, List<Path> others) throws IOException {
    return new CalibrateEvaluation(plan).run(others);
  }

  /** Where an evaluation's calibration lies. */
  public static Path file(EvaluationFolder folder) {
    return folder.folder().resolve(Calibrations.FILE);
  }

  private static EvidenceFile evidence(EvaluationFolder folder) {
    return new EvidenceFile(folder.folder().resolve("scores").resolve(EvidenceFile.NAME));
  }

  private Calibrations run(List<Path> others) throws IOException {
    final Evaluation evaluation = Evaluation.read(folder);
    final Settings reading = plan.settings().reading();
    final List<JudgedEvidence> own =
        new JudgedPages(
                reading.pageStore(),
                reading.fingerprints(),
                new JudgedPages.FirstPassWords(
                    InkReader.SPECIALIST, reading.modelDigest(), Arrangers.ids()))
            .evidence(evaluation.words());
    evidence(folder).write(own);
    final List<JudgedEvidence> words = new ArrayList<>(own);
    for (final Path other : others) {
      words.addAll(evidence(new EvaluationFolder(other)).read());
    }
    final Fit fit = new Fit();
    fit.firstPass(words);
    fit.regions(words);
    final Calibrations fitted = new Calibrations(fit.calibrations, fit.scalars);
    if (fitted.isEmpty()) {
      throw new IllegalArgumentException(
          "no specialist has read enough judged words from ink for a fit; it takes "
              + ScalarFitter.LEAST_WORDS
              + " words of "
              + ScalarFitter.FOLDS
              + " documents");
    }
    fitted.write(file(folder));
    report(evaluation, fit.unseen);
    return fitted;
  }

  /** What is fitted to the words of each specialist. */
  private static final class Fit {
    private final List<WordCalibration> calibrations = new ArrayList<>();
    private final List<ScalarCalibration> scalars = new ArrayList<>();

    /** By id of the word: its probability by fits that have not seen its document. */
    private final Map<String, Double> unseen = new HashMap<>();

    /**
     * The words of the first pass are one fit, whatever its models: that is how they were dealt.
     */
    void firstPass(List<JudgedEvidence> words) {
      final List<JudgedEvidence> own =
          words.stream().filter(word -> word.specialist().equals(InkReader.SPECIALIST)).toList();
      if (own.isEmpty()) {
        return;
      }
      final Fitted<WordCalibration> fitted =
          new CalibrationFitter(SEED)
              .fit(
                  InkReader.SPECIALIST,
                  own.stream().map(JudgedEvidence::model).distinct().sorted().toList(),
                  own);
      calibrations.add(fitted.calibration());
      remember(own, fitted.unseen());
    }

    /** Every other specialist has a scale of its own with every model. */
    void regions(List<JudgedEvidence> words) {
      final Map<List<String>, List<JudgedEvidence>> readers =
          words.stream()
              .filter(word -> !word.specialist().equals(InkReader.SPECIALIST))
              .collect(
                  Collectors.groupingBy(
                      word -> List.of(word.specialist(), word.model()),
                      () ->
                          new TreeMap<>(
                              Comparator.comparing((List<String> reader) -> reader.get(0))
                                  .thenComparing(reader -> reader.get(1))),
                      Collectors.toList()));
      readers.forEach(
          (reader, own) ->
              new ScalarFitter(SEED)
                  .fit(reader.get(0), reader.get(1), own)
                  .ifPresent(
                      fitted -> {
                        scalars.add(fitted.calibration());
                        remember(own, fitted.unseen());
                      }));
    }

    private void remember(List<JudgedEvidence> words, List<Double> probabilities) {
      for (int i = 0; i < probabilities.size(); i++) {
        unseen.put(words.get(i).word(), probabilities.get(i));
      }
    }
  }

  /** The report again, with raw and calibrated confidence of the same words. */
  private void report(Evaluation evaluation, Map<String, Double> probabilities) throws IOException {
    final List<JudgedWord> both = new ArrayList<>(evaluation.words());
    for (final JudgedWord word : evaluation.words()) {
      final Double probability = probabilities.get(word.wordId());
      if (probability != null) {
        both.add(word.calibrated(probability));
      }
    }
    final EvaluationReport report =
        EvaluationReport.of(new Evaluation(evaluation.elements(), both, evaluation.detections()));
    final SourceCrops crops =
        new SourceCrops(
            Pairs.toProto(plan.pairs()).stream()
                .collect(
                    Collectors.toMap(
                        pair -> pair.getSource().getName(),
                        pair -> Path.of(pair.getSource().getUri()))),
            plan.settings().reading().sourceLimits());
    MarkdownReport.write(report, folder.markdown());
    HtmlReport.write(report, crops::png, folder.html());
  }
}
