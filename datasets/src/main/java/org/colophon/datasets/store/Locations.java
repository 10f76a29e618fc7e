package org.colophon.datasets.store;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.datasets.store.uri.UriFileSystems;

/** Where things are, as users name them. */
public final class Locations {
  private static final Pattern NAMED_BY_URI =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/]*)(/.*)?", Pattern.DOTALL);

  private static final List<UriFileSystems> FILE_SYSTEMS =
      ServiceLoader.load(UriFileSystems.class, Locations.class.getClassLoader()).stream()
          .map(ServiceLoader.Provider::get)
          .toList();

  private Locations() {}

  /**
   * A file or folder named by its path, or by a URI: of a file system that {@link UriFileSystems}
   * find, where names are not percent-encoded, or of one that this Java knows.
   *
   * @throws IllegalArgumentException if it is neither
   * @throws java.nio.file.FileSystemNotFoundException if the URI's file system is not there
   */
  public static Path path(String pathOrUri) {
    final Matcher uri = NAMED_BY_URI.matcher(pathOrUri);
    if (!uri.matches()) {
      return Path.of(pathOrUri);
    }
    final String scheme = uri.group(1).toLowerCase(Locale.ROOT);
    final String path = uri.group(3) == null ? "/" : uri.group(3);
    return FILE_SYSTEMS.stream()
        .flatMap(known -> known.find(scheme, uri.group(2)).stream())
        .findFirst()
        .<Path>map(files -> files.getPath(path))
        .orElseGet(() -> Path.of(URI.create(pathOrUri)));
  }

  /** Environment variables with which a worker process reaches the same places as this one. */
  public static Map<String, String> environment() {
    final Map<String, String> all = new TreeMap<>();
    FILE_SYSTEMS.forEach(known -> all.putAll(known.environment()));
    return all;
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
