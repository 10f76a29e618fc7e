package org.colophon.pipeline.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.colophon.datasets.evaluation.ElementKind;
import org.colophon.datasets.evaluation.Evaluation;
import org.colophon.datasets.evaluation.EvaluationFolder;
import org.colophon.datasets.evaluation.JudgedWord;
import org.colophon.datasets.evaluation.Metric;
import org.colophon.datasets.evaluation.Score;
import org.colophon.datasets.evaluation.SourceScores.Scored;
import org.colophon.datasets.model.Status;
import org.colophon.specialists.route.RoutePlan;
import org.colophon.specialists.work.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job on the project's own samples, on the DirectRunner. */
class EvaluateTest {
  private static final Path SAMPLES = Path.of("..", "datasets", "samples");

  @TempDir private Path folder;

  @Test
  void samplesAreScoredAgainstTheirTruth() throws IOException {
    final Evaluation evaluation = evaluate(SAMPLES);
    // Words seen in figures and charts are kept, too, and truth has none there.
    assertTrue(micro(evaluation, Metric.CER) < 0.06, () -> "CER " + micro(evaluation, Metric.CER));
    assertTrue(
        micro(evaluation, Metric.LOST) < 0.002, () -> "lost " + micro(evaluation, Metric.LOST));
    assertEquals(0, micro(evaluation, Metric.WITHOUT_OUTCOME));
    assertTrue(micro(evaluation, Metric.INK) > 0.9, () -> "ink " + micro(evaluation, Metric.INK));
    final long right = evaluation.words().stream().filter(JudgedWord::correct).count();
    assertTrue(right > 0.9 * evaluation.words().size(), right + " words are right");
    assertFalse(evaluation.detections().isEmpty());
    for (final String file : List.of("report.html", "report.md")) {
      assertTrue(Files.size(folder.resolve("report").resolve(file)) > 1000, file);
    }
  }

  @Test
  void whatWasNotReadCountsAsWrong() throws IOException {
    final Path corpus = Files.createDirectory(folder.resolve("corpus"));
    Files.copy(SAMPLES.resolve("report-pages/page-1.jpg"), corpus.resolve("good.jpg"));
    Files.writeString(corpus.resolve("good.gt.txt"), "Sixteen Years of Tides at Skerrow Harbour");
    Files.write(corpus.resolve("broken.jpg"), new byte[] {(byte) 0xff, (byte) 0xd8, 1, 2, 3});
    Files.writeString(corpus.resolve("broken.gt.txt"), "twelve chars");

    final Evaluation evaluation = evaluate(corpus);
    final Scored broken = page(evaluation, "broken.jpg");
    assertEquals(Status.FAILED, broken.element().status());
    assertEquals(new Score(Metric.CER, 12, 12), score(broken, Metric.CER));
    assertEquals(new Score(Metric.LOST, 11, 11), score(broken, Metric.LOST));
    assertEquals(Status.COMPLETE, page(evaluation, "good.jpg").element().status());
    assertTrue(score(page(evaluation, "good.jpg"), Metric.INSERTED).value() > 1);
    assertEquals(0, micro(evaluation, Metric.WITHOUT_OUTCOME));
  }

  @Test
  void truthThatCannotBeReadIsNamedAndTheRestIsScored() throws IOException {
    final Path corpus = Files.createDirectory(folder.resolve("corpus"));
    Files.copy(SAMPLES.resolve("report-pages/page-1.jpg"), corpus.resolve("page.jpg"));
    Files.writeString(corpus.resolve("page.xml"), "<alto><Layout><Page");

    final Evaluation evaluation = evaluate(corpus);
    final Scored document =
        evaluation.elements().stream()
            .filter(one -> one.element().kind() == ElementKind.DOCUMENT)
            .findFirst()
            .orElseThrow();
    assertTrue(document.element().truth().contains("page.xml"), document.element().truth());
    assertEquals(Optional.empty(), find(evaluation, "page.jpg"));
  }

  @Test
  void aCorpusWithoutTruthIsRefused() throws IOException {
    final Path corpus = Files.createDirectory(folder.resolve("corpus"));
    Files.copy(SAMPLES.resolve("report-pages/page-1.jpg"), corpus.resolve("page.jpg"));
    final EvaluateOptions options = options(corpus);
    final IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> EvaluatePlan.of(options));
    assertTrue(refusal.getMessage().contains("truth"), refusal.getMessage());
  }

  /** Words of a vote are no words of the first pass, whose calibration comes before any vote. */
  @Test
  void forAFitEveryWordIsReadOnceAndWithRawConfidence() throws IOException {
    final Path corpus = Files.createDirectory(folder.resolve("corpus"));
    Files.copy(SAMPLES.resolve("report-pages/page-1.jpg"), corpus.resolve("page.jpg"));
    Files.writeString(corpus.resolve("page.gt.txt"), "truth");
    final Settings usual = EvaluatePlan.of(options(corpus)).settings().reading();
    assertTrue(reread(usual) > 0);
    assertFalse(usual.calibrations().isEmpty());
    final EvaluateOptions options = options(corpus);
    options.setCalibrate(true);
    final Settings fit = EvaluatePlan.of(options).settings().reading();
    assertEquals(0, reread(fit));
    assertTrue(fit.calibrations().isEmpty());
    assertNotEquals(usual.fingerprints().draft(), fit.fingerprints().draft());
    assertEquals(usual.routes().elementKinds(), fit.routes().elementKinds());
  }

  private static double reread(Settings settings) {
    try (RoutePlan routes = settings.routes().plan(settings.specialistContext())) {
      return routes.budgets().reread();
    }
  }

  private Evaluation evaluate(Path corpus) throws IOException {
    final EvaluateOptions options = options(corpus);
    Evaluate.run(options, EvaluatePlan.of(options)).waitUntilFinish();
    return Evaluation.read(new EvaluationFolder(folder.resolve("report")));
  }

  private EvaluateOptions options(Path corpus) {
    final EvaluateOptions options =
        PipelineOptionsFactory.fromArgs("--runner=DirectRunner", "--isolation=none", "--to=parquet")
            .as(EvaluateOptions.class);
    options.setInput(List.of(corpus.toString()));
    options.setOutput(folder.resolve("report").toString());
    return options;
  }

  private static double micro(Evaluation evaluation, Metric metric) {
    double part = 0;
    double whole = 0;
    for (final Scored scored : evaluation.elements()) {
      for (final Score score : scored.scores()) {
        if (score.metric() == metric) {
          part += score.part();
          whole += score.whole();
        }
      }
    }
    return part / whole;
  }

  private static Scored page(Evaluation evaluation, String source) {
    return find(evaluation, source).orElseThrow();
  }

  private static Optional<Scored> find(Evaluation evaluation, String source) {
    return evaluation.elements().stream()
        .filter(one -> one.element().kind() == ElementKind.PAGE)
        .filter(one -> one.element().source().equals(source))
        .findFirst();
  }

  private static Score score(Scored scored, Metric metric) {
    return scored.scores().stream().filter(one -> one.metric() == metric).findFirst().orElseThrow();
  }
}
