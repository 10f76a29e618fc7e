/** Writes the renditions that follow the pages: hOCR, ALTO and PDF. */
package org.colophon.datasets.renditions.page;
