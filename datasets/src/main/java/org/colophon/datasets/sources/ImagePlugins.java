package org.colophon.datasets.sources;

import javax.imageio.spi.IIORegistry;
import org.apache.pdfbox.jbig2.JBIG2ImageReaderSpi;

/**
 * Tells ImageIO of the decoders that PDFBox asks it for. By name, because ImageIO looks for
 * plug-ins once, in whatever class loader is current then, which on a cluster is not the job's.
 */
final class ImagePlugins {
  static {
    final IIORegistry registry = IIORegistry.getDefaultInstance();
    registry.registerServiceProvider(new JBIG2ImageReaderSpi());
    registry.registerServiceProvider(new Jpeg2000ReaderSpi());
  }

  private ImagePlugins() {}

  /** Registers on first use. */
  static void register() {
    // The static initialiser did it, once.
  }
}
