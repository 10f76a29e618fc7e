package org.colophon.datasets.sources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.colophon.datasets.store.Patience;

/**
 * The files of a source where its readers want them: on the local disk. What lies elsewhere, on an
 * object store or a cluster's file system, is copied to a temporary file, which is deleted on
 * {@link #close()}.
 */
public final class LocalFiles implements AutoCloseable {
  private final List<Path> paths = new ArrayList<>();
  private final Map<Path, Path> copies = new HashMap<>();

  private LocalFiles() {}

  /**
   * Brings the files here, with patience for the storage they lie on.
   *
   * @param maxBytes most bytes of all copies
   * @throws SourceException if they have more
   * @throws UncheckedIOException around a {@link org.colophon.datasets.store.StorageException} if
   *     one is there and cannot be copied
   */
  public static LocalFiles of(List<Path> files, long maxBytes) throws SourceException {
    final LocalFiles local = new LocalFiles();
    try {
      long left = maxBytes;
      for (final Path file : files) {
        left -= local.add(file, left, maxBytes);
      }
      return local;
    } catch (SourceException | RuntimeException e) {
      local.close();
      throw e;
    }
  }

  /** In the order of the files. */
  public List<Path> paths() {
    return List.copyOf(paths);
  }

  /** A failure that names a copy, with the name that the user knows. */
  public SourceException named(SourceException e) {
    String message = e.getMessage();
    for (final Map.Entry<Path, Path> copy : copies.entrySet()) {
      message = message.replace(copy.getKey().toString(), copy.getValue().toString());
    }
    return message.equals(e.getMessage()) ? e : new SourceException(e.code(), message, e.cure(), e);
  }

  /** How many bytes were copied. */
  private long add(Path file, long left, long maxBytes) throws SourceException {
    if (file.getFileSystem().equals(FileSystems.getDefault())) {
      paths.add(file);
      return 0;
    }
    try {
      final long bytes = Patience.ofProcess().with(() -> Files.size(file));
      if (bytes > left) {
        throw Faults.of(file).tooManyBytes(bytes, maxBytes);
      }
      final Path copy = Files.createTempFile("colophon-source-", "");
      copies.put(copy, file);
      paths.add(copy);
      return Patience.ofProcess()
          .with(() -> Files.size(Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING)));
    } catch (NoSuchFileException absent) {
      // Whoever opens it says so.
      paths.add(file);
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    for (final Path copy : copies.keySet()) {
      try {
        Files.deleteIfExists(copy);
      } catch (IOException e) {
        // The folder of temporary files is emptied by whoever made it.
        copy.toFile().deleteOnExit();
      }
    }
  }
}
