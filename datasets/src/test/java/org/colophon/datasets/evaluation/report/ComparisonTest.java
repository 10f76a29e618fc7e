package org.colophon.datasets.evaluation.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.colophon.datasets.evaluation.ElementKind;
import org.colophon.datasets.evaluation.Metric;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final double EXACT = 1e-12;

  @Test
  void joinsElementsAndCountsWhatMoved() {
    final Comparison comparison =
        Comparison.of(
            new Samples()
                .page("g", "same", 1, 10)
                .page("g", "better", 4, 10)
                .page("g", "worse", 1, 10)
                .page("g", "gone", 1, 10)
                .evaluation(),
            new Samples()
                .page("g", "worse", 2, 10)
                .page("g", "better", 0, 10)
                .page("g", "same", 1, 10)
                .page("h", "new", 1, 10)
                .evaluation());

    final MetricChange cer = change(comparison, "g");
    assertEquals(6.0 / 30, cer.a(), EXACT);
    assertEquals(3.0 / 30, cer.b(), EXACT);
    assertEquals(-3.0 / 30, cer.difference().estimate(), EXACT);
    assertEquals(List.of(1, 1, 1), List.of(cer.better(), cer.equal(), cer.worse()));
    assertEquals(
        List.of("better", "worse"),
        cer.moved().stream().map(move -> move.element().source()).toList());
    assertEquals("gone", comparison.onlyA().get(0).source());
    assertEquals("new", comparison.onlyB().get(0).source());
    assertFalse(cer.isMoreThanNoise(), "three pages, one worse");
  }

  @Test
  void tellsAChangeOfAllPagesFromNoise() {
    final Samples before = new Samples();
    final Samples all = new Samples();
    final Samples some = new Samples();
    IntStream.range(0, 40)
        .forEach(
            i -> {
              before.page("g", "s" + i, 10 + i, 100);
              all.page("g", "s" + i, 9 + i, 100);
              some.page("g", "s" + i, 10 + i + (i % 2 == 0 ? 1 : -1), 100);
            });

    final MetricChange improved = change(Comparison.of(before.evaluation(), all.evaluation()), "g");
    final MetricChange shuffled =
        change(Comparison.of(before.evaluation(), some.evaluation()), "g");

    assertTrue(improved.isMoreThanNoise() && improved.isBetter());
    assertEquals(-0.01, improved.difference().low(), EXACT);
    assertEquals(-0.01, improved.difference().high(), EXACT);
    assertFalse(shuffled.isMoreThanNoise());
    assertEquals(MetricChange.LISTED, shuffled.moved().size());
  }

  @Test
  void anElementThatIsNotScoredAnyMoreIsCounted() {
    final Comparison comparison =
        Comparison.of(
            new Samples().page("g", "s", 1, 10).page("g", "t", 1, 10).evaluation(),
            new Samples()
                .page("g", "s", 1, 10)
                .element("g", "t", ElementKind.PAGE, "t", "t")
                .evaluation());

    assertEquals(1, change(comparison, "g").scoredOnlyA());
  }

  @Test
  void isWrittenAsMarkdownWithNothingDropped() throws IOException {
    final Samples many = new Samples();
    IntStream.range(0, 500).forEach(i -> many.page("g", "lost" + i, 1, 10));
    final StringBuilder out = new StringBuilder();

    Comparison.of(
            many.page("g", "a|b", 1, 10).evaluation(),
            new Samples().page("g", "a|b", 2, 10).evaluation())
        .write("runs/a", "runs/b", out);

    final String text = out.toString();
    assertTrue(
        text.contains("| g | cer | worse | 10.00 | 20.00 | +10.00 (+10.00 to +10.00) |"), text);
    assertTrue(text.contains("| a\\|b | 1 | p00001 | 10.00 | 20.00 | +10.00 |"), text);
    assertEquals(500, text.lines().filter(line -> line.startsWith("| g | lost")).count());
    assertTrue(text.endsWith("## In B only\n\nNothing.\n\n"));
  }

  @Test
  void layoutAndConfidenceStandSideBySide() {
    final Comparison comparison =
        Comparison.of(
            Samples.mixed().evaluation(),
            new Samples().page("books", "b1.png", 1, 10).evaluation());

    final Comparison.FigureChange map =
        comparison.figures().stream()
            .filter(one -> one.group().equals("tables") && one.name().equals("map"))
            .findFirst()
            .orElseThrow();
    assertEquals(0.5, map.a(), EXACT);
    assertTrue(Double.isNaN(map.b()));
  }

  private static MetricChange change(Comparison comparison, String group) {
    return comparison.changes().stream()
        .filter(one -> one.group().equals(group) && one.metric() == Metric.CER)
        .findFirst()
        .orElseThrow();
  }
}
