package org.colophon.specialists.segment;

import java.util.List;
import java.util.Optional;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.recognise.Block;

/**
 * Everything known of a page before it is cut into regions; one coordinate system for all: the
 * cleaned raster of a scan, or the page raster of a born-digital page.
 *
 * @param dpi pixels per inch
 * @param blocks from Tesseract's page analysis, or from the lines of a PDF's text layer (then one
 *     TEXT block that holds every line in content order)
 * @param rulings thin straight lines, horizontal or vertical
 * @param images boxes of pictures that are known already (a PDF's images and drawings)
 * @param ink the bilevel page, 1 for ink; absent for a born-digital page that was not rasterised
 * @param textLayer whether the words come from a PDF's text layer, with font sizes and styles
 */
public record PageAnalysis(
    int width,
    int height,
    double dpi,
    List<Block> blocks,
    List<Box> rulings,
    List<Box> images,
    Optional<Raster> ink,
    boolean textLayer) {
  public PageAnalysis {
    blocks = List.copyOf(blocks);
    rulings = List.copyOf(rulings);
    images = List.copyOf(images);
  }
}
