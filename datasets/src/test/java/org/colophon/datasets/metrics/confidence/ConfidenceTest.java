package org.colophon.datasets.metrics.confidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ConfidenceTest {
  private static final double TINY = 1e-9;

  @Test
  void calibrationByHand() {
    final Judgements judgements = new Judgements();
    judgements.add(0.9, true);
    judgements.add(0.2, false);
    judgements.add(0.9, false);
    judgements.add(0.3, true);
    // .9 and .9: half right, .4 off; .2: none right, .2 off; .3: right, .7 off.
    final Calibration calibration = Calibration.equalWidth(judgements);
    assertEquals(3, calibration.bins().size());
    assertEquals((2 * 0.4 + 0.2 + 0.7) / 4, calibration.error(), TINY);
    final Calibration.Bin surest = calibration.bins().get(2);
    assertEquals(0.9, surest.confidence(), TINY);
    assertEquals(0.5, surest.accuracy());
    assertEquals(2, surest.count());
  }

  @Test
  void equalConfidencesShareABin() {
    final Judgements judgements = new Judgements();
    for (int i = 0; i < 90; i++) {
      judgements.add(0.95, i % 2 == 0);
      judgements.add(i / 100.0, true);
    }
    final Calibration calibration = Calibration.equalMass(judgements);
    // Bins of twelve: seven of the ninety others, then six others with all of .95.
    assertEquals(8, calibration.bins().size());
    assertEquals(12, calibration.bins().get(0).count());
    assertEquals(96, calibration.bins().get(7).count());
  }

  @Test
  void nothingIsCalibrated() {
    assertEquals(0, Calibration.equalWidth(new Judgements()).error());
    assertEquals(0, Calibration.equalMass(new Judgements()).error());
    assertThrows(IllegalArgumentException.class, () -> new Judgements().add(Double.NaN, true));
    assertThrows(IllegalArgumentException.class, () -> new Judgements().add(1.01, true));
  }

  @Test
  void theEndsOfTheScaleHaveTheirBins() {
    final Judgements judgements = new Judgements();
    judgements.add(-0.0, false);
    judgements.add(0, false);
    judgements.add(1, true);
    assertEquals(0, Calibration.equalWidth(judgements).error());
    assertEquals(2, Calibration.equalWidth(judgements).bins().size());
  }

  @Test
  void riskAndCoverageByHand() {
    final Judgements judgements = new Judgements();
    judgements.add(0.7, true);
    judgements.add(0.9, true);
    judgements.add(0.6, true);
    judgements.add(0.8, false);
    final RiskCoverage curve = RiskCoverage.of(judgements);
    // From the surest: 0 of 1, 1 of 2, 1 of 3, 1 of 4.
    assertEquals((0 + 1 / 2.0 + 1 / 3.0 + 1 / 4.0) / 4, curve.area(), TINY);
    assertEquals(0.25, curve.coverageAt(0.99));
    assertEquals(1, curve.coverageAt(0.75));
    assertEquals(4, curve.points().size());
    assertEquals(curve.points().get(3), curve.thinned(2).get(1));
  }

  @Test
  void equalConfidencesAreTakenTogether() {
    final Judgements judgements = new Judgements();
    judgements.add(0.9, true);
    judgements.add(0.9, false);
    judgements.add(0.1, true);
    judgements.add(0.1, true);
    // In random order the first is wrong half of the time, as are both together; then 1 of 3 and 4.
    final RiskCoverage curve = RiskCoverage.of(judgements);
    assertEquals((0.5 + 0.5 + 1 / 3.0 + 0.25) / 4, curve.area(), TINY);
    assertEquals(2, curve.points().size());
    assertEquals(0, curve.coverageAt(0.99));
    assertEquals(0, RiskCoverage.of(new Judgements()).area());
  }

  @Test
  void aMillionHonestConfidencesAreCalibrated() {
    final Random random = new Random(5);
    final Judgements judgements = new Judgements();
    for (int i = 0; i < 1_000_000; i++) {
      final double confidence = random.nextDouble();
      judgements.add(confidence, random.nextDouble() < confidence);
    }
    assertTrue(Calibration.equalWidth(judgements).error() < 0.005);
    assertTrue(Calibration.equalMass(judgements).error() < 0.005);
    // Accepting all above t is right (1 + t) / 2 of the time; the mean risk over coverages c is
    // c/2.
    assertEquals(0.25, RiskCoverage.of(judgements).area(), 0.005);
    assertEquals(0.02, RiskCoverage.of(judgements).coverageAt(0.99), 0.005);
  }
}
