package org.colophon.specialists.guard;

import java.util.List;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.raster.Raster;

/** The independent reader: what it sees on an image, in pixels of the image. */
@FunctionalInterface
interface FirstReader {
  /**
   * Reads an image.
   *
   * @param name of the image
   * @param dpi pixels per inch
   * @param language Tesseract's code
   */
  List<Line> read(String name, Raster image, double dpi, String language);
}
