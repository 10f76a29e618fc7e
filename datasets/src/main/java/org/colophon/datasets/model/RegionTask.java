package org.colophon.datasets.model;

import java.util.List;
import java.util.Optional;

/**
 * A region that needs a specialist of its own: what goes to it, over any transport.
 *
 * @param box of the region; like all boxes here and in the answer in pixels of the original page,
 *     or of the raster to which {@code fromPage} leads
 * @param dpi resolution of the crop, pixels per inch
 * @param inlineCrop the crop as PNG, empty when it lies in the page store or is at hand as an
 *     image; its first pixel is the left top of the box
 * @param storedCrop where the crop lies in the page store
 * @param lines known lines of words inside the box
 * @param rulings ruling lines seen inside the box
 * @param fromPage steps from the original page raster to the one that the crop is cut from; empty
 *     when that is the original page itself
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
    int attempt,
    List<TransformStep> fromPage,
    Assignment assignment) {
  /** Larger crops travel as a reference into the page store. */
  public static final int MOST_INLINE_BYTES = 256 << 10;

  public RegionTask {
    lines = List.copyOf(lines);
    rulings = List.copyOf(rulings);
    fromPage = List.copyOf(fromPage);
  }

  /** A region of the original page, without further instructions. */
  public RegionTask(
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
    this(
        id,
        documentId,
        pageId,
        kind,
        box,
        dpi,
        inlineCrop,
        storedCrop,
        lines,
        rulings,
        caption,
        textBefore,
        textAfter,
        language,
        attempt,
        List.of(),
        Assignment.NONE);
  }

  /**
   * The same with its pixels.
   *
   * @param stored where they lie in the page store, when they are not inline
   */
  public RegionTask withCrop(byte[] inline, Optional<ImageRef> stored) {
    return with(inline, stored, lines, attempt, assignment);
  }

  /** The same with other known lines. */
  public RegionTask withLines(List<Line> known) {
    return with(inlineCrop, storedCrop, known, attempt, assignment);
  }

  public RegionTask withAssignment(Assignment given, int attempted) {
    return with(inlineCrop, storedCrop, lines, attempted, given);
  }

  private RegionTask with(
      byte[] inline, Optional<ImageRef> stored, List<Line> known, int attempted, Assignment given) {
    return new RegionTask(
        id,
        documentId,
        pageId,
        kind,
        box,
        dpi,
        inline,
        stored,
        known,
        rulings,
        caption,
        textBefore,
        textAfter,
        language,
        attempted,
        fromPage,
        given);
  }

  /** Whether a crop comes along; a table of a text layer is sent without one. */
  public boolean hasPixels() {
    return inlineCrop.length > 0 || storedCrop.isPresent();
  }
}
