package org.colophon.specialists.text;

import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.TransformChain;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.reconcile.Lexicon;

/**
 * A page whose text is to be read again.
 *
 * @param image the cleaned page, grey where there is one
 * @param dpi of the image, pixels per inch
 * @param chain from the original page to the image
 * @param language Tesseract codes joined by +
 * @param firstPass who read the text that is there
 * @param lexicon of the page's languages
 */
public record TextPage(
    String documentId,
    String pageId,
    Raster image,
    double dpi,
    TransformChain chain,
    String language,
    Provenance firstPass,
    Lexicon lexicon) {}
