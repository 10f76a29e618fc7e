package org.colophon.datasets.sources;

import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.jbig2.JBIG2ImageReaderSpi;
import org.colophon.datasets.model.SourceType;

/** A JBIG2 file (ITU T.88 annex D). */
final class Jbig2Source implements OpenedSource {
  private final Path file;
  private final SourceLimits limits;
  private final ImageInputStream in;
  private final ImageReader reader;
  private final int pages;

  private Jbig2Source(
      Path file, SourceLimits limits, ImageInputStream in, ImageReader reader, int pages) {
    this.file = file;
    this.limits = limits;
    this.in = in;
    this.reader = reader;
    this.pages = pages;
  }

  static Jbig2Source open(Path file, SourceLimits limits) throws SourceException {
    final Faults faults = Faults.of(file);
    ImageInputStream in = null;
    try {
      in = new FileImageInputStream(file.toFile());
      final ImageReader reader = new JBIG2ImageReaderSpi().createReaderInstance(null);
      reader.setInput(in, false, true);
      final int pages = reader.getNumImages(true);
      if (pages <= 0) {
        throw faults.noPages();
      }
      if (pages > limits.maxPages()) {
        throw faults.tooManyPages(pages, limits.maxPages());
      }
      final Jbig2Source source = new Jbig2Source(file, limits, in, reader, pages);
      in = null;
      return source;
    } catch (IOException | RuntimeException e) {
      throw faults.damaged("its JBIG2 segments cannot be read", e);
    } finally {
      closeQuietly(in);
    }
  }

  @Override
  public SourceType type() {
    return SourceType.JBIG2;
  }

  @Override
  public int pageCount() {
    return pages;
  }

  @Override
  public SourcePage page(int number) throws SourceException {
    PageNumbers.require(number, pages);
    final Faults faults = Faults.of(file);
    final int width;
    final int height;
    try {
      width = reader.getWidth(number - 1);
      height = reader.getHeight(number - 1);
    } catch (IOException | RuntimeException e) {
      throw faults.damaged("the header of page " + number + " cannot be read", e);
    }
    faults.requirePixels(number, width, height, limits);
    return new Jbig2Page(file, reader, number, width, height, pages == 1);
  }

  @Override
  public void close() {
    reader.dispose();
    closeQuietly(in);
  }

  private static void closeQuietly(ImageInputStream in) {
    if (in != null) {
      try {
        in.close();
      } catch (IOException e) {
        // It was only read; nothing can be lost.
      }
    }
  }
}
