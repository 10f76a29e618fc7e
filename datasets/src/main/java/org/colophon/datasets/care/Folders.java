package org.colophon.datasets.care;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The folders below a folder, one by one and several at a time; never more than a few names of them
 * are in memory, so a million are no burden.
 */
final class Folders {
  private Folders() {}

  /** What is done with one folder; called by several threads at once. */
  interface Visitor {
    void visit(Path folder) throws IOException;
  }

  /**
   * Visits every folder right below one; in no order. Nothing is visited where it is not there.
   *
   * @param threads at most so many visits at once
   * @throws IOException if the folder cannot be read, or the first that a visit threw
   */
  static void each(Path parent, int threads, Visitor visitor) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent)) {
      final var left = folders.iterator();
      all(threads, () -> drain(left, visitor));
    } catch (NoSuchFileException | NotDirectoryException none) {
      return;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static Void drain(java.util.Iterator<Path> left, Visitor visitor) throws IOException {
    while (true) {
      final Path folder;
      synchronized (left) {
        if (!left.hasNext()) {
          return null;
        }
        folder = left.next();
      }
      if (Files.isDirectory(folder)) {
        visitor.visit(folder);
      }
    }
  }

  /** Runs the same task on several threads and waits for all of them. */
  private static void all(int threads, Callable<Void> task) throws IOException {
    final ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      final List<Future<Void>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(pool.submit(task));
      }
      for (final Future<Void> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      if (e.getCause() instanceof DirectoryIteratorException cause) {
        throw cause.getCause();
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      pool.shutdownNow();
    }
  }
}
