package org.colophon.datasets.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Writes parts on several threads; whoever adds one waits while as many are being written. */
final class PartQueue implements AutoCloseable {
  private final Writer writer;
  private final int firstNumber;
  private final ExecutorService pool;
  private final Semaphore free;
  private final List<Future<DatasetManifest.Part>> parts = new ArrayList<>();

  /** Writes one part. */
  interface Writer {
    DatasetManifest.Part write(int number, SortedMap<Path, Long> documents) throws IOException;
  }

  PartQueue(Writer writer, int firstNumber, int threads) {
    this.writer = writer;
    this.firstNumber = firstNumber;
    this.pool = Executors.newFixedThreadPool(threads);
    this.free = new Semaphore(threads);
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  void add(SortedMap<Path, Long> documents) throws IOException {
    try {
      free.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    final int number = firstNumber + parts.size();
    parts.add(
        pool.submit(
            () -> {
              try {
                return writer.write(number, documents);
              } finally {
                free.release();
              }
            }));
  }

  /**
   * Waits for all.
   *
   * @throws IOException the first that a part threw
   */
  List<DatasetManifest.Part> await() throws IOException {
    final List<DatasetManifest.Part> written = new ArrayList<>();
    try {
      for (final Future<DatasetManifest.Part> part : parts) {
        written.add(part.get());
      }
      return written;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
