package org.colophon.specialists.text;

import org.colophon.datasets.model.Line;
import org.colophon.datasets.raster.Raster;

/**
 * What reading text costs, estimated from its length: the same page always gets the same readings,
 * which no clock could promise. Lengths are in ems, widths in heights of the line. The rates were
 * measured on book pages, receipts and typescripts; see docs/models.md.
 */
final class TextCosts {
  /** Of the first pass, CPU seconds for an em. */
  private static final double FIRST_PASS = 0.0013;

  /** Of cleaning, CPU seconds for a pixel of a page in grey or colour. */
  private static final double GREY_PIXEL = 0.2e-6;

  /** Of cleaning, CPU seconds for a pixel of a bilevel page. */
  private static final double BILEVEL_PIXEL = 0.02e-6;

  /** Of a specialist of relative cost 1, CPU seconds for an em. */
  private static final double READING = 0.0011;

  /** So that a single line can be read again at all, CPU seconds. */
  private static final double LEAST_BUDGET = 0.04;

  private TextCosts() {}

  /** What a page's first pass costs, CPU seconds. */
  static double firstPass(Raster page, Iterable<Line> lines) {
    double ems = 0;
    for (final Line line : lines) {
      ems += (double) line.box().width() / Math.max(1, line.box().height());
    }
    final double pixels = (double) page.width() * page.height();
    return FIRST_PASS * ems + pixels * (page.depth() == 1 ? BILEVEL_PIXEL : GREY_PIXEL);
  }

  /**
   * What may be spent on reading words of a page again, CPU seconds.
   *
   * @param share of what the first pass cost
   */
  static double budget(double share, double firstPass) {
    return Math.max(LEAST_BUDGET, share * firstPass);
  }

  /**
   * What reading a stretch costs, CPU seconds.
   *
   * @param relativeCost of the specialist
   */
  static double reading(Stretch stretch, double relativeCost) {
    return READING * relativeCost * (1 + stretch.length());
  }
}
