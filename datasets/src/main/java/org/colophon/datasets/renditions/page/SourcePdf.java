package org.colophon.datasets.renditions.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.PageOrigin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pages of a source that is a PDF, kept as they are: its own file without encryption, without
 * pages that were not asked for, and without actions that run by themselves.
 */
final class SourcePdf implements PdfPages {
  private static final Logger LOG = LoggerFactory.getLogger(SourcePdf.class);

  private final PDDocument pdf;
  private final int pageCount;
  private final InvisibleText invisibleText;
  private final Set<Integer> kept = new HashSet<>();

  private SourcePdf(PDDocument pdf) {
    this.pdf = pdf;
    this.pageCount = pdf.getNumberOfPages();
    this.invisibleText = new InvisibleText(pdf);
  }

  /**
   * @throws IOException if it cannot be opened with any of the passwords
   */
  static SourcePdf open(Path file, List<String> passwords) throws IOException {
    final List<String> all = new ArrayList<>();
    all.add("");
    all.addAll(passwords);
    InvalidPasswordException refused = null;
    for (final String password : all) {
      try {
        return new SourcePdf(
            Loader.loadPDF(
                file.toFile(), password, null, null, IOUtils.createTempFileOnlyStreamCache()));
      } catch (InvalidPasswordException e) {
        refused = e;
      }
    }
    throw new IOException(
        file.getFileName() + ": encrypted, and no password fits; name its password", refused);
  }

  /** Whether the page tree leads to these pages, as far as it says to have so many. */
  boolean hasAll(List<Integer> numbers) {
    try {
      for (final int number : numbers) {
        if (number <= pageCount) {
          pdf.getPage(number - 1);
        }
      }
      return true;
    } catch (RuntimeException e) {
      // PDFBox takes what is no page, or missing, for a defect of its caller.
      LOG.warn("The page tree is damaged: {}", e.getMessage());
      return false;
    }
  }

  @Override
  public PDDocument pdf() {
    return pdf;
  }

  @Override
  public Shown page(Page page) throws IOException {
    final Shown shown = unread(page.number());
    if (shown.trouble().isEmpty() && page.origin() == PageOrigin.OCR) {
      removeOldText(shown.page());
    }
    return shown;
  }

  /** Content too damaged to parse is shown as it is; at worst its old text stands there twice. */
  private void removeOldText(PDPage page) {
    try {
      invisibleText.remove(page);
    } catch (IOException | RuntimeException e) {
      LOG.warn("An old text layer could not be looked for: {}", e.getMessage());
    }
  }

  @Override
  public Shown unread(int number) {
    if (number <= pageCount) {
      kept.add(number);
      return new Shown(pdf.getPage(number - 1), Optional.empty());
    }
    final PDPage empty = new PDPage(PDRectangle.A4);
    pdf.addPage(empty);
    return new Shown(empty, Optional.of("The source has no page " + number + " any more."));
  }

  @Override
  public void finish() {
    pdf.setAllSecurityToBeRemoved(true);
    final COSDictionary catalog = pdf.getDocumentCatalog().getCOSObject();
    catalog.removeItem(COSName.OPEN_ACTION);
    catalog.removeItem(COSName.AA);
    final COSDictionary names = catalog.getCOSDictionary(COSName.NAMES);
    if (names != null) {
      names.removeItem(COSName.JAVA_SCRIPT);
    }
    if (kept.size() == pageCount) {
      return;
    }
    for (int number = pageCount; number >= 1; number--) {
      if (!kept.contains(number)) {
        pdf.removePage(number - 1);
      }
    }
    // They point to pages that are gone, and would keep those in the file.
    for (final COSName name :
        new COSName[] {
          COSName.STRUCT_TREE_ROOT,
          COSName.OUTLINES,
          COSName.DESTS,
          COSName.NAMES,
          COSName.PAGE_LABELS,
          COSName.THREADS
        }) {
      catalog.removeItem(name);
    }
  }

  @Override
  public void close() throws IOException {
    pdf.close();
  }
}
