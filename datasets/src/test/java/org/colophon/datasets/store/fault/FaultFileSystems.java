package org.colophon.datasets.store.fault;

import java.util.Optional;
import org.colophon.datasets.store.uri.UriFileSystem;
import org.colophon.datasets.store.uri.UriFileSystems;

/** Makes {@code fault://} known. */
public final class FaultFileSystems implements UriFileSystems {
  private static final FaultFileSystemProvider PROVIDER = new FaultFileSystemProvider();

  @Override
  public Optional<UriFileSystem> find(String scheme, String authority) {
    return scheme.equals(PROVIDER.getScheme()) ? Optional.of(PROVIDER.files()) : Optional.empty();
  }
}
