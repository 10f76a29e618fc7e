package org.colophon.datasets.sources;

import java.awt.geom.Rectangle2D;

/**
 * A painted character, in the page's user space.
 *
 * @param text what the text layer says it is; U+FFFD where it says nothing
 * @param mapped whether the text layer says what it is
 * @param hidden whether it is painted invisibly or covered by an image
 * @param ink box of its outline
 * @param startX where it stands on the baseline
 * @param endX where its advance ends
 * @param axisX direction of the line of text, of length 1
 * @param size height of the font
 * @param space width of this font's space
 * @param tracking extra space that the page puts after every character
 */
record PdfGlyph(
    String text,
    boolean mapped,
    boolean hidden,
    Rectangle2D ink,
    double startX,
    double startY,
    double endX,
    double endY,
    double axisX,
    double axisY,
    double size,
    double space,
    double tracking,
    PdfTypeface face) {
  PdfGlyph covered() {
    return new PdfGlyph(
        text, mapped, true, ink, startX, startY, endX, endY, axisX, axisY, size, space, tracking,
        face);
  }
}
