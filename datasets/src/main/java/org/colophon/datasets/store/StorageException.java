package org.colophon.datasets.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A file of the output that could not be written or read, for a reason that lies with the storage
 * and not with what is stored. It must never become a failure of a page or a document: the run
 * stops, and goes on where it was when the storage is sound again.
 */
public final class StorageException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Of one line, which names the file and the cause. */
  public StorageException(String message, Throwable cause) {
    super(message, cause);
  }

  static StorageException writing(Path file, Throwable cause) {
    return new StorageException(file + ": cannot be written (" + reason(cause) + ")", cause);
  }

  static StorageException reading(Path file, IOException cause) {
    return new StorageException(file + ": cannot be read (" + reason(cause) + ")", cause);
  }

  /** The same, after all patience, with the cure. */
  static StorageException lasting(IOException last, Duration tried) {
    // Both name the file.
    final boolean named = last instanceof StorageException || last instanceof FileSystemException;
    final String what = named ? last.getMessage().replaceAll("\\s+", " ") : reason(last);
    return new StorageException(
        what
            + ", nor after "
            + tried.toSeconds()
            + " s of trying; make room or mend the storage, then run again: what is done stays done",
        last);
  }

  /** The outermost of its kind among the causes: what was said last. */
  public static Optional<StorageException> in(Throwable thrown) {
    StorageException found = null;
    int depth = 0;
    for (Throwable one = thrown; one != null && depth < 64; one = one.getCause()) {
      if (one instanceof StorageException storage && found == null) {
        found = storage;
      }
      depth++;
    }
    return Optional.ofNullable(found);
  }

  private static String reason(Throwable cause) {
    final String reason =
        cause instanceof FileSystemException file && file.getReason() != null
            ? file.getReason()
            : cause.toString();
    return reason.replaceAll("\\s+", " ");
  }
}
