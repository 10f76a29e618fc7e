package org.colophon.datasets.store.uri;

import java.util.Map;
import java.util.Optional;

/**
 * Knows how to reach file systems that users name by URI. Found with Java's {@link
 * java.util.ServiceLoader} by the class loader of Colophon itself: Java's own look-up of file
 * systems asks the system's class loader alone, which does not know what a cluster loaded for a
 * job.
 */
public interface UriFileSystems {
  /**
   * The file system of a scheme and an authority.
   *
   * @param authority may be empty
   * @return empty if the scheme is not one of these
   */
  Optional<UriFileSystem> find(String scheme, String authority);

  /** Environment variables with which a process finds the same file systems as this one. */
  default Map<String, String> environment() {
    return Map.of();
  }
}
