package org.colophon.datasets.sources;

import org.colophon.datasets.model.Box;

/**
 * A word as the page sets it, in pixels of the raster.
 *
 * @param angle direction of its line, in degrees clockwise from left to right, -180 to 180
 * @param from where it begins along that direction
 * @param to where it ends along that direction
 * @param base distance of its baseline across that direction
 * @param size height of its font
 * @param rightToLeft whether its letters run against that direction
 */
record PdfWord(
    String text,
    Box box,
    int angle,
    double from,
    double to,
    double base,
    double size,
    boolean hidden,
    boolean rightToLeft,
    PdfTypeface face) {}
