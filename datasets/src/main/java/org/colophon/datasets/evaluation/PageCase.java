package org.colophon.datasets.evaluation;

import java.util.Locale;
import java.util.Optional;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.Status;
import org.colophon.datasets.raster.Raster;
import org.colophon.datasets.truth.TruthPage;

/**
 * A page to be scored: what is true of it and what was read from it.
 *
 * @param whole what the image is as a whole: {@link ElementKind#PAGE}, or the one region that it
 *     shows
 * @param reading empty where the page was not read
 * @param ink the bilevel page raster, 1 for ink; owned by the one who asks; empty where there is
 *     none
 */
record PageCase(
    String group,
    String source,
    String documentId,
    ElementKind whole,
    TruthPage truth,
    Optional<Page> reading,
    InkSource ink) {
  private static final Box NOWHERE = new Box(0, 0, 0, 0);

  /** Makes the ink of the page when a scorer needs it. */
  @FunctionalInterface
  interface InkSource {
    Optional<Raster> open();
  }

  /** Id of the page as an element. */
  String pageId() {
    return String.format(Locale.ROOT, "p%05d", truth.number());
  }

  /** Id of an element on the page. */
  String id(char letter, int position) {
    return String.format(Locale.ROOT, "%s_%c%04d", pageId(), letter, position);
  }

  /** A box of the truth in pixels of the page; empty where the page was not read. */
  Box pixels(Box box) {
    return reading
        .map(page -> truth.frame().toPixels(box, page.width(), page.height(), page.dpi()))
        .orElse(NOWHERE);
  }

  Box bounds() {
    return reading.map(Page::bounds).orElse(NOWHERE);
  }

  /** Failed where the page was not read: all on it counts as wrong. */
  Status status() {
    return reading.isPresent() ? Status.COMPLETE : Status.FAILED;
  }

  /** Who read the page; empty where nobody did. */
  String specialists() {
    return reading.map(PageText::specialists).orElse("");
  }

  /** An element of this page. */
  Element element(
      String id,
      ElementKind kind,
      String truthText,
      String readText,
      Box box,
      String specialist,
      double confidence,
      Status status) {
    return new Element(
        group,
        source,
        documentId,
        truth.number(),
        id,
        kind,
        truthText,
        readText,
        box,
        specialist,
        confidence,
        status);
  }
}
