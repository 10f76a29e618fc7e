package org.colophon.datasets.sources;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageReader;
import org.colophon.datasets.raster.Raster;

/** One page of a JBIG2 file; such files state no resolution that readers hand out. */
final class Jbig2Page implements SourcePage {
  private final Path file;
  private final ImageReader reader;
  private final int number;
  private final int width;
  private final int height;
  private final boolean only;

  Jbig2Page(Path file, ImageReader reader, int number, int width, int height, boolean only) {
    this.file = file;
    this.reader = reader;
    this.number = number;
    this.width = width;
    this.height = height;
    this.only = only;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public double dpi() {
    return Resolution.orEstimate(0, width, height);
  }

  @Override
  public boolean dpiIsGuessed() {
    return true;
  }

  @Override
  public Optional<DigitalPage> digital() {
    return Optional.empty();
  }

  @Override
  public Raster raster() throws SourceException {
    final Faults faults = Faults.of(file);
    final BufferedImage image;
    try {
      image = reader.read(number - 1, reader.getDefaultReadParam());
    } catch (IOException | RuntimeException e) {
      throw faults.damaged("the pixels of page " + number + " cannot be decoded", e);
    }
    if (image.getWidth() != width || image.getHeight() != height) {
      throw faults.damaged("page " + number + " is not of the size that its header states", null);
    }
    final Raster raster = Raster.of(image);
    raster.setDpi(dpi());
    return raster;
  }

  @Override
  public Optional<EncodedImage> encoded() throws SourceException {
    if (!only) {
      return Optional.empty();
    }
    try (FileBytes in = new FileBytes(file)) {
      return Jbig2Segments.embedded(in, width, height);
    } catch (IOException e) {
      throw Faults.of(file).damaged("its JBIG2 segments cannot be read", e);
    }
  }

  @Override
  public void close() {
    // The reader belongs to the source.
  }
}
