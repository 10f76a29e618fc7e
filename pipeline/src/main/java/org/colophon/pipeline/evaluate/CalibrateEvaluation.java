package org.colophon.pipeline.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.colophon.specialists.confidence.JudgedEvidence;
import org.colophon.specialists.confidence.JudgedPages;
import org.colophon.specialists.confidence.WordCalibration;
import org.colophon.specialists.pages.InkReader;
import org.colophon.specialists.work.Settings;
import org.colophon.transforms.evaluate.Pairs;

/**
 * After an evaluation with raw confidence: fits a calibration to its words, alone or with those of
 * other evaluations, and adds to its report what calibrated confidence is worth on documents that
 * the fit has not seen.
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
   * @return the calibration, which lies in {@link #file}
   * @throws IOException if a table cannot be read or written
   * @throws IllegalArgumentException if there are too few documents
   */
  public static WordCalibration run(EvaluatePlan plan, List<Path> others) throws IOException {
    return new CalibrateEvaluation(plan).run(others);
  }

  /** Where an evaluation's calibration lies. */
  public static Path file(EvaluationFolder folder) {
    return folder.folder().resolve(Calibrations.FILE);
  }

  private static EvidenceFile evidence(EvaluationFolder folder) {
    return new EvidenceFile(folder.folder().resolve("scores").resolve(EvidenceFile.NAME));
  }

  private WordCalibration run(List<Path> others) throws IOException {
    final Evaluation evaluation = Evaluation.read(folder);
    final Settings reading = plan.settings().reading();
    final List<JudgedEvidence> words =
        new ArrayList<>(
            new JudgedPages(reading.pageStore(), reading.fingerprints(), reading.modelDigest())
                .evidence(evaluation.words()));
    evidence(folder).write(words);
    final int own = words.size();
    for (final Path other : others) {
      words.addAll(evidence(new EvaluationFolder(other)).read());
    }
    final CalibrationFitter.Fitted fitted =
        new CalibrationFitter(SEED)
            .fit(
                InkReader.SPECIALIST,
                words.stream().map(JudgedEvidence::model).distinct().sorted().toList(),
                words);
    new Calibrations(List.of(fitted.calibration())).write(file(folder));
    report(evaluation, words.subList(0, own), fitted.unseen());
    return fitted.calibration();
  }

  /** The report again, with raw and calibrated confidence of the same words. */
  private void report(Evaluation evaluation, List<JudgedEvidence> words, List<Double> unseen)
      throws IOException {
    final Map<String, Double> probabilities = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      probabilities.put(words.get(i).word(), unseen.get(i));
    }
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
