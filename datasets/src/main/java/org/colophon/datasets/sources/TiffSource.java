package org.colophon.datasets.sources;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.colophon.datasets.model.SourceType;

/** A TIFF file: its images in order, without the previews and masks that its writer marked. */
final class TiffSource implements OpenedSource {
  private final Path file;
  private final List<TiffDirectory> pages;
  private final SourceLimits limits;

  private TiffSource(Path file, List<TiffDirectory> pages, SourceLimits limits) {
    this.file = file;
    this.pages = pages;
    this.limits = limits;
  }

  static TiffSource open(Path file, SourceLimits limits) throws SourceException {
    final Faults faults = Faults.of(file);
    final List<TiffDirectory> directories;
    try (FileBytes in = new FileBytes(file)) {
      directories = TiffDirectories.read(in, limits.maxPages());
    } catch (IOException e) {
      throw faults.damaged("its TIFF directory cannot be read", e);
    }
    if (directories.isEmpty()) {
      throw faults.noPages();
    }
    if (directories.size() > limits.maxPages()) {
      throw faults.tooManyPages(directories.size(), limits.maxPages());
    }
    final List<TiffDirectory> pages =
        directories.stream().filter(directory -> !directory.isAside()).toList();
    return new TiffSource(file, pages.isEmpty() ? directories : pages, limits);
  }

  @Override
  public SourceType type() {
    return SourceType.TIFF;
  }

  @Override
  public int pageCount() {
    return pages.size();
  }

  @Override
  public SourcePage page(int number) throws SourceException {
    PageNumbers.require(number, pages.size());
    final TiffDirectory directory = pages.get(number - 1);
    final TiffPage page = new TiffPage(file, number, directory);
    Faults.of(file).requirePixels(number, page.width(), page.height(), limits);
    return page;
  }

  @Override
  public void close() {
    // Nothing is held between pages.
  }
}
