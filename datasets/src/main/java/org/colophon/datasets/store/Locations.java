package org.colophon.datasets.store;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** Where things are, as users name them. */
public final class Locations {
  private Locations() {}

  /**
   * A file or folder named by its path, or by a URI of an installed file system.
   *
   * @throws IllegalArgumentException if it is neither
   * @throws java.nio.file.FileSystemNotFoundException if the URI's file system is not there
   */
  public static Path path(String pathOrUri) {
    return pathOrUri.contains("://") ? Path.of(URI.create(pathOrUri)) : Path.of(pathOrUri);
  }

  /**
   * The folder for what can be made or fetched again, models and unpacked libraries: {@code
   * COLOPHON_CACHE}, or {@code ~/.cache/colophon}.
   */
  public static Path cache(Map<String, String> environment) {
    final String cache = environment.getOrDefault("COLOPHON_CACHE", "");
    return cache.isBlank()
        ? Path.of(System.getProperty("user.home"), ".cache", "colophon")
        : Path.of(cache);
  }
}
