package org.colophon.specialists.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.colophon.datasets.model.Fingerprints;
import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.raster.Raster;
import org.colophon.datasets.store.PageStore;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.wire.InlineCrops;

/** Crops that travel inside their task or lie in the page store. */
public final class StoredCrops implements Crops {
  private static final InlineCrops INLINE = new InlineCrops();

  private final PageStore store;
  private final Fingerprints made;

  public StoredCrops(PageStore store, Fingerprints made) {
    this.store = store;
    this.made = made;
  }

  @Override
  public Raster raster(RegionTask task) throws SpecialistException {
    return Crops.decoded(task, png(task));
  }

  @Override
  public ImageRef keep(RegionTask task) throws SpecialistException {
    final Optional<ImageRef> stored = task.storedCrop();
    if (stored.isPresent()) {
      return stored.get();
    }
    final byte[] png = png(task);
    try {
      return store.putImage(
          task.documentId(),
          made,
          task.id() + ".png",
          png,
          task.box().width(),
          task.box().height());
    } catch (IOException e) {
      throw SpecialistException.crop(
          task.id() + ": its image cannot be kept: " + e.getMessage(), true, e);
    }
  }

  @Override
  public byte[] png(RegionTask task) throws SpecialistException {
    if (task.storedCrop().isPresent()) {
      final Path file = store.image(task.documentId(), made, task.storedCrop().get().name());
      try {
        return Files.readAllBytes(file);
      } catch (IOException e) {
        throw SpecialistException.crop(task.id() + ": its crop is not in the page store", true, e);
      }
    }
    return INLINE.png(task);
  }
}
