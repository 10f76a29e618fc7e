package org.colophon.transforms.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** The entries of a folder, which are all known. */
record Listing(List<Path> entries) implements DirectoryStream<Path> {
  Listing(Collection<Path> all, DirectoryStream.Filter<? super Path> filter) {
    this(all.stream().filter(path -> accepts(filter, path)).toList());
  }

  private static boolean accepts(DirectoryStream.Filter<? super Path> filter, Path path) {
    try {
      return filter.accept(path);
    } catch (IOException e) {
      throw new DirectoryIteratorException(e);
    }
  }

  @Override
  public Iterator<Path> iterator() {
    return entries.iterator();
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
