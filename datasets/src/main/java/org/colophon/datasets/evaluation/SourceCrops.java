package org.colophon.datasets.evaluation;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import net.sourceforge.lept4j.Leptonica1;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.raster.Raster;
import org.colophon.datasets.sources.SourceLimits;

/** Cuts the pictures of a report out of the sources themselves. */
public final class SourceCrops {
  /** Wide enough to read a line of a page. */
  private static final int WIDEST = 900;

  private static final int MARGIN = 8;

  private final Map<String, Path> sources;
  private final SourceLimits limits;

  /**
   * @param sources files by the names that elements have
   */
  public SourceCrops(Map<String, Path> sources, SourceLimits limits) {
    this.sources = Map.copyOf(sources);
    this.limits = limits;
  }

  /** The ink of an element as PNG, at most 900 pixels wide; empty where it cannot be had. */
  public Optional<byte[]> png(Element element) {
    final Path file = sources.get(element.source());
    if (file == null || element.page() < 1 || element.box().isEmpty()) {
      return Optional.empty();
    }
    try (SourceInk ink = new SourceInk(file, limits)) {
      return ink.raster(element.page()).map(raster -> cut(raster, element.box()));
    }
  }

  private static byte[] cut(Raster page, Box box) {
    try (page;
        Raster crop = page.crop(box.grow(MARGIN).clamp(page.width(), page.height()))) {
      if (crop.width() <= WIDEST) {
        return crop.png();
      }
      try (Raster grey =
              crop.depth() == 1 ? Raster.of(Leptonica1.pixConvertTo8(crop.pix(), 0)) : crop.copy();
          Raster small =
              Raster.of(
                  Leptonica1.pixScaleToSize(
                      grey.pix(), WIDEST, Math.max(1, crop.height() * WIDEST / crop.width())))) {
        return small.png();
      }
    }
  }
}
