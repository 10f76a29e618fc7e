package org.colophon.datasets.sources;

import java.util.List;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;

/**
 * What a PDF page says about itself, in pixels of the page raster.
 *
 * @param lines words grouped into lines, in content order; each word carries its style
 * @param rulings thin filled or stroked straight lines, horizontal or vertical
 * @param images boxes of painted images, largest first, clipped to the page
 * @param drawings boxes of clusters of other vector graphics (curves, fills), clipped to the page
 * @param invisibleShare share of characters painted invisibly (text render mode 3), 0 to 1
 * @param imageShare share of the page area covered by images, 0 to 1
 * @param doubt why the text cannot be trusted, judged from the text alone (broken ToUnicode,
 *     control or private-use characters, glyphs without a mapping); empty when nothing speaks
 *     against it
 */
public record DigitalPage(
    List<Line> lines,
    List<Box> rulings,
    List<Box> images,
    List<Box> drawings,
    double invisibleShare,
    double imageShare,
    String doubt) {
  public DigitalPage {
    lines = List.copyOf(lines);
    rulings = List.copyOf(rulings);
    images = List.copyOf(images);
    drawings = List.copyOf(drawings);
  }
}
