package org.colophon.datasets.sources;

import java.util.List;

/**
 * What a source may ask of this machine.
 *
 * @param maxPixels most pixels of one page raster
 * @param maxPages most pages of one source
 * @param maxBytes most bytes of one source file
 * @param renderDpi resolution at which PDF pages without one full-page image are rasterised
 * @param passwords tried in order on encrypted files, after the empty one
 */
public record SourceLimits(
    long maxPixels, int maxPages, long maxBytes, double renderDpi, List<String> passwords) {
  public static final SourceLimits DEFAULT =
      new SourceLimits(200_000_000L, 100_000, 8L << 30, 300, List.of());

  public SourceLimits {
    passwords = List.copyOf(passwords);
  }
}
