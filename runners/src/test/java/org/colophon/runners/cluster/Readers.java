package org.colophon.runners.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.colophon.datasets.store.Sha256;

/**
 * A reader of an output who takes every folder that has an {@code outcome.json}, over and over
 * while it is being made, and finds in it all renditions that the outcome names, as they were
 * published.
 */
final class Readers implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PERIOD_NANOS = 50_000_000;

  private final Path output;
  private final Thread thread = new Thread(this::read, "reader");
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final AtomicLong reads = new AtomicLong();
  private final Set<String> faults = new ConcurrentSkipListSet<>();

  /** Starts to read an output, which need not be there yet. */
  Readers(Path output) {
    this.output = output;
    thread.setDaemon(true);
    thread.start();
  }

  /** Folders of an output that are published. */
  static List<Path> published(Path output) {
    try (Stream<Path> folders = Files.list(output.resolve("documents"))) {
      return folders.filter(folder -> Files.exists(folder.resolve("outcome.json"))).toList();
    } catch (IOException | UncheckedIOException e) {
      // Not there yet.
      return List.of();
    }
  }

  private void read() {
    while (!stopped.get()) {
      reads.addAndGet(look());
      LockSupport.parkNanos(PERIOD_NANOS);
    }
  }

  /** Documents that were whole. */
  private int look() {
    int whole = 0;
    for (final Path folder : published(output)) {
      try {
        final byte[] outcome = Files.readAllBytes(folder.resolve("outcome.json"));
        for (final JsonNode rendition : JSON.readTree(outcome).path("renditions")) {
          check(folder.resolve(rendition.path("name").asText()), rendition);
        }
        whole++;
      } catch (IOException e) {
        faults.add(folder.getFileName() + ": " + e);
      }
    }
    return whole;
  }

  private void check(Path file, JsonNode rendition) throws IOException {
    final byte[] bytes = Files.readAllBytes(file);
    if (bytes.length != rendition.path("bytes").asLong()
        || !Sha256.hex(bytes).equals(rendition.path("sha256").asText())) {
      faults.add(output.relativize(file) + " is not as its outcome says");
    }
  }

  /** Documents that were read while it was being made, each as often as it was. */
  long reads() {
    return reads.get();
  }

  /**
   * Reads once more, and stops.
   *
   * @return what a reader saw that was not whole
   */
  Set<String> finish() throws InterruptedException {
    close();
    thread.join();
    look();
    return faults;
  }

  @Override
  public void close() {
    stopped.set(true);
    LockSupport.unpark(thread);
  }
}
