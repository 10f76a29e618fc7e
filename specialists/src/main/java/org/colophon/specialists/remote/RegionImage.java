package org.colophon.specialists.remote;

import net.sourceforge.lept4j.Leptonica1;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.SpecialistException;

/** The crop of a region as it is sent to a language model. */
final class RegionImage {
  private RegionImage() {}

  /** The crop as PNG, scaled down evenly where it has more pixels than allowed. */
  static byte[] png(RegionTask task, Crops crops, int maxPixels) throws SpecialistException {
    try (Raster crop = crops.raster(task)) {
      final double pixels = (double) crop.width() * crop.height();
      if (pixels <= maxPixels) {
        return crop.png();
      }
      final float scale = (float) Math.sqrt(maxPixels / pixels);
      try (Raster smaller = Raster.of(Leptonica1.pixScale(crop.pix(), scale, scale))) {
        return smaller.png();
      }
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw SpecialistException.crop(task.id() + ": its crop cannot be encoded", false, e);
    }
  }
}
