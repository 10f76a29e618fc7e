package org.colophon.specialists.text;

import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.SpecialistException;

/** Cuts crops from a page that is at hand. */
record PageCrops(Raster page) implements Crops {
  @Override
  public Raster raster(RegionTask task) throws SpecialistException {
    try {
      return page.crop(task.box());
    } catch (IllegalArgumentException e) {
      throw SpecialistException.crop(task.id() + ": it lies outside its page", false, e);
    }
  }

  @Override
  public ImageRef keep(RegionTask task) throws SpecialistException {
    throw SpecialistException.crop(task.id() + ": text is read, not kept as an image", false, null);
  }
}
