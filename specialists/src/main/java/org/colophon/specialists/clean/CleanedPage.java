package org.colophon.specialists.clean;

import java.util.List;
import org.colophon.datasets.model.CleaningNote;
import org.colophon.datasets.model.TransformChain;
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
  public CleanedPage {
    notes = List.copyOf(notes);
  }

  @Override
  public void close() {
    image.close();
    if (grey != null) {
      grey.close();
    }
  }
}
