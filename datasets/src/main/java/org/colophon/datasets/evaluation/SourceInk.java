package org.colophon.datasets.evaluation;

import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.Optional;
import net.sourceforge.lept4j.Leptonica1;
import org.colophon.datasets.raster.Raster;
import org.colophon.datasets.sources.OpenedSource;
import org.colophon.datasets.sources.SourceException;
import org.colophon.datasets.sources.SourceLimits;
import org.colophon.datasets.sources.SourcePage;
import org.colophon.datasets.sources.Sources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pixels of a source's pages once more, for what is measured on the ink itself. */
final class SourceInk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SourceInk.class);

  /** Darker than this is ink where the page has no two clear tones. */
  private static final int MIDDLE_GREY = 128;

  private final Path file;
  private final SourceLimits limits;
  private OpenedSource opened;

  SourceInk(Path file, SourceLimits limits) {
    this.file = file;
    this.limits = limits;
  }

  /** The original raster of a page; empty, with a warning, where it cannot be had. */
  Optional<Raster> raster(int number) {
    try {
      if (opened == null) {
        opened = Sources.open(file, limits);
      }
      try (SourcePage page = opened.page(number)) {
        return Optional.of(page.raster());
      }
    } catch (SourceException | IllegalArgumentException e) {
      LOG.warn("{}: page {} cannot be drawn for its report: {}", file, number, e.getMessage());
      return Optional.empty();
    }
  }

  /** The bilevel page, 1 for ink, parted at the valley between paper and print. */
  Optional<Raster> page(int number) {
    return raster(number).map(SourceInk::bilevel);
  }

  private static Raster bilevel(Raster raster) {
    if (raster.depth() == 1) {
      return raster;
    }
    try (raster;
        Raster grey = Raster.of(Leptonica1.pixConvertTo8(raster.pix(), 0))) {
      final IntBuffer threshold = IntBuffer.allocate(1);
      final int failed =
          Leptonica1.pixSplitDistributionFgBg(
              grey.pix(), 0.1f, 1, threshold, IntBuffer.allocate(1), IntBuffer.allocate(1), null);
      return Raster.of(
          Leptonica1.pixThresholdToBinary(
              grey.pix(), failed == 0 ? Math.max(1, threshold.get(0)) : MIDDLE_GREY));
    }
  }

  @Override
  public void close() {
    if (opened != null) {
      opened.close();
    }
  }
}
