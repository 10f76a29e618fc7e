package org.colophon.specialists.clean;

import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.sourceforge.lept4j.Leptonica1;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.recognise.OsdEngine;

/**
 * Finds how a page lies and how askew it is. Text lines give the direction up to a half turn, and
 * the surplus of ascenders over descenders gives the sense (D. Bloomberg, G. Kopec, L. Dasari,
 * Measuring document image skew and orientation, SPIE 2422, 1995). Tesseract is asked only where
 * these are in doubt. For one thread; Tesseract's model is loaded when it is first needed.
 */
final class OrientationFinder implements AutoCloseable {
  /** Leptonica trusts 8 on whole pages; wrong answers were never seen above 3. */
  private static final double SURE_SENSE = 7;

  private static final double SURE_DIRECTION = 1.5;
  private static final double SURE_LINES = 3;
  private static final double LIKELY_LINES = 1.5;
  private static final double LIKELY_OSD = 1;

  /** Confidence of OSD above which its answer needs no proof by reading. */
  private static final double CERTAIN_OSD = 15;

  private static final double SURE_OSD = 3;
  private static final int LEAST_TEXT_PIXELS = 300;

  /**
   * How a page lies.
   *
   * @param turns quarter turns clockwise that set it upright, 0 to 3
   * @param degrees to turn it clockwise after that, so that lines are horizontal; 0 if not known
   * @param linesConfidence of the angle, best over worst score
   * @param measurements that led to the turns
   */
  record Attitude(
      int turns, double degrees, double linesConfidence, Map<String, Double> measurements) {}

  /** A direction in which lines may run, and the sense of the text if they do. */
  private record Direction(int turns, SkewFinder.Lines lines, double sense) {
    boolean hasSense() {
      return Math.abs(sense) >= SURE_SENSE;
    }

    /** Ascenders are found only on straight lines, so they vouch for a weak angle. */
    boolean hasLines() {
      return lines.confidence() >= (hasSense() ? LIKELY_LINES : SURE_LINES);
    }
  }

  private OsdEngine osd;

  /**
   * Measures a page.
   *
   * @param text the page's probe without what is no text
   * @param anyTurn whether to consider that the page is not upright
   */
  Attitude find(Probe probe, Raster text, boolean anyTurn) {
    final Map<String, Double> notes = new TreeMap<>();
    if (Ink.count(text) < LEAST_TEXT_PIXELS) {
      return new Attitude(0, 0, 0, notes);
    }
    final SkewFinder.Lines level = SkewFinder.coarse(text);
    if (!anyTurn) {
      return refined(text, 0, direction(text, 0, level), notes);
    }
    try (Raster side = Straightener.quarterTurns(text, 1).image()) {
      final SkewFinder.Lines upended = SkewFinder.coarse(side);
      notes.put("level_score", level.score());
      notes.put("upended_score", upended.score());
      final boolean flat = level.score() >= upended.score();
      Direction best = flat ? direction(text, 0, level) : direction(side, 1, upended);
      final double ratio = flat ? level.score() / upended.score() : upended.score() / level.score();
      final boolean sure = ratio >= SURE_DIRECTION && best.lines().confidence() >= SURE_LINES;
      if (!sure) {
        final Direction other = flat ? direction(side, 1, upended) : direction(text, 0, level);
        if (Math.abs(other.sense()) > Math.abs(best.sense())) {
          best = other;
        }
      }
      notes.put("ascender_surplus", best.sense());
      final int turns = turns(probe, best, sure, notes);
      if (turns % 2 != best.turns()) {
        best = best.turns() == 1 ? direction(text, 0, level) : direction(side, 1, upended);
      }
      return refined(best.turns() == 0 ? text : side, turns, best, notes);
    }
  }

  /**
   * Decides how to turn the page.
   *
   * @param sureDirection whether lines run in the best direction for certain, whatever their sense
   */
  private int turns(Probe probe, Direction best, boolean sureDirection, Map<String, Double> notes) {
    final int bySense = best.sense() >= 0 ? best.turns() : best.turns() + 2;
    if (best.hasSense()) {
      return bySense;
    }
    final Optional<OsdEngine.Orientation> asked = ask(probe, best);
    if (asked.isPresent()) {
      final double confidence = asked.get().confidence();
      notes.put("osd_confidence", confidence);
      final int answer = (asked.get().turns() + best.turns()) % 4;
      final boolean sameDirection = answer % 2 == best.turns();
      notes.put(CleanedPage.DOUBT, confidence >= CERTAIN_OSD ? 0.0 : 1.0);
      if (confidence >= SURE_OSD
          || (confidence >= LIKELY_OSD && (sameDirection || !sureDirection))) {
        return answer;
      }
    }
    notes.put(CleanedPage.DOUBT, 1.0);
    return sureDirection && best.turns() == 1 ? bySense : 0;
  }

  private static Direction direction(Raster text, int turns, SkewFinder.Lines lines) {
    try (Raster straight = Straightener.roughly(text, lines.degrees())) {
      final FloatBuffer sense = FloatBuffer.allocate(1);
      final int failed = Leptonica1.pixUpDownDetect(straight.pix(), sense, 0, 0, 0);
      return new Direction(turns, lines, failed != 0 ? 0 : sense.get(0));
    }
  }

  private Optional<OsdEngine.Orientation> ask(Probe probe, Direction direction) {
    try (Raster turned =
            direction.turns() == 0
                ? probe.ink().copy()
                : Straightener.quarterTurns(probe.ink(), direction.turns()).image();
        Raster straight = Straightener.roughly(turned, direction.lines().degrees())) {
      if (osd == null) {
        osd = new OsdEngine();
      }
      return osd.detect(straight, probe.dpi());
    }
  }

  /** The coarse angle is measured under shear; measured again near zero it is exact. */
  private static Attitude refined(
      Raster text, int turns, Direction direction, Map<String, Double> notes) {
    final SkewFinder.Lines coarse = direction.lines();
    if (!direction.hasLines()) {
      return new Attitude(turns, 0, coarse.confidence(), notes);
    }
    try (Raster straight = Straightener.roughly(text, coarse.degrees())) {
      // Half a turn leaves the angle as it is.
      final double degrees = coarse.degrees() + SkewFinder.fine(straight).degrees();
      return new Attitude(turns, degrees, coarse.confidence(), notes);
    }
  }

  @Override
  public void close() {
    if (osd != null) {
      osd.close();
      osd = null;
    }
  }
}
