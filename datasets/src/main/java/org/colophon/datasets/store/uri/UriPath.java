package org.colophon.datasets.store.uri;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/**
 * A path of names between slashes, absolute below the root of its file system or relative. An
 * absolute one reads {@code scheme://authority/name/name}; its names are what they are, never
 * percent-encoded. {@code .} and {@code ..} are names like any other until it is normalized.
 */
public final class UriPath implements Path {
  private final UriFileSystem fileSystem;
  private final boolean absolute;
  private final List<String> names;

  UriPath(UriFileSystem fileSystem, boolean absolute, List<String> names) {
    this.fileSystem = fileSystem;
    this.absolute = absolute;
    this.names = List.copyOf(names);
  }

  /**
   * A path as one of ours.
   *
   * @throws ProviderMismatchException if it belongs to another kind of file system
   */
  public static UriPath of(Path path) {
    if (path instanceof UriPath uriPath) {
      return uriPath;
    }
    throw new ProviderMismatchException(path + " is not on a file system named by URI");
  }

  /** What stands behind the authority: {@code /name/name}, or {@code /} for the root. */
  public String pathString() {
    return "/" + String.join("/", toAbsolutePath().names);
  }

  @Override
  public UriFileSystem getFileSystem() {
    return fileSystem;
  }

  @Override
  public boolean isAbsolute() {
    return absolute;
  }

  @Override
  public UriPath getRoot() {
    return absolute ? new UriPath(fileSystem, true, List.of()) : null;
  }

  @Override
  public UriPath getFileName() {
    return names.isEmpty() ? null : relative(names.subList(names.size() - 1, names.size()));
  }

  @Override
  public UriPath getParent() {
    return names.size() < (absolute ? 1 : 2)
        ? null
        : new UriPath(fileSystem, absolute, names.subList(0, names.size() - 1));
  }

  @Override
  public int getNameCount() {
    return names.size();
  }

  @Override
  public UriPath getName(int index) {
    return subpath(index, index + 1);
  }

  @Override
  public UriPath subpath(int beginIndex, int endIndex) {
    if (beginIndex < 0 || endIndex > names.size() || beginIndex >= endIndex) {
      throw new IllegalArgumentException(
          beginIndex + " to " + endIndex + " of " + names.size() + " names");
    }
    return relative(names.subList(beginIndex, endIndex));
  }

  private UriPath relative(List<String> some) {
    return new UriPath(fileSystem, false, some);
  }

  @Override
  public boolean startsWith(Path other) {
    return other instanceof UriPath path
        && path.fileSystem.equals(fileSystem)
        && path.absolute == absolute
        && path.names.size() <= names.size()
        && names.subList(0, path.names.size()).equals(path.names);
  }

  @Override
  public boolean endsWith(Path other) {
    if (!(other instanceof UriPath path)
        || !path.fileSystem.equals(fileSystem)
        || path.names.size() > names.size()) {
      return false;
    }
    return path.absolute
        ? equals(path)
        : names.subList(names.size() - path.names.size(), names.size()).equals(path.names);
  }

  @Override
  public UriPath normalize() {
    final Deque<String> kept = new ArrayDeque<>();
    for (final String name : names) {
      if (name.equals("..") && !kept.isEmpty() && !kept.getLast().equals("..")) {
        kept.removeLast();
      } else if (!name.equals(".") && !(name.equals("..") && absolute)) {
        kept.addLast(name);
      }
    }
    return new UriPath(fileSystem, absolute, new ArrayList<>(kept));
  }

  @Override
  public UriPath resolve(Path other) {
    final UriPath path = of(other);
    if (path.absolute) {
      return path;
    }
    final List<String> all = new ArrayList<>(names);
    all.addAll(path.names);
    return new UriPath(fileSystem, absolute, all);
  }

  @Override
  public UriPath resolve(String other) {
    return resolve(fileSystem.getPath(other));
  }

  @Override
  public UriPath relativize(Path other) {
    final UriPath path = of(other);
    if (path.absolute != absolute || !path.fileSystem.equals(fileSystem)) {
      throw new IllegalArgumentException(other + " cannot be named from " + this);
    }
    int common = 0;
    while (common < Math.min(names.size(), path.names.size())
        && names.get(common).equals(path.names.get(common))) {
      common++;
    }
    final List<String> way = new ArrayList<>();
    names.subList(common, names.size()).forEach(up -> way.add(".."));
    way.addAll(path.names.subList(common, path.names.size()));
    return relative(way);
  }

  @Override
  public URI toUri() {
    try {
      return new URI(fileSystem.scheme(), fileSystem.authority(), pathString(), null, null);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(this + " makes no URI", e);
    }
  }

  @Override
  public UriPath toAbsolutePath() {
    return absolute ? this : new UriPath(fileSystem, true, names);
  }

  @Override
  public UriPath toRealPath(LinkOption... options) {
    return toAbsolutePath().normalize();
  }

  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
    throw new UnsupportedOperationException("nothing tells of changes in " + fileSystem);
  }

  @Override
  public int compareTo(Path other) {
    return toString().compareTo(of(other).toString());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UriPath path
        && path.absolute == absolute
        && path.names.equals(names)
        && path.fileSystem.equals(fileSystem);
  }

  @Override
  public int hashCode() {
    return Objects.hash(absolute, names, fileSystem);
  }

  @Override
  public String toString() {
    return absolute ? fileSystem + pathString() : String.join("/", names);
  }
}
