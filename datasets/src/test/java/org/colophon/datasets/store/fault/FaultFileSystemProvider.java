package org.colophon.datasets.store.fault;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.colophon.datasets.store.fault.Fault.Operation;
import org.colophon.datasets.store.uri.UriFileSystem;
import org.colophon.datasets.store.uri.UriPath;

/** The default file system under the scheme {@code fault}, with the {@link Faults} that are on. */
public final class FaultFileSystemProvider extends FileSystemProvider {
  private final UriFileSystem files = new UriFileSystem(this, "", true);

  UriFileSystem files() {
    return files;
  }

  @Override
  public String getScheme() {
    return "fault";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
    throw new FileSystemAlreadyExistsException(uri.toString());
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return files;
  }

  @Override
  public Path getPath(URI uri) {
    return files.path(uri);
  }

  private static Path real(Path path) {
    return Path.of(UriPath.of(path).pathString());
  }

  private Path shown(Path real) {
    return files.getPath(real.toAbsolutePath().toString());
  }

  @Override
  public InputStream newInputStream(Path path, OpenOption... options) throws IOException {
    Faults.strike(Operation.READ, real(path));
    Journal.note(Journal.Deed.LOOK, "", real(path));
    return Files.newInputStream(real(path), options);
  }

  @Override
  public OutputStream newOutputStream(Path path, OpenOption... options) throws IOException {
    final Path real = real(path);
    Faults.strike(Operation.OPEN, real);
    return new FaultyStream(Files.newOutputStream(real, options), real);
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    final boolean writes =
        options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND);
    Faults.strike(writes ? Operation.OPEN : Operation.READ, real(path));
    return Files.newByteChannel(real(path), options, attributes);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    Faults.strike(Operation.READ, real(folder));
    final DirectoryStream<Path> entries =
        Files.newDirectoryStream(real(folder), entry -> filter.accept(shown(entry)));
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        final Iterator<Path> all = entries.iterator();
        return new Iterator<>() {
          @Override
          public boolean hasNext() {
            return all.hasNext();
          }

          @Override
          public Path next() {
            return shown(all.next());
          }
        };
      }

      @Override
      public void close() throws IOException {
        entries.close();
      }
    };
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    Faults.strike(Operation.MKDIR, real(folder));
    Files.createDirectory(real(folder), attributes);
  }

  @Override
  public void delete(Path path) throws IOException {
    Faults.strike(Operation.DELETE, real(path));
    Files.delete(real(path));
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) throws IOException {
    Faults.strike(Operation.READ, real(source));
    Faults.strike(Operation.OPEN, real(target));
    Files.copy(real(source), real(target), options);
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    Faults.strike(Operation.MOVE, real(target));
    Files.move(real(source), real(target), options);
    Journal.note(Journal.Deed.NAME, "", real(target));
  }

  @Override
  public boolean isSameFile(Path path, Path other) throws IOException {
    return Files.isSameFile(real(path), real(other));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return Files.isHidden(real(path));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return Files.getFileStore(real(path));
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    real(path).getFileSystem().provider().checkAccess(real(path), modes);
  }

  @Override
  public <V extends FileAttributeView> V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return Files.getFileAttributeView(real(path), type, options);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    return Files.readAttributes(real(path), type, options);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
      throws IOException {
    return Files.readAttributes(real(path), attributes, options);
  }

  @Override
  public void setAttribute(Path path, String attribute, Object value, LinkOption... options)
      throws IOException {
    Files.setAttribute(real(path), attribute, value, options);
  }

  /** Bytes on their way into a file. */
  private static final class FaultyStream extends FilterOutputStream {
    private final Path real;

    FaultyStream(OutputStream out, Path real) {
      super(out);
      this.real = real;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      final Optional<Fault> fault = Faults.meeting(Operation.WRITE, real);
      if (fault.isPresent()) {
        if (fault.get().isHalf()) {
          out.write(bytes, offset, length / 2);
        }
        fault.get().strike(real);
      }
      out.write(bytes, offset, length);
    }
  }
}
