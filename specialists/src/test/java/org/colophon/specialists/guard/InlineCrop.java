package org.colophon.specialists.guard;

import java.io.IOException;
import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.SpecialistException;

/** Crops that travel with their task; nothing is kept. */
final class InlineCrop implements Crops {
  @Override
  public Raster raster(RegionTask task) throws SpecialistException {
    try {
      return Raster.decode(task.inlineCrop());
    } catch (IOException e) {
      throw SpecialistException.crop(task.id() + ": the crop cannot be decoded", false, e);
    }
  }

  @Override
  public ImageRef keep(RegionTask task) {
    throw new UnsupportedOperationException("no guard keeps an image");
  }
}
