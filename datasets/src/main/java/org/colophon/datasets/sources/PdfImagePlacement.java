package org.colophon.datasets.sources;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;

/**
 * An image where the page paints it.
 *
 * @param unitSquare maps the unit square, in which PDF puts images, to user space
 * @param visible the part inside clip and page, in user space
 */
record PdfImagePlacement(PDImage image, AffineTransform unitSquare, Rectangle2D visible) {}
