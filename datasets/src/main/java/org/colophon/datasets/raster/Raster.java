package org.colophon.datasets.raster;

import com.ochafik.lang.jnaerator.runtime.NativeSize;
import com.ochafik.lang.jnaerator.runtime.NativeSizeByReference;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import net.sourceforge.lept4j.ILeptonica;
import net.sourceforge.lept4j.Leptonica1;
import net.sourceforge.lept4j.Pix;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.natives.Natives;

/**
 * Pixels in native memory: a Leptonica image of 1, 8 or 32 bits per pixel (in a bilevel image 1 is
 * ink; in a grey one 0 is black; 32 bits are red, green, blue, unused, from the highest byte down).
 * Owned by whoever holds it; closing frees the native memory. Not for use by two threads at once.
 */
public final class Raster implements AutoCloseable {
  private static final double DEFAULT_DPI = 0;
  private static final int PNG_LEVEL = 1;

  static {
    Natives.leptonica();
    Leptonica1.setMsgSeverity(ILeptonica.L_SEVERITY_NONE);
  }

  private Pix pix;

  private Raster(Pix pix) {
    this.pix = pix;
  }

  /**
   * Takes ownership of a Leptonica image.
   *
   * @throws IllegalArgumentException if there is none, as after a failed native call
   */
  public static Raster of(Pix pix) {
    if (pix == null || Pointer.nativeValue(pix.getPointer()) == 0) {
      throw new IllegalArgumentException("Leptonica returned no image");
    }
    // Otherwise JNA writes its stale copy of the fields back before every native call.
    pix.setAutoSynch(false);
    return new Raster(pix);
  }

  /** An all-zero image: white if bilevel, black if grey or colour. */
  public static Raster blank(int width, int height, int depth) {
    return of(Leptonica1.pixCreate(width, height, depth));
  }

  /**
   * Decodes an encoded image (PNG, JPEG, TIFF, JPEG 2000, WebP, GIF, BMP, PNM), as it is stored:
   * any depth, with its colour map. Callers check the size in the header first.
   *
   * @throws IOException if Leptonica cannot decode the bytes
   */
  public static Raster decode(byte[] encoded) throws IOException {
    final Pix pix = Leptonica1.pixReadMem(ByteBuffer.wrap(encoded), new NativeSize(encoded.length));
    if (pix == null) {
      throw new IOException("the image data cannot be decoded");
    }
    return of(pix);
  }

  /**
   * Copies a Java image: bilevel stays 1 bit (black is ink), grey becomes 8, everything else 32
   * bits without alpha.
   */
  public static Raster of(BufferedImage image) {
    return JavaImages.toRaster(image);
  }

  /** The native image; it stays owned by this raster. */
  public Pix pix() {
    if (pix == null) {
      throw new IllegalStateException("the raster is closed");
    }
    return pix;
  }

  public int width() {
    return Leptonica1.pixGetWidth(pix());
  }

  public int height() {
    return Leptonica1.pixGetHeight(pix());
  }

  /** Bits per pixel. */
  public int depth() {
    return Leptonica1.pixGetDepth(pix());
  }

  /** Horizontal resolution in pixels per inch as the file gave it; 0 when unknown. */
  public double dpi() {
    return Math.max(DEFAULT_DPI, Leptonica1.pixGetXRes(pix()));
  }

  public void setDpi(double dpi) {
    final int rounded = (int) Math.round(dpi);
    Leptonica1.pixSetResolution(pix(), rounded, rounded);
  }

  public Box bounds() {
    return new Box(0, 0, width(), height());
  }

  /** A copy of the part inside the box, clamped to the image. */
  public Raster crop(Box box) {
    final Box inside = box.clamp(width(), height());
    final net.sourceforge.lept4j.Box native_ =
        Leptonica1.boxCreate(inside.left(), inside.top(), inside.width(), inside.height());
    try {
      return of(Leptonica1.pixClipRectangle(pix(), native_, null));
    } finally {
      final PointerByReference reference = new PointerByReference(native_.getPointer());
      Leptonica1.boxDestroy(reference);
    }
  }

  /** The same pixels in an image of its own. */
  public Raster copy() {
    return of(Leptonica1.pixCopy(null, pix()));
  }

  /**
   * Encodes as PNG, losslessly. Quickly rather than small: crops are written once for every region
   * that is kept, and the higher levels cost several times the CPU for a few per cent.
   */
  public byte[] png() {
    Leptonica1.pixSetZlibCompression(pix(), PNG_LEVEL);
    return encode(ILeptonica.IFF_PNG);
  }

  /** Encodes as single-strip G4 TIFF; only for bilevel images. */
  public byte[] tiffG4() {
    return encode(ILeptonica.IFF_TIFF_G4);
  }

  private byte[] encode(int format) {
    final PointerByReference data = new PointerByReference();
    final NativeSizeByReference size = new NativeSizeByReference();
    if (Leptonica1.pixWriteMem(data, size, pix(), format) != 0) {
      throw new IllegalStateException("Leptonica could not encode an image of depth " + depth());
    }
    try {
      return data.getValue().getByteArray(0, size.getValue().intValue());
    } finally {
      Leptonica1.lept_free(data.getValue());
    }
  }

  /** A Java image with the same pixels: 1 bit becomes bilevel, 8 bit grey, 32 bit RGB. */
  public BufferedImage toBufferedImage() {
    return JavaImages.toBufferedImage(this);
  }

  @Override
  public void close() {
    if (pix != null) {
      Leptonica1.pixDestroy(new PointerByReference(pix.getPointer()));
      pix = null;
    }
  }
}
