package org.colophon.specialists.work;

import java.nio.file.Path;
import java.util.List;
import org.colophon.datasets.model.SourceType;
import org.colophon.datasets.sources.LocalFiles;
import org.colophon.datasets.sources.OpenedSource;
import org.colophon.datasets.sources.SourceException;
import org.colophon.datasets.sources.SourceLimits;
import org.colophon.datasets.sources.SourcePage;
import org.colophon.datasets.sources.Sources;

/** A source opened from files on the local disk, which go with it where they are copies. */
final class OpenedFiles implements OpenedSource {
  private final LocalFiles files;
  private final OpenedSource source;

  private OpenedFiles(LocalFiles files, OpenedSource source) {
    this.files = files;
    this.source = source;
  }

  /**
   * Opens files, wherever they lie.
   *
   * @param group whether they are page images that are one source
   */
  static OpenedFiles of(List<Path> named, boolean group, SourceLimits limits)
      throws SourceException {
    final LocalFiles files = LocalFiles.of(named, limits.maxBytes());
    try {
      return new OpenedFiles(
          files,
          group
              ? Sources.openGroup(files.paths(), limits)
              : Sources.open(files.paths().get(0), limits));
    } catch (SourceException e) {
      files.close();
      throw files.named(e);
    } catch (RuntimeException | StackOverflowError e) {
      files.close();
      throw e;
    }
  }

  /** Where the files lie now. */
  List<Path> paths() {
    return files.paths();
  }

  @Override
  public SourceType type() {
    return source.type();
  }

  @Override
  public int pageCount() {
    return source.pageCount();
  }

  @Override
  public SourcePage page(int number) throws SourceException {
    try {
      return source.page(number);
    } catch (SourceException e) {
      throw files.named(e);
    }
  }

  @Override
  public void close() {
    source.close();
    files.close();
  }
}
