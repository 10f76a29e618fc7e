package org.colophon.datasets.sources;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import org.colophon.datasets.store.Locations;

/**
 * An input as something that can be walked folder by folder: a folder with all it holds, a glob, or
 * one file; named by its path or by a URI.
 *
 * @param root where the walk starts
 * @param wanted which files count
 * @param descends whether folders below are walked, too
 */
public record ArchiveInput(Path root, PathMatcher wanted, boolean descends) {
  /** A file that is not there is an input of which nothing is found. */
  public static ArchiveInput of(String input) {
    final Path path = Locations.path(input);
    if (Files.isDirectory(path)) {
      return new ArchiveInput(path, file -> true, true);
    }
    if (!Files.exists(path) && SourceListing.isGlob(input)) {
      final Path root = SourceListing.globRoot(input);
      return new ArchiveInput(root, root.getFileSystem().getPathMatcher("glob:" + input), true);
    }
    final Path parent = path.getParent();
    return new ArchiveInput(parent == null ? Path.of("") : parent, path::equals, false);
  }
}
