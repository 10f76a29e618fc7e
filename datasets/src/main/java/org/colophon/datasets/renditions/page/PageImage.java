package org.colophon.datasets.renditions.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import net.sourceforge.lept4j.Leptonica1;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceCMYK;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.colophon.datasets.raster.Raster;
import org.colophon.datasets.sources.EncodedImage;
import org.colophon.datasets.sources.SourceException;
import org.colophon.datasets.sources.SourcePage;

/**
 * Puts a page's image into a PDF: byte for byte where PDF has a filter for its coding (ISO 32000-1,
 * 7.4), otherwise without loss.
 */
final class PageImage {
  private final PDDocument pdf;

  PageImage(PDDocument pdf) {
    this.pdf = pdf;
  }

  PDImageXObject of(SourcePage page) throws SourceException, IOException {
    final Optional<EncodedImage> encoded = page.encoded();
    if (encoded.isPresent()) {
      return kept(encoded.get());
    }
    try (Raster raster = page.raster()) {
      return raster.depth() == 1
          ? CCITTFactory.createFromByteArray(pdf, raster.tiffG4())
          : deflated(raster);
    }
  }

  private PDImageXObject kept(EncodedImage image) throws IOException {
    return switch (image.coding()) {
      case JPEG -> jpeg(image);
      case JPEG2000 -> jpeg2000(image);
      case G4 -> g4(image);
      case JBIG2 -> jbig2(image);
    };
  }

  private PDImageXObject jpeg(EncodedImage image) throws IOException {
    final PDImageXObject object =
        object(image, COSName.DCT_DECODE, image.bitsPerComponent(), colours(image.components()));
    if (image.invertedCmyk() && image.components() == 4) {
      final COSArray decode = new COSArray();
      for (int i = 0; i < 4; i++) {
        decode.add(COSInteger.ONE);
        decode.add(COSInteger.ZERO);
      }
      object.setDecode(decode);
    }
    return object;
  }

  private PDImageXObject jpeg2000(EncodedImage image) throws IOException {
    // A JP2 file says its own colours; a bare codestream (it begins FF 4F) does not.
    final byte[] bytes = image.bytes();
    final boolean bare = bytes.length > 1 && bytes[0] == (byte) 0xff && bytes[1] == 0x4f;
    final PDColorSpace space = bare ? colours(image.components()) : null;
    return object(image, COSName.JPX_DECODE, image.bitsPerComponent(), space);
  }

  private PDImageXObject g4(EncodedImage image) throws IOException {
    final PDImageXObject object = object(image, COSName.CCITTFAX_DECODE, 1, PDDeviceGray.INSTANCE);
    final COSDictionary parameters = new COSDictionary();
    parameters.setInt(COSName.K, -1);
    parameters.setInt(COSName.COLUMNS, image.width());
    parameters.setInt(COSName.ROWS, image.height());
    parameters.setBoolean(COSName.BLACK_IS_1, image.blackIsOne());
    object.getCOSObject().setItem(COSName.DECODE_PARMS, parameters);
    return object;
  }

  private PDImageXObject jbig2(EncodedImage image) throws IOException {
    final PDImageXObject object = object(image, COSName.JBIG2_DECODE, 1, PDDeviceGray.INSTANCE);
    if (image.jbig2Globals().length > 0) {
      final COSDictionary parameters = new COSDictionary();
      parameters.setItem(COSName.JBIG2_GLOBALS, stream(image.jbig2Globals()));
      object.getCOSObject().setItem(COSName.DECODE_PARMS, parameters);
    }
    return object;
  }

  private COSStream stream(byte[] bytes) throws IOException {
    return new PDStream(pdf, new ByteArrayInputStream(bytes), COSName.FLATE_DECODE).getCOSObject();
  }

  /** Grey or colour, as Leptonica's PNG encoder deflates it; the heap never holds the pixels. */
  private PDImageXObject deflated(Raster raster) throws IOException {
    if (raster.depth() == 32) {
      // An alpha channel would make a PNG of four components.
      Leptonica1.pixSetSpp(raster.pix(), 3);
    }
    final PngParts png = PngParts.of(raster.png());
    final COSDictionary parameters = new COSDictionary();
    parameters.setInt(COSName.PREDICTOR, 15);
    parameters.setInt(COSName.COLORS, png.components());
    parameters.setInt(COSName.BITS_PER_COMPONENT, png.bits());
    parameters.setInt(COSName.COLUMNS, png.width());
    final PDImageXObject object =
        object(
            png.data(),
            COSName.FLATE_DECODE,
            png.width(),
            png.height(),
            png.bits(),
            colours(png.components()));
    object.getCOSObject().setItem(COSName.DECODE_PARMS, parameters);
    return object;
  }

  private PDImageXObject object(EncodedImage image, COSName filter, int bits, PDColorSpace space)
      throws IOException {
    return object(
        new ByteArrayInputStream(image.bytes()),
        filter,
        image.width(),
        image.height(),
        bits,
        space);
  }

  private PDImageXObject object(
      InputStream bytes, COSBase filter, int width, int height, int bits, PDColorSpace space)
      throws IOException {
    return new PDImageXObject(pdf, bytes, filter, width, height, bits, space);
  }

  private static PDColorSpace colours(int components) throws IOException {
    return switch (components) {
      case 1 -> PDDeviceGray.INSTANCE;
      case 3 -> PDDeviceRGB.INSTANCE;
      case 4 -> PDDeviceCMYK.INSTANCE;
      default -> throw new IOException("an image of " + components + " colour components");
    };
  }
}
