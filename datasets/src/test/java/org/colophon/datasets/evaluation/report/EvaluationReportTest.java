package org.colophon.datasets.evaluation.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.colophon.datasets.evaluation.ElementKind;
import org.colophon.datasets.evaluation.Evaluation;
import org.colophon.datasets.evaluation.JudgedWord;
import org.colophon.datasets.evaluation.Metric;
import org.colophon.datasets.evaluation.Score;
import org.colophon.datasets.evaluation.SourceScores;
import org.colophon.datasets.model.RegionKind;
import org.junit.jupiter.api.Test;

class EvaluationReportTest {
  private static final double EXACT = 1e-12;

  @Test
  void averagesAreThoseWorkedByHand() {
    final EvaluationReport report =
        new Samples().page("g", "a", 1, 10).page("g", "b", 3, 90).report();

    final MetricReport cer = report.groups().get(0).metric(Metric.CER).orElseThrow();

    assertEquals(4.0 / 100, cer.micro().estimate(), EXACT);
    assertEquals((1.0 / 10 + 3.0 / 90) / 2, cer.macro().estimate(), EXACT);
    assertEquals(3.0 / 90, cer.micro().low(), EXACT, "two pages: the better one drawn twice");
    assertEquals(1.0 / 10, cer.micro().high(), EXACT, "two pages: the worse one drawn twice");
  }

  @Test
  void textWhereTruthHasNoneIsNotFree() {
    final EvaluationReport report =
        new Samples().page("g", "a", 1, 10).page("g", "empty", 5, 0).report();

    final MetricReport cer = report.all().metric(Metric.CER).orElseThrow();

    assertEquals(6.0 / 10, cer.micro().estimate(), EXACT);
    assertEquals(1.0 / 10, cer.macro().estimate(), EXACT);
    assertEquals("empty", report.worst().get(0).elements().get(0).element().source());
  }

  @Test
  void quantilesCountFromTheBest() {
    final Samples samples = new Samples();
    IntStream.rangeClosed(1, 20)
        .forEach(
            i ->
                samples.element(
                    "g",
                    "s" + i,
                    ElementKind.TABLE,
                    "t",
                    "t",
                    new Score(Metric.CER, i, 100),
                    new Score(Metric.TEDS, i, 100)));

    final GroupReport all = samples.report().all();

    final Distribution cer = all.metric(Metric.CER).orElseThrow().distribution();
    assertEquals(
        List.of(.10, .18, .19, .20), List.of(cer.median(), cer.p90(), cer.p95(), cer.worst()));
    final Distribution teds = all.metric(Metric.TEDS).orElseThrow().distribution();
    assertEquals(
        List.of(.11, .03, .02, .01), List.of(teds.median(), teds.p90(), teds.p95(), teds.worst()));
    assertEquals(20, cer.histogram().stream().mapToInt(Integer::intValue).sum());
  }

  @Test
  void countsWhatWasNotRead() {
    final EvaluationReport report = Samples.mixed().report();

    assertEquals(new Counts(6, 6, 4, 2, 1), report.all().counts());
    assertEquals(
        List.of("books", "tables"), report.groups().stream().map(GroupReport::group).toList());
    assertEquals(1, report.all().metric(Metric.WITHOUT_OUTCOME).orElseThrow().part());
  }

  @Test
  void layoutAndConfidenceAreThoseWorkedByHand() {
    final EvaluationReport report = Samples.mixed().report();

    final LayoutReport layout = report.groups().get(1).layout().orElseThrow();
    assertEquals(0.5, layout.mean(), EXACT, "five of ten overlaps; text is not in truth");
    assertEquals(RegionKind.TEXT, layout.kinds().get(0).kind());
    assertTrue(Double.isNaN(layout.kinds().get(0).average()));
    final List<ConfidenceReport> confidence = report.groups().get(0).confidence();
    assertEquals(
        List.of("", "digital", "tesseract"),
        confidence.stream().map(ConfidenceReport::specialist).toList());
    assertEquals((2 * 0.05 + 0.55) / 3, confidence.get(2).calibration().error(), 1e-9);
    assertEquals(2.0 / 3, confidence.get(2).coverageAt99(), EXACT);
    assertEquals(0.75, confidence.get(0).accuracy(), EXACT);
  }

  @Test
  void calibratedConfidenceStandsBeforeRawConfidence() {
    final Evaluation raw = Samples.mixed().evaluation();
    final List<JudgedWord> both = new ArrayList<>(raw.words());
    raw.words().forEach(word -> both.add(word.calibrated(word.correct() ? 1 : 0)));
    final List<ConfidenceReport> confidence =
        EvaluationReport.of(new Evaluation(raw.elements(), both, raw.detections()))
            .groups()
            .get(0)
            .confidence();
    assertEquals(
        List.of(
            ConfidenceKind.CALIBRATED,
            ConfidenceKind.CALIBRATED,
            ConfidenceKind.CALIBRATED,
            ConfidenceKind.RAW,
            ConfidenceKind.RAW,
            ConfidenceKind.RAW),
        confidence.stream().map(ConfidenceReport::kind).toList());
    assertEquals(0, confidence.get(0).calibration().error(), EXACT);
    assertEquals((2 * 0.05 + 0.55) / 3, confidence.get(5).calibration().error(), 1e-9);
  }

  @Test
  void doesNotDependOnTheOrderOfScores() {
    final Evaluation evaluation = Samples.mixed().evaluation();
    final List<SourceScores.Scored> elements = new ArrayList<>(evaluation.elements());
    Collections.reverse(elements);
    final Evaluation reversed =
        new Evaluation(elements, evaluation.words(), evaluation.detections());

    assertEquals(EvaluationReport.of(evaluation), EvaluationReport.of(reversed));
  }

  @Test
  void worstAreListedByKindWorstFirst() {
    final Samples samples = new Samples();
    IntStream.range(0, 30).forEach(i -> samples.page("g", "s" + (10 + i % 15), i / 15, 10));
    samples.page("g", "longer", 10, 100).page("g", "worst", 9, 10).page("g", "perfect", 0, 10);

    final WorstElements worst = samples.report().worst().get(0);

    final List<String> sources =
        worst.elements().stream().map(one -> one.element().source()).toList();
    assertEquals(33, worst.of());
    assertEquals(17, sources.size(), "those without a fault are not listed");
    assertEquals(List.of("worst", "longer", "s10", "s11"), sources.subList(0, 4));
  }

  @Test
  void failedFactsAreListedApart() {
    final EvaluationReport report = Samples.mixed().report();

    assertEquals(1, report.failedFacts().size());
    assertEquals("cell 4.32", report.failedFacts().get(0).failed().get(0).truth());
    assertTrue(report.worst().stream().noneMatch(one -> one.kind() == ElementKind.FACT));
  }
}
