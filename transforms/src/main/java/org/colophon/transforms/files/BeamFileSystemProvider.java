package org.colophon.transforms.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.colophon.datasets.store.uri.UriFileSystem;
import org.colophon.datasets.store.uri.UriPath;

/**
 * Paths over Beam's {@link FileSystems}, for one scheme. What object stores have not is made up
 * for: there are no folders, so one is there when a file lies below it, and making or deleting one
 * does nothing; nothing can be appended to; a file appears when it was written to its end.
 *
 * <p>Names with {@code *}, {@code ?}, {@code [} or <code>{</code> cannot be told from patterns by
 * Beam and are not found.
 */
final class BeamFileSystemProvider extends FileSystemProvider {
  private static final String BYTES = "application/octet-stream";
  private static final Pattern URI_START = Pattern.compile("^[^:/]+:(//[^/]*)?/");

  private final String scheme;
  private final boolean moving;

  BeamFileSystemProvider(String scheme, boolean moving) {
    this.scheme = scheme;
    this.moving = moving;
  }

  UriFileSystem files(String authority) {
    return new UriFileSystem(this, authority, moving);
  }

  @Override
  public String getScheme() {
    return scheme;
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
    throw new FileSystemAlreadyExistsException(uri.toString());
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return files(uri.getAuthority() == null ? "" : uri.getAuthority());
  }

  @Override
  public Path getPath(URI uri) {
    return files(uri.getAuthority() == null ? "" : uri.getAuthority()).path(uri);
  }

  @Override
  public InputStream newInputStream(Path path, OpenOption... options) throws IOException {
    return Channels.newInputStream(open(path));
  }

  private static ReadableByteChannel open(Path path) throws IOException {
    try {
      return FileSystems.open(resource(path));
    } catch (FileNotFoundException e) {
      throw absent(path);
    } catch (IOException | RuntimeException e) {
      // Not every file system says so in the same way.
      if (file(path).isEmpty()) {
        throw absent(path);
      }
      throw failed(path, e);
    }
  }

  @Override
  public OutputStream newOutputStream(Path path, OpenOption... options) throws IOException {
    return Channels.newOutputStream(create(path, Set.of(options)));
  }

  private static WritableByteChannel create(Path path, Set<? extends OpenOption> options)
      throws IOException {
    if (options.contains(StandardOpenOption.APPEND)) {
      throw new UnsupportedOperationException("nothing can be appended to " + path);
    }
    if (options.contains(StandardOpenOption.CREATE_NEW) && file(path).isPresent()) {
      throw new FileAlreadyExistsException(path.toString());
    }
    try {
      return FileSystems.create(resource(path), BYTES);
    } catch (RuntimeException e) {
      throw failed(path, e);
    }
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    if (options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND)) {
      return new WrittenChannel(create(path, options));
    }
    final ReadableByteChannel channel = open(path);
    if (channel instanceof SeekableByteChannel seekable) {
      return seekable;
    }
    channel.close();
    throw new FileSystemException(path.toString(), null, "it cannot be read from the middle");
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    final UriPath above = UriPath.of(folder).toAbsolutePath();
    final Set<Path> entries = new TreeSet<>();
    for (final Metadata below : below(above)) {
      // The entry that the file lies in, or is.
      entries.add(
          above.resolve(above.getFileSystem().getPath(place(below)).getName(above.getNameCount())));
    }
    if (entries.isEmpty() && file(folder).isPresent()) {
      throw new NotDirectoryException(folder.toString());
    }
    return new Listing(entries, filter);
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    if (file(folder).isPresent()) {
      throw new FileAlreadyExistsException(folder.toString());
    }
  }

  @Override
  public void delete(Path path) throws IOException {
    try {
      FileSystems.delete(List.of(resource(path)), StandardMoveOptions.IGNORE_MISSING_FILES);
    } catch (IOException | RuntimeException e) {
      if (!below(UriPath.of(path).toAbsolutePath()).isEmpty()) {
        throw new DirectoryNotEmptyException(path.toString());
      }
      throw failed(path, e);
    }
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) throws IOException {
    requireFree(target, options);
    try {
      FileSystems.copy(List.of(resource(source)), List.of(resource(target)));
    } catch (FileNotFoundException e) {
      throw absent(source);
    } catch (RuntimeException e) {
      throw failed(target, e);
    }
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    requireFree(target, options);
    try {
      FileSystems.rename(List.of(resource(source)), List.of(resource(target)));
    } catch (FileNotFoundException e) {
      throw absent(source);
    } catch (RuntimeException e) {
      throw failed(target, e);
    }
  }

  private static void requireFree(Path target, CopyOption... options) throws IOException {
    if (!Arrays.asList(options).contains(StandardCopyOption.REPLACE_EXISTING)
        && file(target).isPresent()) {
      throw new FileAlreadyExistsException(target.toString());
    }
  }

  @Override
  public boolean isSameFile(Path path, Path other) {
    return path.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }

  @Override
  public boolean isHidden(Path path) {
    return path.getFileName() != null && path.getFileName().toString().startsWith(".");
  }

  @Override
  public FileStore getFileStore(Path path) {
    throw new UnsupportedOperationException("Beam does not tell what room " + path + " has");
  }

  /** Whoever may write is known when it is tried. */
  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    attributes(path);
  }

  @Override
  public <V extends FileAttributeView> V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return null;
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    if (!type.isAssignableFrom(Attributes.class)) {
      throw new UnsupportedOperationException(type.getName());
    }
    return type.cast(attributes(path));
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) {
    throw new UnsupportedOperationException("attributes by name");
  }

  @Override
  public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
    throw new UnsupportedOperationException("attributes cannot be set");
  }

  private static Attributes attributes(Path path) throws IOException {
    final Optional<Metadata> named = named(path);
    if (named.isPresent() && isFile(named.get())) {
      return new Attributes(false, named.get().sizeBytes(), named.get().lastModifiedMillis());
    }
    final UriPath folder = UriPath.of(path).toAbsolutePath();
    if (named.isEmpty() && folder.getNameCount() > 0 && below(folder).isEmpty()) {
      throw absent(path);
    }
    return new Attributes(true, 0, 0);
  }

  private static Optional<Metadata> file(Path path) throws IOException {
    return named(path).filter(BeamFileSystemProvider::isFile);
  }

  /** A file, or on HDFS a folder. */
  private static Optional<Metadata> named(Path path) throws IOException {
    if (UriPath.of(path).toAbsolutePath().getNameCount() == 0) {
      return Optional.empty();
    }
    // A name may be a pattern as well, and match others.
    return match(path.toAbsolutePath().toString()).stream()
        .filter(found -> place(found).equals(UriPath.of(path).pathString()))
        .findFirst();
  }

  /** HDFS lists folders as files without bytes, and only those can be opened that are files. */
  private static boolean isFile(Metadata found) {
    if (found.sizeBytes() > 0) {
      return true;
    }
    try {
      FileSystems.open(found.resourceId()).close();
      return true;
    } catch (IOException | RuntimeException folder) {
      return false;
    }
  }

  /** What stands behind scheme and authority. */
  private static String place(Metadata file) {
    return URI_START.matcher(file.resourceId().toString()).replaceFirst("/");
  }

  /** What a folder holds: with folders of its own on HDFS, else all files however deep. */
  private static List<Metadata> below(UriPath folder) throws IOException {
    final String name = folder.toString();
    final String all = UriFileSystem.isWrittenAtOnce(folder) ? "**" : "*";
    return match(name.endsWith("/") ? name + all : name + "/" + all);
  }

  private static List<Metadata> match(String spec) throws IOException {
    try {
      final MatchResult result = FileSystems.match(spec, EmptyMatchTreatment.ALLOW);
      return result.status() == MatchResult.Status.NOT_FOUND ? List.of() : result.metadata();
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (RuntimeException e) {
      throw new IOException(spec + ": cannot be looked for: " + e, e);
    }
  }

  private static ResourceId resource(Path path) {
    return FileSystems.matchNewResource(path.toAbsolutePath().toString(), false);
  }

  private static NoSuchFileException absent(Path path) {
    return new NoSuchFileException(path.toString());
  }

  /** Clients of object stores throw what they like. */
  private static IOException failed(Path path, Exception e) {
    final String reason = e.toString().replaceAll("\\s+", " ");
    final IOException failure = new FileSystemException(path.toString(), null, reason);
    failure.initCause(e);
    return failure;
  }
}
