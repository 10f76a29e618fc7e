package org.colophon.datasets.sources;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import net.sourceforge.lept4j.Leptonica1;
import org.colophon.datasets.raster.Raster;

/** One image of a TIFF file, with square pixels. */
final class TiffPage implements SourcePage {
  private final Path file;
  private final int number;
  private final TiffDirectory directory;

  private final double stretchX;
  private final double stretchY;

  TiffPage(Path file, int number, TiffDirectory directory) {
    this.file = file;
    this.number = number;
    this.directory = directory;
    final double dpiX = directory.dpiX();
    final double dpiY = directory.dpiY();
    final boolean fax = Resolution.differ(dpiX, dpiY);
    stretchX = fax ? Math.max(1, dpiY / dpiX) : 1;
    stretchY = fax ? Math.max(1, dpiX / dpiY) : 1;
  }

  @Override
  public int width() {
    return directory.orientation().swapsSides() ? squareHeight() : squareWidth();
  }

  @Override
  public int height() {
    return directory.orientation().swapsSides() ? squareWidth() : squareHeight();
  }

  private int squareWidth() {
    return (int) Math.round(directory.width() * stretchX);
  }

  private int squareHeight() {
    return (int) Math.round(directory.height() * stretchY);
  }

  @Override
  public double dpi() {
    return Resolution.ofFile(directory.dpiX() * stretchX, width(), height());
  }

  @Override
  public boolean dpiIsGuessed() {
    return Resolution.isGuess(directory.dpiX() * stretchX, width(), height());
  }

  @Override
  public Optional<DigitalPage> digital() {
    return Optional.empty();
  }

  @Override
  public Raster raster() throws SourceException {
    final Raster raster;
    try {
      raster = square(TiffPixels.decode(file, directory));
    } catch (IOException | RuntimeException e) {
      throw Faults.of(file).damaged("the pixels of page " + number + " cannot be decoded", e);
    }
    raster.setDpi(dpi());
    return raster;
  }

  /** Faxes have fewer rows than columns to the inch; everything after this wants square pixels. */
  private Raster square(Raster upright) {
    if (upright.width() == width() && upright.height() == height()) {
      return upright;
    }
    try (upright) {
      return Raster.of(Leptonica1.pixScaleToSize(upright.pix(), width(), height()));
    }
  }

  /** The one strip of a G4 page, in the bit order that PDF's filter reads. */
  @Override
  public Optional<EncodedImage> encoded() throws SourceException {
    final long photometric = directory.value(TiffTags.PHOTOMETRIC, TiffTags.WHITE_IS_ZERO);
    final long length = directory.value(TiffTags.STRIP_BYTE_COUNTS, 0);
    final boolean asItIs =
        directory.value(TiffTags.COMPRESSION, 1) == TiffTags.COMPRESSION_G4
            && directory.count(TiffTags.STRIP_OFFSETS) == 1
            && directory.value(TiffTags.FILL_ORDER, 1) == 1
            && directory.value(TiffTags.T6_OPTIONS, 0) == 0
            && directory.value(TiffTags.BITS_PER_SAMPLE, 1) == 1
            && directory.value(TiffTags.SAMPLES_PER_PIXEL, 1) == 1
            && photometric <= TiffTags.BLACK_IS_ZERO
            && directory.orientation() == Orientation.UPRIGHT
            && length > 0
            && length <= Integer.MAX_VALUE - 8;
    if (!asItIs) {
      return Optional.empty();
    }
    try (FileBytes in = new FileBytes(file)) {
      final byte[] strip = in.bytes(directory.value(TiffTags.STRIP_OFFSETS, 0), (int) length);
      return Optional.of(
          new EncodedImage(
              EncodedImage.Coding.G4,
              strip,
              new byte[0],
              directory.width(),
              directory.height(),
              1,
              1,
              photometric == TiffTags.BLACK_IS_ZERO,
              false));
    } catch (IOException e) {
      throw Faults.of(file).damaged("the data of page " + number + " ends early", e);
    }
  }

  @Override
  public void close() {
    // The pixels belong to the caller.
  }
}
