package org.colophon.specialists.read;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.SpecialistException;

/** Crops that travel with their task, and a memory of which were kept. */
final class InlineCrops implements Crops {
  private final Set<String> kept = new HashSet<>();

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
    kept.add(task.id());
    return new ImageRef(
        task.id() + ".png", "image/png", task.box().width(), task.box().height(), "");
  }

  Set<String> kept() {
    return kept;
  }
}
