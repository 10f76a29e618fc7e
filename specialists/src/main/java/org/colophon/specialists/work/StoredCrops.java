package org.colophon.specialists.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.colophon.datasets.model.Fingerprints;
import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.PageDraft;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.raster.Raster;
import org.colophon.datasets.store.PageStore;
import org.colophon.datasets.store.Patience;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.wire.InlineCrops;

/** Crops that travel inside their task or lie in the page store. For one thread at a time. */
public final class StoredCrops implements Crops {
  private static final InlineCrops INLINE = new InlineCrops();

  private final PageStore store;
  private final Fingerprints made;
  private IOException sick;

  public StoredCrops(PageStore store, Fingerprints made) {
    this.store = store;
    this.made = made;
  }

  /**
   * To be called after a region was read: whoever read it takes a crop that the storage refused for
   * a fault of the region.
   *
   * @throws IOException if the storage was sick since the last call
   */
  public void requireSound() throws IOException {
    final IOException last = sick;
    sick = null;
    if (last != null) {
      throw last;
    }
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
      return put(task, png);
    } catch (IOException e) {
      sick = e;
      throw SpecialistException.crop(
          task.id() + ": its image cannot be kept: " + e.getMessage(), false, e);
    }
  }

  /**
   * A draft with the crops of regions that are kept as images in the store alone: a draft stays for
   * later runs, and these would lie there twice.
   *
   * @throws UncheckedIOException if an image cannot be written
   */
  PageDraft kept(PageDraft draft) {
    return new PageDraft(
        draft.page(),
        draft.tasks().stream().map(this::kept).toList(),
        draft.costs(),
        draft.failures());
  }

  private RegionTask kept(RegionTask task) {
    final boolean image =
        switch (task.kind()) {
          case FIGURE, CHART, FORMULA -> true;
          default -> false;
        };
    if (!image || task.inlineCrop().length == 0) {
      return task;
    }
    try {
      return task.withCrop(new byte[0], Optional.of(put(task, task.inlineCrop())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A task as it goes to its specialist: with its crop, unless that is large. Whoever reads it need
   * not go to the store.
   *
   * @throws IOException if the crop cannot be read
   */
  public RegionTask travelling(RegionTask task) throws IOException {
    if (task.storedCrop().isEmpty()) {
      return task;
    }
    final Path file = store.image(task.documentId(), made, task.storedCrop().get().name());
    return Files.size(file) > RegionTask.MOST_INLINE_BYTES
        ? task
        : task.withCrop(Files.readAllBytes(file), Optional.empty());
  }

  private ImageRef put(RegionTask task, byte[] png) throws IOException {
    return store.putImage(
        task.documentId(), made, task.id() + ".png", png, task.box().width(), task.box().height());
  }

  @Override
  public byte[] png(RegionTask task) throws SpecialistException {
    if (task.storedCrop().isPresent()) {
      final Path file = store.image(task.documentId(), made, task.storedCrop().get().name());
      try {
        return Patience.ofProcess().with(() -> Files.readAllBytes(file));
      } catch (NoSuchFileException e) {
        throw SpecialistException.crop(task.id() + ": its crop is not in the page store", true, e);
      } catch (IOException e) {
        sick = e;
        throw SpecialistException.crop(
            task.id() + ": its crop cannot be read: " + e.getMessage(), false, e);
      }
    }
    return INLINE.png(task);
  }
}
