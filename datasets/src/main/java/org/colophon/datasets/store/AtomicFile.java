package org.colophon.datasets.store;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.colophon.datasets.store.uri.UriFileSystem;

/**
 * A file that is seen complete or not at all: bytes go to a temporary file in the target's folder,
 * which takes the target's name on {@link #commit()}. Closing without a commit deletes the
 * temporary file and leaves an older target as it was. Any number of writers may write the same
 * target at once: each has a temporary file of its own and the last commit wins.
 *
 * <p>Works on every {@code java.nio} file system. Where one cannot move atomically the move is a
 * plain replacement, and readers must rely on the order of writing, see {@code outcome.json}. On an
 * object store, where a file appears when its upload ends, the temporary file lies on the local
 * disk.
 */
public final class AtomicFile implements AutoCloseable {
  /** Ends every temporary name, so that leftovers of a killed process are known by it. */
  public static final String PART_SUFFIX = ".part";

  private final Path target;
  private final Path part;
  private final OutputStream stream;
  private boolean committed;
  private boolean closed;

  private AtomicFile(Path target, Path part, OutputStream stream) {
    this.target = target;
    this.part = part;
    this.stream = stream;
  }

  /**
   * Opens a temporary file beside {@code target}; folders that are missing are made.
   *
   * @throws StorageException if the folder or the temporary file cannot be made
   * @throws IOException if the path names no file
   */
  public static AtomicFile create(Path target) throws IOException {
    final Path absolute = target.toAbsolutePath();
    final Path parent = absolute.getParent();
    if (parent == null || absolute.getFileName() == null) {
      throw new IOException("cannot write " + target + ": it names no file; give a file name");
    }
    try {
      if (UriFileSystem.isWrittenAtOnce(absolute)) {
        return open(absolute, Files.createTempFile("colophon-", PART_SUFFIX));
      }
      Files.createDirectories(parent);
      return beside(absolute, parent);
    } catch (IOException | ReadOnlyFileSystemException e) {
      throw StorageException.writing(target, e);
    }
  }

  private static AtomicFile beside(Path target, Path parent) throws IOException {
    while (true) {
      final Path part = parent.resolve(partName(target.getFileName().toString()));
      try {
        return open(target, part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      } catch (FileAlreadyExistsException taken) {
        // Another writer drew the same name: draw again.
      }
    }
  }

  private static AtomicFile open(Path target, Path part, OpenOption... options) throws IOException {
    final OutputStream out = new Stored(Files.newOutputStream(part, options), target);
    return new AtomicFile(target, part, new BufferedOutputStream(out, 1 << 16));
  }

  /**
   * Writes a whole file of which the bytes are at hand, with patience for storage that is sick.
   *
   * @throws StorageException if it cannot be written; an older file is then unchanged
   */
  public static void write(Path target, byte[] bytes, Patience patience) throws IOException {
    patience.with(
        () -> {
          try (AtomicFile file = create(target)) {
            file.stream().write(bytes);
            file.commit();
          }
          return null;
        });
  }

  /** Buffered; not for use after {@link #commit()} or {@link #close()}. */
  public OutputStream stream() {
    return stream;
  }

  /**
   * Ends the stream and gives the file its name, replacing an older one. Later calls do nothing.
   *
   * @throws StorageException if the bytes or the name could not be written; the target is then
   *     unchanged
   * @throws IllegalStateException if closed before
   */
  public void commit() throws IOException {
    if (committed) {
      return;
    }
    if (closed) {
      throw new IllegalStateException("closed without a commit: " + target);
    }
    stream.close();
    try {
      move();
    } catch (IOException | ReadOnlyFileSystemException e) {
      throw StorageException.writing(target, e);
    }
    committed = true;
  }

  /** Without a commit before: deletes the temporary file. */
  @Override
  public void close() throws IOException {
    if (committed || closed) {
      return;
    }
    closed = true;
    try {
      stream.close();
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private void move() throws IOException {
    if (UriFileSystem.isWrittenAtOnce(target)) {
      upload();
      return;
    }
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException | UnsupportedOperationException notAtomic) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Never closes what failed halfway: with its end a cut file would appear under the name. */
  @SuppressWarnings("resource")
  private void upload() throws IOException {
    final OutputStream out = Files.newOutputStream(target);
    Files.copy(part, out);
    out.close();
    Files.deleteIfExists(part);
  }

  /** The random part never reaches the target's name or bytes, so output stays deterministic. */
  private static String partName(String name) {
    final String random = UUID.randomUUID().toString().substring(0, 13);
    // File systems allow 255 bytes a name: a long one is cut to keep room for the suffix.
    final int points = Math.min(48, name.codePointCount(0, name.length()));
    final String head = name.substring(0, name.offsetByCodePoints(0, points));
    return head + "." + random + PART_SUFFIX;
  }

  /**
   * Says of every fault that the storage has it, so that nobody takes it for one of the content.
   */
  private static final class Stored extends FilterOutputStream {
    private final Path target;

    Stored(OutputStream out, Path target) {
      super(out);
      this.target = target;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        throw StorageException.writing(target, e);
      }
    }

    @Override
    public void flush() throws IOException {
      try {
        out.flush();
      } catch (IOException e) {
        throw StorageException.writing(target, e);
      }
    }

    @Override
    public void close() throws IOException {
      try {
        out.close();
      } catch (IOException e) {
        throw StorageException.writing(target, e);
      }
    }
  }
}
