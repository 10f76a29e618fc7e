package org.colophon.datasets.metrics.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.colophon.datasets.metrics.layout.Detections.Prediction;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.RegionKind;
import org.junit.jupiter.api.Test;

class DetectionsTest {
  private static final Map<RegionKind, RegionKind> KINDS =
      Map.of(RegionKind.TEXT, RegionKind.TEXT, RegionKind.FOOTNOTE, RegionKind.TEXT);
  private static final Box FIRST = new Box(0, 0, 100, 50);
  private static final Box SECOND = new Box(0, 100, 100, 200);

  /** Overlaps the second by 6,000 of 10,000 pixels. */
  private static final Box MOST_OF_SECOND = new Box(0, 100, 100, 160);

  private static final List<LayoutBox> TRUTH =
      List.of(new LayoutBox(RegionKind.TEXT, FIRST), new LayoutBox(RegionKind.TEXT, SECOND));

  @Test
  void averagesPrecisionByHand() {
    final Detections detections = new Detections();
    detections.addPage(
        TRUTH,
        List.of(text(FIRST, 0.9), text(new Box(300, 0, 400, 50), 0.8), text(MOST_OF_SECOND, 0.7)),
        KINDS);
    // Up to .60: precision 1, 1/2, 2/3 at recall 1/2, 1/2, 1; so 1 at the 51 recalls to .50 and
    // 2/3 at the 50 above. From .65 on: 1 at the 51 recalls, then nothing.
    final double low = (51 + 50 * 2 / 3.0) / 101;
    final double high = 51 / 101.0;
    assertEquals(low, detections.averagePrecision(0).get(RegionKind.TEXT), 1e-12);
    assertEquals(low, detections.averagePrecision(2).get(RegionKind.TEXT), 1e-12);
    assertEquals(high, detections.averagePrecision(3).get(RegionKind.TEXT), 1e-12);
    assertEquals(
        (3 * low + 7 * high) / 10, detections.averagePrecision().get(RegionKind.TEXT), 1e-12);
    assertEquals(0b111, detections.matches().get(2).matched());
  }

  @Test
  void theSurerOfTwoTakesTheRegion() {
    final Detections detections = new Detections();
    detections.addPage(
        List.of(TRUTH.get(1)), List.of(text(MOST_OF_SECOND, 0.8), text(SECOND, 0.3)), KINDS);
    // At .50 the surer one has taken the region, so the better one is too many.
    assertEquals(0b111, detections.matches().get(0).matched());
    assertEquals(0b1111111000, detections.matches().get(1).matched());
  }

  @Test
  void speaksTheWordsOfTheTruth() {
    final Detections detections = new Detections();
    detections.addPage(
        List.of(TRUTH.get(0)),
        List.of(
            new Prediction(RegionKind.FOOTNOTE, FIRST, 0.5),
            // The truth has no tables: neither right nor wrong.
            new Prediction(RegionKind.TABLE, FIRST, 0.9)),
        KINDS);
    assertEquals(Map.of(RegionKind.TEXT, 1.0), detections.averagePrecision());
  }

  @Test
  void whatWasFoundCarriesEverything() {
    final Detections first = new Detections();
    first.addPage(TRUTH, List.of(text(FIRST, 0.9)), KINDS);
    final Detections second = new Detections();
    second.addPage(TRUTH, List.of(text(SECOND, 0.7), text(MOST_OF_SECOND, 0.95)), KINDS);
    final Detections both = new Detections();
    both.addPage(TRUTH, List.of(text(FIRST, 0.9)), KINDS);
    both.addPage(TRUTH, List.of(text(SECOND, 0.7), text(MOST_OF_SECOND, 0.95)), KINDS);
    final Detections read = new Detections();
    read.add(first.matches(), first.truths());
    read.add(second.matches(), second.truths());
    assertEquals(both.averagePrecision(), read.averagePrecision());
  }

  @Test
  void nothingFoundIsZeroAndNoTruthIsNothing() {
    final Detections detections = new Detections();
    detections.addPage(List.of(), List.of(text(FIRST, 1)), KINDS);
    assertEquals(Map.of(), detections.averagePrecision());
    detections.addPage(TRUTH, List.of(), KINDS);
    assertEquals(Map.of(RegionKind.TEXT, 0.0), detections.averagePrecision());
  }

  private static Prediction text(Box box, double confidence) {
    return new Prediction(RegionKind.TEXT, box, confidence);
  }
}
