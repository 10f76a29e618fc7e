package org.colophon.datasets.model;

import java.util.List;
import java.util.Optional;

/**
 * A region that needs a specialist of its own: what goes to it, over any transport.
 *
 * @param dpi resolution of the crop, pixels per inch
 * @param inlineCrop the crop of the original raster as PNG, empty when it lies in the page store
 * @param storedCrop where the crop lies in the page store
 * @param lines known lines of words inside the box, original page pixels
 * @param rulings ruling lines seen inside the box, original page pixels
 */
// The bytes are handed on, never changed; a copy for safety would double the largest data of a
// page.
@SuppressWarnings("ArrayRecordComponent")
public record RegionTask(
    String id,
    String documentId,
    String pageId,
    RegionKind kind,
    Box box,
    double dpi,
    byte[] inlineCrop,
    Optional<ImageRef> storedCrop,
    List<Line> lines,
    List<Box> rulings,
    String caption,
    String textBefore,
    String textAfter,
    String language,
    int attempt) {
  public RegionTask {
    lines = List.copyOf(lines);
    rulings = List.copyOf(rulings);
  }

  /** Whether a crop comes along; a table of a text layer is sent without one. */
  public boolean hasPixels() {
    return inlineCrop.length > 0 || storedCrop.isPresent();
  }
}
