package org.colophon.datasets.sources;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.colophon.datasets.raster.Raster;

/** Decodes an image of a PDF to its own pixels, without the page around it. */
final class PdfImagePixels {
  private static final List<String> STOP =
      List.of(
          COSName.DCT_DECODE.getName(),
          COSName.DCT_DECODE_ABBREVIATION.getName(),
          COSName.JPX_DECODE.getName());

  private PdfImagePixels() {}

  /**
   * @throws IOException if the image data is damaged
   */
  static Raster decode(PDImageXObject image) throws IOException {
    if (isBilevel(image)) {
      return bilevel(image);
    }
    final COSName coding = coding(image);
    if ((COSName.DCT_DECODE.equals(coding) || COSName.JPX_DECODE.equals(coding))
        && hasPlainColour(image)) {
      final Raster quick = withLeptonica(image);
      if (quick != null) {
        return quick;
      }
    }
    if (hasSimpleSamples(image)) {
      return PdfSamples.raster(image);
    }
    return Depths.withoutIdleColour(Raster.of(image.getOpaqueImage()));
  }

  private static boolean hasSimpleSamples(PDImageXObject image) throws IOException {
    final COSName coding = coding(image);
    return !COSName.DCT_DECODE.equals(coding)
        && !COSName.JPX_DECODE.equals(coding)
        && image.getBitsPerComponent() == 8
        && hasPlainColour(image);
  }

  /** The last filter, which is the image's coding; null if there is none. */
  static COSName coding(PDImageXObject image) {
    final List<COSName> filters = image.getStream().getFilters();
    return filters == null || filters.isEmpty() ? null : filters.get(filters.size() - 1);
  }

  /** The data with all filters undone but that of the image's coding. */
  static byte[] coded(PDImageXObject image, List<String> stop) throws IOException {
    try (InputStream in = image.createInputStream(stop)) {
      return in.readAllBytes();
    }
  }

  /** Whether samples are grey or RGB as decoders give them out, not remapped. */
  static boolean hasPlainColour(PDImageXObject image) throws IOException {
    if (image.getDecode() != null && !isDefault(image.getDecode())) {
      return false;
    }
    if (COSName.JPX_DECODE.equals(coding(image))
        && !image.getCOSObject().containsKey(COSName.COLORSPACE)) {
      // The codestream says what its colours are.
      return true;
    }
    final PDColorSpace space = image.getColorSpace();
    final int components = space.getNumberOfComponents();
    return switch (space.getName()) {
      case "DeviceGray", "CalGray", "DeviceRGB", "CalRGB" -> true;
      case "ICCBased" -> components == 1 || components == 3;
      default -> false;
    };
  }

  /** Whether one bit decides between black and white. */
  static boolean isBilevel(PDImageXObject image) throws IOException {
    if (COSName.JPX_DECODE.equals(coding(image)) || image.getBitsPerComponent() != 1) {
      return false;
    }
    if (image.isStencil()) {
      return true;
    }
    final PDColorSpace space = image.getColorSpace();
    return space.getNumberOfComponents() == 1
        && List.of("DeviceGray", "CalGray", "ICCBased").contains(space.getName());
  }

  /** Whether a decode array swaps black and white. */
  static boolean isInverted(PDImageXObject image) {
    final COSArray decode = image.getDecode();
    return decode != null && decode.size() >= 2 && decode.toFloatArray()[0] > 0.5f;
  }

  private static boolean isDefault(COSArray decode) {
    final float[] values = decode.toFloatArray();
    for (int i = 0; i < values.length; i++) {
      if (values[i] != i % 2) {
        return false;
      }
    }
    return true;
  }

  private static Raster bilevel(PDImageXObject image) throws IOException {
    final int rowBytes = (image.getWidth() + 7) / 8;
    final byte[] rows = new byte[Math.multiplyExact(rowBytes, image.getHeight())];
    // What is missing at the end of damaged data is white, not ink.
    final boolean inverted = isInverted(image);
    Arrays.fill(rows, inverted ? 0 : (byte) 0xff);
    try (InputStream in = image.createInputStream()) {
      if (in.readNBytes(rows, 0, rows.length) == 0) {
        throw new IOException("the image has no data");
      }
    }
    return Bilevel.raster(rows, image.getWidth(), image.getHeight(), !inverted);
  }

  /** The image by Leptonica, which is faster than ImageIO; null if it sees another image. */
  private static Raster withLeptonica(PDImageXObject image) throws IOException {
    final Raster raster;
    try {
      raster = Depths.normal(Raster.decode(coded(image, STOP)));
    } catch (IOException e) {
      return null;
    }
    if (raster.width() == image.getWidth() && raster.height() == image.getHeight()) {
      return raster;
    }
    raster.close();
    return null;
  }
}
