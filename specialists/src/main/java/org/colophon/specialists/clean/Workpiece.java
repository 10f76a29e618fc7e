package org.colophon.specialists.clean;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.sourceforge.lept4j.Leptonica1;
import org.colophon.datasets.model.CleaningNote;
import org.colophon.datasets.model.TransformChain;
import org.colophon.datasets.model.TransformStep;
import org.colophon.datasets.raster.Raster;

/** A page while it is being cleaned: its image of 1 or 8 bits per pixel, and how it came about. */
final class Workpiece implements AutoCloseable {
  private static final int MIDDLE_GREY = 128;

  private final double dpi;
  private final boolean bilevel;
  private final List<CleaningNote> notes = new ArrayList<>();
  private Raster image;
  private TransformChain chain;

  Workpiece(Raster original, double dpi) {
    this.dpi = dpi;
    bilevel = original.depth() == 1;
    image =
        Raster.of(
            bilevel
                ? Leptonica1.pixConvertTo1(original.pix(), MIDDLE_GREY)
                : Leptonica1.pixConvertTo8(original.pix(), 0));
    chain = TransformChain.identity(original.width(), original.height());
  }

  Raster image() {
    return image;
  }

  double dpi() {
    return dpi;
  }

  /** Whether the original was bilevel, whatever the image is by now. */
  boolean wasBilevel() {
    return bilevel;
  }

  void note(String step, boolean applied, Map<String, Double> measurements) {
    notes.add(new CleaningNote(step, applied, measurements));
  }

  /** Goes on with other pixels in the same place. */
  void replace(Raster next) {
    image.close();
    image = next;
  }

  /** Goes on with an image that a step led to. */
  void replace(Raster next, TransformStep step) {
    replace(next);
    chain = chain.then(step);
  }

  void replace(Straightener.Turned turned) {
    replace(turned.image(), turned.step());
  }

  /** A bilevel mask of the probe in the size of the image. */
  Raster enlarged(Raster mask) {
    return Raster.of(Leptonica1.pixScaleToSize(mask.pix(), image.width(), image.height()));
  }

  /** Hands the image over to the cleaned page. */
  CleanedPage finished(Raster grey) {
    final CleanedPage page = new CleanedPage(image, grey, chain, notes);
    image = null;
    return page;
  }

  @Override
  public void close() {
    if (image != null) {
      image.close();
    }
  }
}
