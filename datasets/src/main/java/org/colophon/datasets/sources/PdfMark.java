package org.colophon.datasets.sources;

import java.awt.geom.Rectangle2D;

/**
 * A piece of vector graphics, in user space.
 *
 * @param straight whether it is a thin straight line along an axis
 */
record PdfMark(Rectangle2D box, boolean straight) {}
