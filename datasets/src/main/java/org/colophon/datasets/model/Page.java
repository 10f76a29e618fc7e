package org.colophon.datasets.model;

import java.util.List;

/**
 * A page and everything read from it.
 *
 * @param number from 1
 * @param width of the original raster, pixels
 * @param height of the original raster, pixels
 * @param dpi resolution of the original raster, pixels per inch
 * @param originReason why this origin was chosen, in plain words
 * @param regions in reading order
 * @param language Tesseract language codes joined by +, for example {@code eng+fra}
 */
public record Page(
    String id,
    String documentId,
    int number,
    int width,
    int height,
    double dpi,
    PageOrigin origin,
    String originReason,
    TransformChain transforms,
    List<CleaningNote> cleaning,
    List<Region> regions,
    String language) {
  public Page {
    cleaning = List.copyOf(cleaning);
    regions = List.copyOf(regions);
  }

  public Page withRegions(List<Region> newRegions) {
    return new Page(
        id,
        documentId,
        number,
        width,
        height,
        dpi,
        origin,
        originReason,
        transforms,
        cleaning,
        newRegions,
        language);
  }

  public Box bounds() {
    return new Box(0, 0, width, height);
  }
}
