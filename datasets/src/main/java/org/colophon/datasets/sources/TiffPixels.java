package org.colophon.datasets.sources;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import net.sourceforge.lept4j.Leptonica1;
import net.sourceforge.lept4j.Pix;
import org.colophon.datasets.natives.Natives;
import org.colophon.datasets.raster.Raster;

/**
 * Decodes one image of a TIFF file, upright: with Leptonica, which is fast and forgiving, and where
 * that cannot (CMYK, Lab, odd depths, floating point) with TwelveMonkeys' ImageIO reader.
 */
final class TiffPixels {
  private TiffPixels() {}

  /**
   * @throws IOException if neither reader can decode it
   */
  static Raster decode(Path file, TiffDirectory directory) throws IOException {
    if (directory.isPlain()) {
      final Raster quick = withLeptonica(file, directory);
      return quick != null ? quick : withTwelveMonkeys(file, directory);
    }
    try {
      return withTwelveMonkeys(file, directory);
    } catch (IOException | RuntimeException e) {
      final Raster other = withLeptonica(file, directory);
      if (other == null) {
        throw e;
      }
      return other;
    }
  }

  /** The image, which Leptonica has turned upright, or null. */
  private static Raster withLeptonica(Path file, TiffDirectory directory) {
    Natives.leptonica();
    final Pix pix = Leptonica1.pixReadTiff(file.toString(), directory.index());
    if (pix == null) {
      return null;
    }
    final Raster raster = Depths.normal(Raster.of(pix));
    final boolean swapped = directory.orientation().swapsSides();
    if (raster.width() != (swapped ? directory.height() : directory.width())
        || raster.height() != (swapped ? directory.width() : directory.height())) {
      raster.close();
      return null;
    }
    return raster;
  }

  private static Raster withTwelveMonkeys(Path file, TiffDirectory directory) throws IOException {
    final ImageReader reader = new TIFFImageReaderSpi().createReaderInstance(null);
    try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
      reader.setInput(in);
      final BufferedImage image = reader.read(directory.index());
      if (image.getWidth() != directory.width() || image.getHeight() != directory.height()) {
        throw new IOException("it is not of the size that its directory states");
      }
      return directory.orientation().apply(Depths.withoutIdleColour(Raster.of(image)));
    } finally {
      reader.dispose();
    }
  }
}
