package org.colophon.datasets.renditions.page;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.datasets.raster.Raster;
import org.colophon.datasets.sources.DigitalPage;
import org.colophon.datasets.sources.EncodedImage;
import org.colophon.datasets.sources.SourceException;
import org.colophon.datasets.sources.SourcePage;

/** Page images from memory, by page number. */
record DrawnImages(Map<Integer, Ink> pages, Optional<Path> pdf, List<String> passwords)
    implements PageImages {

  /** Either encoded bytes or pixels. */
  record Ink(Optional<EncodedImage> encoded, Optional<BufferedImage> pixels) {
    static Ink of(EncodedImage image) {
      return new Ink(Optional.of(image), Optional.empty());
    }

    static Ink of(BufferedImage image) {
      return new Ink(Optional.empty(), Optional.of(image));
    }
  }

  static DrawnImages of(Map<Integer, Ink> pages) {
    return new DrawnImages(pages, Optional.empty(), List.of());
  }

  static DrawnImages ofPdf(Path file, String... passwords) {
    return new DrawnImages(Map.of(), Optional.of(file), List.of(passwords));
  }

  @Override
  public SourcePage page(int number) throws SourceException {
    final Ink ink = pages.get(number);
    if (ink == null) {
      throw new SourceException(
          SourceException.Cause.DAMAGED,
          "scan.png: page " + number + " is gone.",
          "Bring it back.");
    }
    return new DrawnSourcePage(ink);
  }

  private record DrawnSourcePage(Ink ink) implements SourcePage {
    @Override
    public int width() {
      return ink.encoded().map(EncodedImage::width).orElseGet(() -> ink.pixels().get().getWidth());
    }

    @Override
    public int height() {
      return ink.encoded()
          .map(EncodedImage::height)
          .orElseGet(() -> ink.pixels().get().getHeight());
    }

    @Override
    public double dpi() {
      return DrawnPage.DPI;
    }

    @Override
    public Optional<DigitalPage> digital() {
      return Optional.empty();
    }

    @Override
    public Raster raster() {
      return Raster.of(ink.pixels().get());
    }

    @Override
    public Optional<EncodedImage> encoded() {
      return ink.encoded();
    }

    @Override
    public void close() {
      // Nothing native is held.
    }
  }
}
