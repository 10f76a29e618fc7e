package org.colophon.pipeline.digitize;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.datasets.store.Locations;

/**
 * Whether the stores that inputs and output lie in answer. Each is asked once, and with a time
 * limit: clients of stores are patient, and a store that is not reached looks to them like one
 * without the file.
 */
final class StoreReach {
  private static final Pattern SERVER = Pattern.compile("[^:/]+://([^:/@]+):(\\d{1,5})");
  private static final int CONNECT_MILLIS = 10_000;

  private final Duration patience;
  private final Map<String, Optional<String>> asked = new HashMap<>();

  /**
   * @param patience longest time that a store may take
   */
  StoreReach(Duration patience) {
    this.patience = patience;
  }

  /**
   * What keeps the store of a file from answering: cause and cure.
   *
   * @param name of a file or folder, which need not be there
   * @return empty where the store answers, and for files on this machine
   */
  Optional<String> fault(String name) {
    if (!name.contains("://")) {
      return Optional.empty();
    }
    final Path path;
    try {
      path = Locations.path(name);
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.of(
          "no file system is known for "
              + name.split(":", 2)[0]
              + "; give its options behind --, as --hdfsConfiguration for hdfs, or bring its module"
              + " of Beam (docs/stores.md)");
    }
    if (path.getFileSystem().equals(FileSystems.getDefault())) {
      return Optional.empty();
    }
    return asked.computeIfAbsent(path.getFileSystem().toString(), store -> ask(store, path));
  }

  private Optional<String> ask(String store, Path path) {
    return cause(store, path)
        .map(
            why ->
                "the store "
                    + store
                    + " is not reached ("
                    + why
                    + "); check that it runs, and its address, region and credentials"
                    + " (docs/stores.md)");
  }

  private Optional<String> cause(String store, Path path) {
    final Optional<String> refusal = refusal(store);
    if (refusal.isPresent()) {
      return refusal;
    }
    final FutureTask<Optional<String>> question = new FutureTask<>(() -> answer(path));
    final Thread thread = new Thread(question, "ask " + store);
    thread.setDaemon(true);
    thread.start();
    try {
      return question.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      question.cancel(true);
      return Optional.of("no answer in " + patience.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    } catch (ExecutionException e) {
      return Optional.of(innermost(e));
    }
  }

  /** A server that is named by its port is told at once to be down; Hadoop tries for minutes. */
  private static Optional<String> refusal(String store) {
    final Matcher server = SERVER.matcher(store);
    if (server.matches()) {
      final String host = server.group(1);
      final int port = Integer.parseInt(server.group(2));
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
      } catch (ConnectException e) {
        return Optional.of(e.getMessage());
      } catch (IOException | IllegalArgumentException e) {
        // Perhaps it is reached by another way, which its client knows.
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** A file that is not there is an answer. */
  private static Optional<String> answer(Path path) {
    try {
      Files.readAttributes(path, BasicFileAttributes.class);
      return Optional.empty();
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(innermost(e));
    }
  }

  private static String innermost(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause.toString().lines().findFirst().orElse("").strip();
  }
}
