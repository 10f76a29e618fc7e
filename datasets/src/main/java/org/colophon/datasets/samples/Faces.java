package org.colophon.datasets.samples;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;

/** The four faces of the report; open until the document is saved. */
record Faces(Face roman, Face bold, Face italic, Face sans) implements AutoCloseable {
  static Faces embed(PDDocument document) throws IOException {
    return new Faces(
        Face.embed(document, "LiberationSerif-Regular"),
        Face.embed(document, "LiberationSerif-Bold"),
        Face.embed(document, "LiberationSerif-Italic"),
        Face.embed(document, "LiberationSans-Regular"));
  }

  @Override
  public void close() throws IOException {
    roman.outlines().close();
    bold.outlines().close();
    italic.outlines().close();
    sans.outlines().close();
  }
}
