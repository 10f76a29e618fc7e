package org.colophon.specialists.clean;

import java.awt.geom.AffineTransform;
import java.util.Map;
import java.util.TreeMap;
import net.sourceforge.lept4j.Leptonica1;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.TransformStep;
import org.colophon.datasets.raster.Raster;

/**
 * Makes pages ready for recognition: upright, straight, without scan borders, on even paper, and
 * bilevel. Every step measures first, on an image reduced to 110 to 220 dpi, and acts only where
 * the page needs it; a clean bilevel page comes out as it went in. For one thread: it holds native
 * handles, which are opened when they are first needed.
 */
public final class PageCleaner implements AutoCloseable {
  private static final double LEAST_DPI = 50;
  private static final double MOST_DPI = 2400;

  /** The longer side of a page of unknown resolution is taken for this many inches. */
  private static final double USUAL_INCHES = 11;

  /** An image of this many pixels is a page, and a page has this many inches. */
  private static final int LEAST_PAGE_SIDE = 1000;

  private static final double LEAST_INCHES = 3;

  /** Smaller images are marks or single words, on which nothing can be measured. */
  private static final int LEAST_SIDE = 32;

  /** Degrees. Less does not hurt recognition, and turning costs a little sharpness. */
  private static final double LEAST_SKEW = 0.2;

  private static final double LEAST_BORDER = 0.0005;
  private static final double LEAST_CUT = 0.01;
  private static final double MOST_UNEVENNESS = 0.12;
  private static final double FAINT = 0.42;
  private static final double MANY_SPECKS = 8;

  private final OrientationFinder orientationFinder = new OrientationFinder();

  /**
   * Cleans a page. The original is only read.
   *
   * @param original of any depth, with or without colour map
   * @param dpi resolution of the original, pixels per inch; 0 where unknown
   * @throws IllegalArgumentException if Leptonica cannot hold the page in memory
   */
  public CleanedPage clean(Raster original, double dpi, CleanOptions options) {
    try (Workpiece work = new Workpiece(original, plausible(dpi, original))) {
      if (original.width() < LEAST_SIDE || original.height() < LEAST_SIDE) {
        return binarised(work, CleanOptions.none(), false, 1);
      }
      try (Probe probe = positive(work, options);
          Raster text = probe.text()) {
        final boolean uneven = background(work, probe, options);
        straighten(work, probe, text, options);
        return binarised(work, options, uneven, probe.contrast(text));
      }
    }
  }

  /** Scanners and converters leave resolutions in files that no page can have. */
  private static double plausible(double dpi, Raster page) {
    final int longer = Math.max(page.width(), page.height());
    final boolean tooSmallPage = longer >= LEAST_PAGE_SIDE && longer / dpi < LEAST_INCHES;
    if (dpi >= LEAST_DPI && dpi <= MOST_DPI && !tooSmallPage) {
      return dpi;
    }
    return Math.max(LEAST_DPI, Math.min(MOST_DPI, longer / USUAL_INCHES));
  }

  /** Inverts a negative, and reduces the page for the measurements. */
  private static Probe positive(Workpiece work, CleanOptions options) {
    final Probe probe = Probe.of(work.image(), work.dpi());
    if (!options.background()) {
      return probe;
    }
    final Polarity.Finding polarity = Polarity.find(probe);
    work.note("polarity", polarity.negative(), Map.of("dark_share", polarity.dark()));
    if (!polarity.negative()) {
      return probe;
    }
    probe.close();
    work.replace(Raster.of(Leptonica1.pixInvert(null, work.image().pix())));
    return Probe.of(work.image(), work.dpi());
  }

  /** Takes borders away and evens out the paper; tells whether the paper was uneven. */
  private static boolean background(Workpiece work, Probe probe, CleanOptions options) {
    final boolean bilevel = work.image().depth() == 1;
    if (!options.borders() && (bilevel || !options.background())) {
      return false;
    }
    final int light = bilevel ? 0 : Background.light(probe.grey());
    try (BorderFinder.Border border = BorderFinder.find(probe, light)) {
      final boolean bordered = options.borders() && border.share() >= LEAST_BORDER;
      boolean uneven = false;
      Map<String, Double> measured = Map.of();
      if (!bilevel) {
        final Background.Paper paper = Background.measure(probe.grey(), border.mask());
        uneven = paper.unevenness() > MOST_UNEVENNESS;
        measured = Map.of("paper", (double) paper.grey(), "unevenness", paper.unevenness());
      }
      final boolean level = !bilevel && options.background() && (uneven || bordered);
      if (level || bordered) {
        try (Raster mask = work.enlarged(border.mask())) {
          whiten(work, mask, level, light);
        }
      }
      if (!bilevel) {
        work.note("background", level, measured);
      }
      if (options.borders()) {
        work.note("borders", bordered, Map.of("share", border.share()));
        if (bordered) {
          cut(work, border.inside(), probe);
        }
      }
      return uneven || bordered;
    }
  }

  private static void whiten(Workpiece work, Raster mask, boolean level, int light) {
    if (level) {
      work.replace(Background.levelled(work.image(), mask));
    } else if (work.image().depth() == 1) {
      work.replace(Raster.of(Leptonica1.pixSubtract(null, work.image().pix(), mask.pix())));
    } else {
      final Raster whitened = work.image().copy();
      Leptonica1.pixSetMasked(whitened.pix(), mask.pix(), light);
      work.replace(whitened);
    }
  }

  private static void cut(Workpiece work, Box inside, Probe probe) {
    final Box whole = probe.ink().bounds();
    if (whole.width() - inside.width() < LEAST_CUT * whole.width()
        && whole.height() - inside.height() < LEAST_CUT * whole.height()) {
      return;
    }
    final int scale = probe.reduction();
    final Box rest =
        new Box(
            inside.left() * scale,
            inside.top() * scale,
            inside.right() == whole.right() ? work.image().width() : inside.right() * scale,
            inside.bottom() == whole.bottom() ? work.image().height() : inside.bottom() * scale);
    work.replace(
        work.image().crop(rest),
        TransformStep.of(
            "crop",
            AffineTransform.getTranslateInstance(-rest.left(), -rest.top()),
            rest.width(),
            rest.height()));
  }

  private void straighten(Workpiece work, Probe probe, Raster text, CleanOptions options) {
    if (!options.orientation() && !options.deskew()) {
      return;
    }
    final OrientationFinder.Attitude attitude =
        orientationFinder.find(probe, text, options.orientation());
    if (options.orientation()) {
      final Map<String, Double> measured = new TreeMap<>(attitude.measurements());
      measured.put("quarter_turns", (double) attitude.turns());
      work.note("orientation", attitude.turns() != 0, measured);
      if (attitude.turns() != 0) {
        work.replace(Straightener.quarterTurns(work.image(), attitude.turns()));
      }
    }
    if (options.deskew()) {
      final boolean askew = Math.abs(attitude.degrees()) >= LEAST_SKEW;
      work.note(
          "deskew",
          askew,
          Map.of("degrees", attitude.degrees(), "confidence", attitude.linesConfidence()));
      if (askew) {
        work.replace(Straightener.degrees(work.image(), attitude.degrees()));
      }
    }
  }

  private static CleanedPage binarised(
      Workpiece work, CleanOptions options, boolean uneven, double contrast) {
    if (work.image().depth() == 1) {
      despeckle(work, options);
      return work.finished(null);
    }
    final Raster grey = work.image().copy();
    try {
      work.replace(
          work.wasBilevel()
              ? Binariser.threshold(grey, Binariser.MIDDLE_GREY)
              : bilevel(work, grey, options, uneven, contrast));
      despeckle(work, options);
      return work.finished(grey);
    } catch (RuntimeException e) {
      grey.close();
      throw e;
    }
  }

  private static Raster bilevel(
      Workpiece work, Raster grey, CleanOptions options, boolean uneven, double contrast) {
    if (!options.binarise()) {
      return Binariser.threshold(grey, Binariser.MIDDLE_GREY);
    }
    final Map<String, Double> measured = new TreeMap<>(Map.of("text_contrast", contrast));
    final Raster bilevel;
    if (contrast < FAINT) {
      bilevel = Binariser.stretched(grey, work.dpi());
    } else if (uneven) {
      bilevel = Binariser.sauvola(grey, work.dpi(), Binariser.SAUVOLA_FACTOR);
    } else {
      final int threshold = Binariser.split(grey);
      measured.put("threshold", (double) threshold);
      bilevel = Binariser.threshold(grey, threshold);
    }
    work.note("binarise", true, measured);
    return bilevel;
  }

  private static void despeckle(Workpiece work, CleanOptions options) {
    if (!options.despeckle()) {
      return;
    }
    final double density = Despeckler.density(work.image(), work.dpi());
    final boolean many = density > MANY_SPECKS;
    work.note("despeckle", many, Map.of("specks_per_square_inch", density));
    if (many) {
      work.replace(Despeckler.cleaned(work.image(), work.dpi()));
    }
  }

  @Override
  public void close() {
    orientationFinder.close();
  }
}
