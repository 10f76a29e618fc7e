package org.colophon.datasets.store.uri;

import java.net.URI;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A file system named by scheme and authority, a bucket or a server. Nothing has to be closed. */
public final class UriFileSystem extends FileSystem {
  private final FileSystemProvider provider;
  private final String authority;
  private final boolean moving;

  /**
   * A file system of a provider.
   *
   * @param authority may be empty
   * @param moving whether a file can be written under one name and then take another at once; where
   *     it cannot, as on object stores, a file is written under its name when all its bytes are
   *     known
   */
  public UriFileSystem(FileSystemProvider provider, String authority, boolean moving) {
    this.provider = provider;
    this.authority = authority;
    this.moving = moving;
  }

  /**
   * The path that a URI names.
   *
   * @throws IllegalArgumentException if it has no path
   */
  public UriPath path(URI uri) {
    if (uri.getPath() == null) {
      throw new IllegalArgumentException(uri + ": it names no path");
    }
    return getPath("/" + uri.getPath());
  }

  /** Whether a path lies where files have to be written under their name at once. */
  public static boolean isWrittenAtOnce(Path path) {
    return path.getFileSystem() instanceof UriFileSystem files && !files.moving;
  }

  public String scheme() {
    return provider.getScheme();
  }

  public String authority() {
    return authority;
  }

  @Override
  public FileSystemProvider provider() {
    return provider;
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException(this + " stays open");
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public String getSeparator() {
    return "/";
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return List.of(new UriPath(this, true, List.of()));
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return List.of();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return Set.of("basic");
  }

  /** Absolute if it begins with a slash, or with the name of this file system. */
  @Override
  public UriPath getPath(String first, String... more) {
    final List<String> parts = new ArrayList<>(List.of(first));
    parts.addAll(Arrays.asList(more));
    final String text = String.join("/", parts);
    if (text.startsWith(this + "/")) {
      return new UriPath(this, true, names(text.substring(toString().length())));
    }
    return new UriPath(this, text.startsWith("/"), names(text));
  }

  private static List<String> names(String text) {
    return Arrays.stream(text.split("/", -1)).filter(name -> !name.isEmpty()).toList();
  }

  /** As that of the default file system, over the whole text of a path. */
  @Override
  public PathMatcher getPathMatcher(String syntaxAndPattern) {
    // Two slashes are one to the default file system, in patterns and paths alike.
    final String root = toString();
    final String single = root.replaceFirst("://", ":/");
    final PathMatcher matcher =
        FileSystems.getDefault().getPathMatcher(syntaxAndPattern.replace(root, single));
    return path -> matcher.matches(Path.of(path.toString().replace(root, single)));
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    throw new UnsupportedOperationException(this + " tells no owners");
  }

  @Override
  public WatchService newWatchService() {
    throw new UnsupportedOperationException("nothing tells of changes in " + this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UriFileSystem files
        && files.scheme().equals(scheme())
        && files.authority.equals(authority);
  }

  @Override
  public int hashCode() {
    return Objects.hash(scheme(), authority);
  }

  /** {@code scheme://authority}. */
  @Override
  public String toString() {
    return scheme() + "://" + authority;
  }
}
