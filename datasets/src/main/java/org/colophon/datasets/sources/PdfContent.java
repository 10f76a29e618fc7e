package org.colophon.datasets.sources;

import java.util.List;
import java.util.Optional;

/**
 * What one page paints, in content order and user space.
 *
 * @param marks vector graphics that can be seen, without fills of the whole page
 * @param wholePage the image that is all there is to see; empty if there is none
 * @param broken why reading stopped before the end; empty if it did not
 * @param largestImage most pixels of an image on the page
 */
record PdfContent(
    List<PdfGlyph> glyphs,
    List<PdfImagePlacement> images,
    List<PdfMark> marks,
    Optional<PdfImagePlacement> wholePage,
    String broken,
    long largestImage) {}
