package org.colophon.datasets.sources;

import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import org.colophon.datasets.model.SourceType;

/** Lets PDFBox decode JPEG 2000 images inside PDF pages, with Leptonica's decoder. */
public final class Jpeg2000ReaderSpi extends ImageReaderSpi {
  public Jpeg2000ReaderSpi() {
    super(
        "Colophon",
        "1",
        new String[] {"JPEG2000", "jpeg2000"},
        new String[] {"jp2", "j2k"},
        new String[] {"image/jp2"},
        Jpeg2000Reader.class.getName(),
        new Class<?>[] {ImageInputStream.class},
        null,
        false,
        null,
        null,
        null,
        null,
        false,
        null,
        null,
        null,
        null);
  }

  @Override
  public boolean canDecodeInput(Object source) throws IOException {
    if (!(source instanceof ImageInputStream in)) {
      return false;
    }
    in.mark();
    try {
      final byte[] start = new byte[12];
      in.readFully(start);
      return Magic.of(start) == SourceType.JPEG2000;
    } catch (EOFException e) {
      return false;
    } finally {
      in.reset();
    }
  }

  @Override
  public ImageReader createReaderInstance(Object extension) {
    return new Jpeg2000Reader(this);
  }

  @Override
  public String getDescription(Locale locale) {
    return "JPEG 2000 through Leptonica";
  }
}
