package org.colophon.specialists.clean;

import java.awt.geom.AffineTransform;
import java.util.List;
import net.sourceforge.lept4j.Leptonica1;
import org.colophon.datasets.model.CleaningNote;
import org.colophon.datasets.model.TransformChain;
import org.colophon.datasets.model.TransformStep;
import org.colophon.datasets.raster.Raster;

/**
 * A page made ready for recognition.
 *
 * @param image upright, straight, cropped; 1 bit per pixel with 1 for ink
 * @param grey the same page in 8-bit grey with an even background, where the original had grey or
 *     colour, or was bilevel and turned by a small angle; else null
 * @param chain from the original raster to {@code image}
 * @param notes what each step measured and did, in order
 */
public record CleanedPage(Raster image, Raster grey, TransformChain chain, List<CleaningNote> notes)
    implements AutoCloseable {
  /** Measurement of the orientation step: 1 where it may be wrong by half a turn. */
  static final String DOUBT = "doubt";

  public CleanedPage {
    notes = List.copyOf(notes);
  }

  /** Whether only reading can tell this page from the same page upside down. */
  public boolean mayBeUpsideDown() {
    return notes.stream().anyMatch(note -> note.measurements().getOrDefault(DOUBT, 0.0) > 0);
  }

  /** The same page turned by half a turn, with images of its own. */
  public CleanedPage turnedOver() {
    final AffineTransform half = new AffineTransform(-1, 0, 0, -1, image.width(), image.height());
    return new CleanedPage(
        Raster.of(Leptonica1.pixRotate180(null, image.pix())),
        grey == null ? null : Raster.of(Leptonica1.pixRotate180(null, grey.pix())),
        chain.then(TransformStep.of("rotate", half, image.width(), image.height())),
        notes);
  }

  @Override
  public void close() {
    image.close();
    if (grey != null) {
      grey.close();
    }
  }
}
