package org.colophon.datasets.sources;

import java.io.IOException;
import java.nio.file.Path;
import org.colophon.datasets.model.SourceType;

/** A file with one image; of an animation, its first frame. */
final class ImageSource implements OpenedSource {
  private final Path file;
  private final SourceType type;
  private final SourceLimits limits;

  ImageSource(Path file, SourceType type, SourceLimits limits) {
    this.file = file;
    this.type = type;
    this.limits = limits;
  }

  @Override
  public SourceType type() {
    return type;
  }

  @Override
  public int pageCount() {
    return 1;
  }

  @Override
  public SourcePage page(int number) throws SourceException {
    PageNumbers.require(number, 1);
    final Faults faults = Faults.of(file);
    final ImageHeader header;
    try (FileBytes in = new FileBytes(file)) {
      header = ImageHeaders.read(in, type);
    } catch (IOException e) {
      throw faults.damaged("its header cannot be read", e);
    }
    faults.requirePixels(1, header.width(), header.height(), limits);
    return new ImagePage(file, type, header);
  }

  @Override
  public void close() {
    // Nothing is held between pages.
  }
}
