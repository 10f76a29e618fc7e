package org.colophon.specialists.bus.conformance;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.SpecialistException;

/** Crops that travel with their task, and a memory of which were kept. */
public final class KeepingCrops implements Crops {
  private final Set<String> kept = ConcurrentHashMap.newKeySet();

  @Override
  public Raster raster(RegionTask task) throws SpecialistException {
    if (task.inlineCrop().length == 0) {
      throw SpecialistException.crop(task.id() + ": it was sent without pixels", false, null);
    }
    try {
      return Raster.decode(task.inlineCrop());
    } catch (IOException e) {
      throw SpecialistException.crop(task.id() + ": the crop cannot be decoded", false, e);
    }
  }

  @Override
  public ImageRef keep(RegionTask task) {
    final String name = task.id() + ".png";
    kept.add(name);
    return new ImageRef(name, "image/png", task.box().width(), task.box().height(), "");
  }

  /** Names of the images that were kept. */
  public Set<String> kept() {
    return Set.copyOf(kept);
  }
}
