package org.colophon.specialists.bus.wire;

import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.ImageRef;

/** Puts the image that was kept here in the place that a peer had to leave empty. */
final class KeptImages {
  private KeptImages() {}

  /** The same content with this image; for content that has none, itself. */
  static Content fill(Content content, ImageRef image) {
    if (content instanceof Content.Figure figure) {
      return new Content.Figure(image, figure.lines());
    }
    if (content instanceof Content.Formula formula) {
      return new Content.Formula(formula.latex(), image, formula.lines(), formula.symbols());
    }
    if (content instanceof Content.Chart chart) {
      return new Content.Chart(image, chart.lines(), chart.series());
    }
    if (content instanceof Content.Unreadable unreadable) {
      return new Content.Unreadable(image, unreadable.reason());
    }
    return content;
  }
}
