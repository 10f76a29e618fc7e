package org.colophon.datasets.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.colophon.datasets.model.SourceType;
import org.colophon.datasets.raster.Raster;

/** The one page of an image file. */
final class ImagePage implements SourcePage {
  private final Path file;
  private final SourceType type;
  private final ImageHeader header;

  ImagePage(Path file, SourceType type, ImageHeader header) {
    this.file = file;
    this.type = type;
    this.header = header;
  }

  @Override
  public int width() {
    return header.orientation().swapsSides() ? header.height() : header.width();
  }

  @Override
  public int height() {
    return header.orientation().swapsSides() ? header.width() : header.height();
  }

  @Override
  public double dpi() {
    return Resolution.ofFile(header.dpi(), width(), height());
  }

  @Override
  public boolean dpiIsGuessed() {
    return Resolution.isGuess(header.dpi(), width(), height());
  }

  @Override
  public Optional<DigitalPage> digital() {
    return Optional.empty();
  }

  @Override
  public Raster raster() throws SourceException {
    final Raster raster;
    try {
      raster = header.orientation().apply(Depths.normal(Raster.decode(Files.readAllBytes(file))));
    } catch (IOException | IllegalArgumentException e) {
      if (type == SourceType.JPEG2000
          && (header.bitsPerComponent() > 8 || header.components() == 2)) {
        throw Faults.of(file)
            .unsupported(
                "JPEG 2000 of "
                    + header.components()
                    + " components of "
                    + header.bitsPerComponent()
                    + " bits cannot be decoded");
      }
      throw Faults.of(file).damaged("its pixels cannot be decoded", e);
    }
    if (raster.width() != width() || raster.height() != height()) {
      raster.close();
      throw Faults.of(file).damaged("its pixels are not of the size that its header states", null);
    }
    raster.setDpi(dpi());
    return raster;
  }

  @Override
  public Optional<EncodedImage> encoded() throws SourceException {
    if (!header.passthrough() || header.orientation() != Orientation.UPRIGHT) {
      return Optional.empty();
    }
    final byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw Faults.of(file).unreadable(e);
    }
    return Optional.of(
        new EncodedImage(
            type == SourceType.JPEG ? EncodedImage.Coding.JPEG : EncodedImage.Coding.JPEG2000,
            bytes,
            new byte[0],
            header.width(),
            header.height(),
            header.components(),
            header.bitsPerComponent(),
            false,
            header.adobe() && header.components() == 4));
  }

  @Override
  public void close() {
    // The pixels belong to the caller.
  }
}
