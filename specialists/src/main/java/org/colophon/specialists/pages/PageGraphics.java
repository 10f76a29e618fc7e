package org.colophon.specialists.pages;

import java.util.ArrayList;
import java.util.List;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.sources.DigitalPage;

/** Which of a born-digital page's images and drawings are pictures a reader would see as one. */
final class PageGraphics {
  /**
   * Anything smaller on its shorter side, in pixels at 300 dpi scale of the page, is decoration.
   */
  private static final double LEAST_SHARE = 0.0004;

  private PageGraphics() {}

  static List<Box> pictures(DigitalPage digital, int width, int height) {
    final List<Box> pictures = new ArrayList<>();
    final double least = LEAST_SHARE * width * height;
    for (final Box box : digital.images()) {
      if (box.area() >= least && !isBackground(box, width, height, digital)) {
        pictures.add(box);
      }
    }
    for (final Box box : digital.drawings()) {
      if (box.area() >= least && !isBackground(box, width, height, digital)) {
        pictures.add(box);
      }
    }
    return pictures;
  }

  /** A picture under the whole page with text on it is paper, not a figure. */
  private static boolean isBackground(Box box, int width, int height, DigitalPage digital) {
    return box.area() >= 0.9 * width * height && !digital.lines().isEmpty();
  }
}
