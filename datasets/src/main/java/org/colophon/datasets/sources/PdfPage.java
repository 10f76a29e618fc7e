package org.colophon.datasets.sources;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.colophon.datasets.raster.Raster;

/**
 * A page of a PDF. Where one image is all there is to see, the raster is that image, pixel for
 * pixel; else the page is rendered.
 */
final class PdfPage implements SourcePage {
  private final PDDocument document;
  private final int number;
  private final Faults faults;
  private final SourceLimits limits;
  private final PdfGeometry geometry;
  private PdfContent content;

  private PdfPage(
      PDDocument document,
      int number,
      Faults faults,
      SourceLimits limits,
      PdfGeometry geometry,
      PdfContent content) {
    this.document = document;
    this.number = number;
    this.faults = faults;
    this.limits = limits;
    this.geometry = geometry;
    this.content = content;
  }

  static PdfPage of(PDDocument document, int number, Faults faults, SourceLimits limits)
      throws SourceException {
    final PDPage page = document.getPage(number - 1);
    try {
      PdfContentGuard.check(page);
    } catch (IOException e) {
      throw faults.damaged("page " + number + " cannot be parsed", e);
    }
    final PdfContent content = PdfContentReader.read(document, page, PdfGeometry.crop(page));
    final PdfGeometry geometry =
        content
            .wholePage()
            .filter(image -> content.broken().isEmpty())
            .flatMap(image -> PdfGeometry.ofImage(page, image))
            .orElseGet(() -> PdfGeometry.ofRendering(page, limits));
    faults.requirePixels(number, geometry.width(), geometry.height(), limits);
    return new PdfPage(document, number, faults, limits, geometry, content);
  }

  @Override
  public int width() {
    return geometry.width();
  }

  @Override
  public int height() {
    return geometry.height();
  }

  @Override
  public double dpi() {
    return geometry.dpi();
  }

  @Override
  public Optional<DigitalPage> digital() throws SourceException {
    try {
      return Optional.of(PdfDigital.of(content, geometry));
    } catch (RuntimeException | StackOverflowError e) {
      throw faults.damaged("the text of page " + number + " cannot be read", e);
    }
  }

  @Override
  public Raster raster() throws SourceException {
    if (content.largestImage() > limits.maxPixels()) {
      // Refused before PDFBox decodes it.
      faults.requirePixels(number, content.largestImage(), 1, limits);
    }
    try {
      final Raster raster =
          geometry.image().isPresent() ? imageRaster(geometry.image().get()) : rendered();
      raster.setDpi(geometry.dpi());
      return raster;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw faults.damaged("page " + number + " cannot be rendered", e);
    }
  }

  private Raster imageRaster(PDImageXObject image) throws IOException {
    return geometry.orientation().apply(PdfImagePixels.decode(image));
  }

  private Raster rendered() throws IOException {
    final PDFRenderer renderer = new PDFRenderer(document);
    renderer.setSubsamplingAllowed(true);
    final BufferedImage image = renderer.renderImage(number - 1, geometry.scale(), ImageType.RGB);
    final Raster raster = Raster.of(image);
    if (raster.width() != width() || raster.height() != height()) {
      raster.close();
      throw new IOException("it was rendered at another size than was asked for");
    }
    return Depths.withoutIdleColour(raster);
  }

  @Override
  public Optional<EncodedImage> encoded() throws SourceException {
    if (geometry.image().isEmpty() || geometry.orientation() != Orientation.UPRIGHT) {
      return Optional.empty();
    }
    try {
      return PdfPassthrough.of(geometry.image().get());
    } catch (IOException | RuntimeException e) {
      throw faults.damaged("the image of page " + number + " cannot be read", e);
    }
  }

  @Override
  public void close() {
    content = null;
  }
}
