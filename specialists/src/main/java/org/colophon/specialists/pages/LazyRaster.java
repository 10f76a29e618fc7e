package org.colophon.specialists.pages;

import org.colophon.datasets.raster.Raster;
import org.colophon.datasets.sources.SourceException;
import org.colophon.datasets.sources.SourcePage;

/** The page's pixels, decoded at most once and only when somebody needs them. */
final class LazyRaster implements AutoCloseable {
  private final SourcePage source;
  private Raster raster;

  LazyRaster(SourcePage source) {
    this.source = source;
  }

  /** The original raster; it stays owned by this. */
  Raster get() throws SourceException {
    if (raster == null) {
      raster = source.raster();
    }
    return raster;
  }

  @Override
  public void close() {
    if (raster != null) {
      raster.close();
    }
  }
}
