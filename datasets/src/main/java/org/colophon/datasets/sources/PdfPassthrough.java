package org.colophon.datasets.sources;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** Takes an image's coded data out of a PDF, to be put into another as it is. */
final class PdfPassthrough {
  private PdfPassthrough() {}

  /** Empty where the coding, or what the PDF says around it, cannot be told to another PDF. */
  static Optional<EncodedImage> of(PDImageXObject image) throws IOException {
    final COSName coding = PdfImagePixels.coding(image);
    if (COSName.DCT_DECODE.equals(coding)) {
      return jpeg(image);
    }
    if (COSName.JPX_DECODE.equals(coding)) {
      return jpeg2000(image);
    }
    if (COSName.CCITTFAX_DECODE.equals(coding)) {
      return g4(image);
    }
    if (COSName.JBIG2_DECODE.equals(coding)) {
      return jbig2(image);
    }
    return Optional.empty();
  }

  private static Optional<EncodedImage> jpeg(PDImageXObject image) throws IOException {
    final PDColorSpace space = image.getColorSpace();
    final boolean cmyk = space.getName().equals("DeviceCMYK");
    final boolean inverted = PdfImagePixels.isInverted(image);
    final boolean told = PdfImagePixels.hasPlainColour(image) || (cmyk && allInverted(image));
    if (!told && !(cmyk && image.getDecode() == null)) {
      return Optional.empty();
    }
    return Optional.of(
        encoded(
            image,
            EncodedImage.Coding.JPEG,
            PdfImagePixels.coded(image, List.of(COSName.DCT_DECODE.getName())),
            new byte[0],
            space.getNumberOfComponents(),
            8,
            false,
            cmyk && inverted));
  }

  private static boolean allInverted(PDImageXObject image) {
    final COSArray decode = image.getDecode();
    if (decode == null) {
      return false;
    }
    final float[] values = decode.toFloatArray();
    for (int i = 0; i < values.length; i++) {
      if (values[i] != 1 - i % 2) {
        return false;
      }
    }
    return true;
  }

  private static Optional<EncodedImage> jpeg2000(PDImageXObject image) throws IOException {
    final byte[] bytes = PdfImagePixels.coded(image, List.of(COSName.JPX_DECODE.getName()));
    final boolean file = bytes.length > 12 && bytes[4] == 'j' && bytes[5] == 'P';
    if (!file || !PdfImagePixels.hasPlainColour(image)) {
      return Optional.empty();
    }
    final int components = image.getColorSpace().getNumberOfComponents();
    return Optional.of(
        encoded(
            image,
            EncodedImage.Coding.JPEG2000,
            bytes,
            new byte[0],
            components,
            Math.max(8, image.getBitsPerComponent()),
            false,
            false));
  }

  private static Optional<EncodedImage> g4(PDImageXObject image) throws IOException {
    final COSDictionary parameters = parameters(image);
    final boolean plain =
        PdfImagePixels.isBilevel(image)
            && parameters.getInt(COSName.K, 0) < 0
            && parameters.getInt(COSName.COLUMNS, 1728) == image.getWidth()
            && !parameters.getBoolean(COSName.ENCODED_BYTE_ALIGN, false);
    if (!plain) {
      return Optional.empty();
    }
    final boolean blackIsOne = parameters.getBoolean(COSName.BLACK_IS_1, false);
    return Optional.of(
        encoded(
            image,
            EncodedImage.Coding.G4,
            PdfImagePixels.coded(image, List.of(COSName.CCITTFAX_DECODE.getName())),
            new byte[0],
            1,
            1,
            blackIsOne != PdfImagePixels.isInverted(image),
            false));
  }

  private static Optional<EncodedImage> jbig2(PDImageXObject image) throws IOException {
    if (!PdfImagePixels.isBilevel(image) || PdfImagePixels.isInverted(image)) {
      return Optional.empty();
    }
    byte[] globals = new byte[0];
    if (parameters(image).getDictionaryObject(COSName.JBIG2_GLOBALS) instanceof COSStream stream) {
      try (InputStream in = stream.createInputStream()) {
        globals = in.readAllBytes();
      }
    }
    return Optional.of(
        encoded(
            image,
            EncodedImage.Coding.JBIG2,
            PdfImagePixels.coded(image, List.of(COSName.JBIG2_DECODE.getName())),
            globals,
            1,
            1,
            true,
            false));
  }

  private static COSDictionary parameters(PDImageXObject image) {
    final COSBase all = image.getCOSObject().getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
    final COSBase last =
        all instanceof COSArray array && array.size() > 0 ? array.getObject(array.size() - 1) : all;
    return last instanceof COSDictionary dictionary ? dictionary : new COSDictionary();
  }

  private static EncodedImage encoded(
      PDImageXObject image,
      EncodedImage.Coding coding,
      byte[] bytes,
      byte[] globals,
      int components,
      int bits,
      boolean blackIsOne,
      boolean invertedCmyk) {
    return new EncodedImage(
        coding,
        bytes,
        globals,
        image.getWidth(),
        image.getHeight(),
        components,
        bits,
        blackIsOne,
        invertedCmyk);
  }
}
