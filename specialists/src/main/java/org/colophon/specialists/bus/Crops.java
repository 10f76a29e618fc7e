package org.colophon.specialists.bus;

import java.io.IOException;
import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.raster.Raster;

/** The pixels of a region, decoded only when asked for, and the place where a kept image goes. */
public interface Crops {
  /**
   * The crop of the original raster; the caller closes it.
   *
   * @throws SpecialistException if it is missing or cannot be decoded
   */
  Raster raster(RegionTask task) throws SpecialistException;

  /**
   * The crop as PNG, for a specialist that hands it on.
   *
   * @throws SpecialistException if it is missing or cannot be decoded
   */
  default byte[] png(RegionTask task) throws SpecialistException {
    if (task.inlineCrop().length > 0) {
      return task.inlineCrop();
    }
    try (Raster raster = raster(task)) {
      return raster.png();
    }
  }

  /**
   * The pixels of a crop that is at hand as PNG; the caller closes them.
   *
   * @throws SpecialistException if it cannot be decoded
   */
  static Raster decoded(RegionTask task, byte[] png) throws SpecialistException {
    try {
      return Raster.decode(png);
    } catch (IOException e) {
      throw SpecialistException.crop(task.id() + ": its crop cannot be decoded", false, e);
    }
  }

  /**
   * Keeps the crop as the region's image in the page store and says under which name.
   *
   * @throws SpecialistException if it cannot be written
   */
  ImageRef keep(RegionTask task) throws SpecialistException;
}
