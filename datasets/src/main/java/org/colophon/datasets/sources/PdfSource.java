package org.colophon.datasets.sources;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.DefaultResourceCache;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.colophon.datasets.model.SourceType;

/** A PDF file. Decoded streams go to a temporary file, and no image is kept between pages. */
final class PdfSource implements OpenedSource {
  private static final long STREAM_MEMORY = 64L << 20;

  private final Path file;
  private final SourceLimits limits;
  private final PDDocument document;
  private final int pages;

  private PdfSource(Path file, SourceLimits limits, PDDocument document, int pages) {
    this.file = file;
    this.limits = limits;
    this.document = document;
    this.pages = pages;
  }

  static PdfSource open(Path file, SourceLimits limits) throws SourceException {
    ImagePlugins.register();
    final Faults faults = Faults.of(file);
    PDDocument document = null;
    try {
      document = load(file, limits).orElseThrow(faults::encrypted);
      document.setResourceCache(new CacheWithoutImages());
      final int pages = countPages(document, limits);
      if (pages == 0) {
        throw faults.noPages();
      }
      if (pages > limits.maxPages()) {
        throw faults.tooManyPages(pages, limits.maxPages());
      }
      final PdfSource source = new PdfSource(file, limits, document, pages);
      document = null;
      return source;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw faults.damaged("it cannot be parsed as PDF", e);
    } finally {
      closeQuietly(document);
    }
  }

  /** The document, opened with the first password that fits; empty if none does. */
  private static Optional<PDDocument> load(Path file, SourceLimits limits) throws IOException {
    final Iterator<String> passwords =
        Stream.concat(Stream.of(""), limits.passwords().stream()).iterator();
    while (passwords.hasNext()) {
      final RandomAccessReadBufferedFile in = new RandomAccessReadBufferedFile(file);
      boolean owned = false;
      try {
        final PDDocument document =
            Loader.loadPDF(
                in, passwords.next(), MemoryUsageSetting.setupMixed(STREAM_MEMORY).streamCache);
        owned = true;
        return Optional.of(document);
      } catch (InvalidPasswordException e) {
        // The next one may fit.
      } finally {
        if (!owned) {
          in.close();
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The count in the page tree if its last page is really there, else the pages that can be walked
   * to.
   */
  private static int countPages(PDDocument document, SourceLimits limits) {
    final int stated = document.getNumberOfPages();
    if (stated > 0 && stated <= limits.maxPages()) {
      try {
        document.getPage(stated - 1);
        return stated;
      } catch (RuntimeException e) {
        // The count lies; walk the tree.
      }
    }
    int walked = 0;
    for (final Iterator<PDPage> tree = document.getPages().iterator();
        tree.hasNext() && walked <= limits.maxPages();
        tree.next()) {
      walked++;
    }
    return walked;
  }

  @Override
  public SourceType type() {
    return SourceType.PDF;
  }

  @Override
  public int pageCount() {
    return pages;
  }

  @Override
  public SourcePage page(int number) throws SourceException {
    PageNumbers.require(number, pages);
    try {
      return PdfPage.of(document, number, Faults.of(file), limits);
    } catch (RuntimeException | StackOverflowError e) {
      throw Faults.of(file).damaged("page " + number + " cannot be parsed", e);
    }
  }

  @Override
  public void close() {
    closeQuietly(document);
  }

  private static void closeQuietly(PDDocument document) {
    if (document != null) {
      try {
        document.close();
      } catch (IOException e) {
        // It was only read; nothing can be lost.
      }
    }
  }

  /** Images are used on one page and are large; fonts and colour spaces are worth keeping. */
  private static final class CacheWithoutImages extends DefaultResourceCache {
    @Override
    public void put(COSObject indirect, PDXObject xobject) {
      // Not kept: a book of scans would fill the heap before soft references are cleared.
    }
  }
}
