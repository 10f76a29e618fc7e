package org.colophon.datasets.sources;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageInputStream;
import org.colophon.datasets.raster.Raster;

/** Reads a JPEG 2000 image as grey or RGB of 8 bits; the whole of it, at full size. */
final class Jpeg2000Reader extends ImageReader {
  private static final int BUFFER = 1 << 16;

  private BufferedImage image;

  Jpeg2000Reader(Jpeg2000ReaderSpi provider) {
    super(provider);
  }

  @Override
  public void setInput(Object source, boolean forwardOnly, boolean ignoreMetadata) {
    super.setInput(source, forwardOnly, ignoreMetadata);
    image = null;
  }

  @Override
  public int getNumImages(boolean allowSearch) {
    return 1;
  }

  @Override
  public int getWidth(int index) throws IOException {
    return decoded().getWidth();
  }

  @Override
  public int getHeight(int index) throws IOException {
    return decoded().getHeight();
  }

  @Override
  public Iterator<ImageTypeSpecifier> getImageTypes(int index) throws IOException {
    return List.of(ImageTypeSpecifier.createFromRenderedImage(decoded())).iterator();
  }

  @Override
  public IIOMetadata getStreamMetadata() {
    return null;
  }

  @Override
  public IIOMetadata getImageMetadata(int index) {
    return null;
  }

  @Override
  public BufferedImage read(int index, ImageReadParam param) throws IOException {
    final BufferedImage whole = decoded();
    if (param == null
        || (param.getSourceRegion() == null
            && param.getSourceXSubsampling() == 1
            && param.getSourceYSubsampling() == 1)) {
      return whole;
    }
    return subsampled(whole, param);
  }

  private static BufferedImage subsampled(BufferedImage whole, ImageReadParam param) {
    final Rectangle region = getSourceRegion(param, whole.getWidth(), whole.getHeight());
    final int stepX = param.getSourceXSubsampling();
    final int stepY = param.getSourceYSubsampling();
    final BufferedImage part =
        new BufferedImage(
            (region.width + stepX - 1) / stepX,
            (region.height + stepY - 1) / stepY,
            whole.getType());
    for (int y = 0; y < part.getHeight(); y++) {
      for (int x = 0; x < part.getWidth(); x++) {
        final Object pixel =
            whole.getRaster().getDataElements(region.x + x * stepX, region.y + y * stepY, null);
        part.getRaster().setDataElements(x, y, pixel);
      }
    }
    return part;
  }

  private BufferedImage decoded() throws IOException {
    if (image == null) {
      if (!(getInput() instanceof ImageInputStream in)) {
        throw new IOException("no input");
      }
      final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      final byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes.write(buffer, 0, n);
      }
      try (Raster raster = Depths.normal(Raster.decode(bytes.toByteArray()))) {
        image = raster.toBufferedImage();
      }
    }
    return image;
  }
}
