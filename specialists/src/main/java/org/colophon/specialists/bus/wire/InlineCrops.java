package org.colophon.specialists.bus.wire;

import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.SpecialistException;

/**
 * Crops that came with their task over the wire. There is no page store here: whoever sent the crop
 * keeps it, and the image that stands for it has no name until then.
 */
public final class InlineCrops implements Crops {
  private static final String PNG = "image/png";

  @Override
  public Raster raster(RegionTask task) throws SpecialistException {
    return Crops.decoded(task, png(task));
  }

  @Override
  public byte[] png(RegionTask task) throws SpecialistException {
    if (task.inlineCrop().length == 0) {
      throw SpecialistException.crop(task.id() + ": it was sent without pixels", false, null);
    }
    return task.inlineCrop();
  }

  @Override
  public ImageRef keep(RegionTask task) {
    return new ImageRef("", PNG, task.box().width(), task.box().height(), "");
  }
}
