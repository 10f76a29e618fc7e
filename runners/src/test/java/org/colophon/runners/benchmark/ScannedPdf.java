package org.colophon.runners.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.colophon.datasets.raster.Raster;

/** Binds page images into a PDF without loss: bilevel as G4, JPEG as it is, the rest as Flate. */
final class ScannedPdf {
  /** Where the image says nothing credible. */
  static final int USUAL_DPI = 300;

  private static final int LEAST_DPI = 72;

  private static final double POINTS_PER_INCH = 72;

  private ScannedPdf() {}

  static void write(List<Path> images, Path book) throws IOException {
    try (PDDocument pdf = new PDDocument(IOUtils.createTempFileOnlyStreamCache())) {
      for (final Path image : images) {
        add(pdf, Files.readAllBytes(image));
      }
      pdf.save(book.toFile());
    }
  }

  private static void add(PDDocument pdf, byte[] encoded) throws IOException {
    try (Raster raster = Raster.decode(encoded)) {
      final double dpi = raster.dpi() > LEAST_DPI ? raster.dpi() : USUAL_DPI;
      final float width = (float) (raster.width() / dpi * POINTS_PER_INCH);
      final float height = (float) (raster.height() / dpi * POINTS_PER_INCH);
      final PDPage page = new PDPage(new PDRectangle(width, height));
      pdf.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
        content.drawImage(image(pdf, encoded, raster), 0, 0, width, height);
      }
    }
  }

  private static PDImageXObject image(PDDocument pdf, byte[] encoded, Raster raster)
      throws IOException {
    if (raster.depth() == 1) {
      return CCITTFactory.createFromImage(pdf, raster.toBufferedImage());
    }
    final boolean jpeg =
        encoded.length > 2 && encoded[0] == (byte) 0xFF && encoded[1] == (byte) 0xD8;
    return jpeg
        ? JPEGFactory.createFromByteArray(pdf, encoded)
        : LosslessFactory.createFromImage(pdf, raster.toBufferedImage());
  }
}
