package org.colophon.specialists.pages;

import java.util.Optional;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.raster.Raster;
import org.colophon.datasets.sources.SourceException;

/** Cuts the images of regions out of a page, which is decoded or drawn at the first of them. */
final class RegionCrops {
  private final LazyRaster raster;
  private final CropStore store;

  RegionCrops(LazyRaster raster, CropStore store) {
    this.raster = raster;
    this.store = store;
  }

  /** The task with its pixels: inline, or in the store where they are too large for that. */
  RegionTask cut(RegionTask task) throws SourceException {
    try (Raster crop = raster.get().crop(task.box())) {
      final byte[] png = crop.png();
      return png.length <= RegionTask.MOST_INLINE_BYTES
          ? task.withCrop(png, Optional.empty())
          : task.withCrop(
              new byte[0],
              Optional.of(store.keep(task.id() + ".png", png, crop.width(), crop.height())));
    }
  }

  /** The image of a region, in the store. */
  ImageRef keep(String regionId, Box box) throws SourceException {
    try (Raster crop = raster.get().crop(box)) {
      return store.keep(regionId + ".png", crop.png(), crop.width(), crop.height());
    }
  }
}
