package org.colophon.datasets.sources;

/**
 * Image data as it stands in the source.
 *
 * @param coding what a PDF image filter can take as it is
 * @param bytes the coded data: a whole JPEG or JP2 file, the bare G4 strip, or the bare JBIG2 page
 *     stream
 * @param jbig2Globals the JBIG2 global segments; empty otherwise
 * @param components colour components: 1, 3 or 4
 * @param blackIsOne for G4: whether a 1 bit means black (PDF's BlackIs1)
 * @param invertedCmyk for JPEG: whether an Adobe marker says that four components are stored
 *     inverted
 */
// The bytes are handed on, never changed; a copy for safety would double the largest data of a
// page.
@SuppressWarnings("ArrayRecordComponent")
public record EncodedImage(
    Coding coding,
    byte[] bytes,
    byte[] jbig2Globals,
    int width,
    int height,
    int components,
    int bitsPerComponent,
    boolean blackIsOne,
    boolean invertedCmyk) {
  /** Codings that have a filter in PDF (ISO 32000-1, 7.4). */
  public enum Coding {
    JPEG,
    JPEG2000,
    G4,
    JBIG2
  }
}
