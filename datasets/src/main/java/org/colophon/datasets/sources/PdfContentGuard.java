package org.colophon.datasets.sources;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;

/** Refuses content streams that would fill the memory when PDFBox decodes them whole. */
final class PdfContentGuard {
  /** More operators than any page has. */
  private static final long MOST_BYTES = 256L << 20;

  /** What one byte can become at most (RFC 1951: 258 bytes in 2 bits). */
  private static final long MOST_PER_BYTE = 1032;

  private static final int BUFFER = 1 << 16;

  private static final Set<COSName> IMAGE_CODINGS =
      Set.of(
          COSName.JBIG2_DECODE,
          COSName.JPX_DECODE,
          COSName.DCT_DECODE,
          COSName.DCT_DECODE_ABBREVIATION,
          COSName.CCITTFAX_DECODE,
          COSName.CCITTFAX_DECODE_ABBREVIATION);

  private PdfContentGuard() {}

  /**
   * @throws IOException if the page's content is coded as an image, or is a bomb
   */
  static void check(PDPage page) throws IOException {
    for (final Iterator<PDStream> streams = page.getContentStreams(); streams.hasNext(); ) {
      final PDStream stream = streams.next();
      final List<COSName> filters = stream.getFilters();
      if (filters != null && !filters.isEmpty()) {
        if (filters.stream().anyMatch(IMAGE_CODINGS::contains)) {
          throw new IOException("its content is coded as an image");
        }
        requireSize(stream, filters);
      }
    }
  }

  private static void requireSize(PDStream stream, List<COSName> filters) throws IOException {
    final boolean flate =
        filters.stream()
            .allMatch(
                filter ->
                    COSName.FLATE_DECODE.equals(filter)
                        || COSName.FLATE_DECODE_ABBREVIATION.equals(filter));
    final boolean harmless =
        filters.size() == 1 && stream.getCOSObject().getLength() < MOST_BYTES / MOST_PER_BYTE;
    if (!flate || harmless) {
      return;
    }
    try (InputStream raw = stream.getCOSObject().createRawInputStream()) {
      InputStream in = raw;
      for (int i = 0; i < filters.size(); i++) {
        in = new InflaterInputStream(in);
      }
      final byte[] buffer = new byte[BUFFER];
      long total = 0;
      for (int n = read(in, buffer); n >= 0; n = read(in, buffer)) {
        total += n;
        if (total > MOST_BYTES) {
          throw new IOException("its content is larger than " + MOST_BYTES + " bytes");
        }
      }
    }
  }

  /** The end, too, where the data is damaged: PDFBox reads up to there. */
  private static int read(InputStream in, byte[] buffer) {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      return -1;
    }
  }
}
