package org.colophon.datasets.renditions.page;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.colophon.datasets.model.Page;

/** The visible pages of a searchable PDF, before the text layer comes on them. */
interface PdfPages extends Closeable {
  PDDocument pdf();

  /** The next page, showing its ink or saying why it cannot. */
  Shown page(Page page) throws IOException;

  /** The page of a number that could not be read: its ink if it can be had. */
  Shown unread(int number) throws IOException;

  /** Called once, after the last page and before the file is saved. */
  void finish() throws IOException;

  /**
   * A page that was made.
   *
   * @param trouble why the page shows no ink; empty if it does
   */
  record Shown(PDPage page, Optional<String> trouble) {}
}
