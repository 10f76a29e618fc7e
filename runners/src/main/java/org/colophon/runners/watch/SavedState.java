package org.colophon.runners.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.colophon.specialists.work.Scratch;

/**
 * Checkpoints and savepoints as Flink leaves them: a savepoint is a folder, a checkpoint is {@code
 * JOB/chk-NUMBER}. Where this machine does not see their folders, in a store that only the cluster
 * reaches, savepoints are taken to be there, checkpoints are not found and nothing is deleted.
 */
final class SavedState {
  /** Flink writes it last. */
  private static final String WHOLE = "_metadata";

  private static final String CHECKPOINT = "chk-";
  private static final Pattern JOB = Pattern.compile("[0-9a-f]{32}");
  private static final String SAVEPOINT = "savepoint-";

  private SavedState() {}

  /**
   * The newest whole checkpoint of a job, as a URI.
   *
   * @param checkpoints URI of the folder in which Flink keeps those of all jobs; empty for none
   * @throws IOException if the folder cannot be read
   */
  static Optional<String> newest(String checkpoints, String job) throws IOException {
    final Optional<Path> folder = here(checkpoints).map(all -> all.resolve(job));
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    try (Stream<Path> entries = Files.list(folder.get())) {
      return entries
          .filter(entry -> number(entry) >= 0 && Files.exists(entry.resolve(WHOLE)))
          .max(Comparator.comparingLong(SavedState::number))
          .map(newest -> "file://" + newest);
    } catch (NoSuchFileException | NotDirectoryException none) {
      return Optional.empty();
    }
  }

  /** The number of a checkpoint; -1 for another folder. */
  private static long number(Path folder) {
    final String name = folder.getFileName().toString();
    return name.matches(CHECKPOINT + "\\d{1,18}")
        ? Long.parseLong(name.substring(CHECKPOINT.length()))
        : -1;
  }

  static boolean isThere(String state) {
    return !state.isEmpty() && here(state).map(Files::exists).orElse(true);
  }

  /**
   * Deletes what a job has left: its checkpoints, and the state that it began from.
   *
   * @param kept URIs of state that is still needed
   */
  static void delete(WatchRecord record, String... kept) {
    final List<Path> needed =
        Stream.of(kept).flatMap(state -> here(state).map(SavedState::whole).stream()).toList();
    final Stream<Path> own =
        here(record.home().checkpoints()).map(all -> all.resolve(record.job())).stream();
    final Stream<Path> begun = here(record.savepoint()).map(SavedState::whole).stream();
    Stream.concat(own, begun)
        .filter(folder -> !needed.contains(folder) && isFlinks(folder))
        .forEach(Scratch::delete);
  }

  /** The folder that goes as a whole: files of a checkpoint lie beside it as well. */
  private static Path whole(Path state) {
    return number(state) >= 0 ? state.getParent() : state;
  }

  /** Nothing else is ever deleted, whatever a record says. */
  private static boolean isFlinks(Path folder) {
    final String name = folder.getFileName().toString();
    return JOB.matcher(name).matches() || name.startsWith(SAVEPOINT);
  }

  /** Flink does not percent-encode what it names. */
  private static Optional<Path> here(String uri) {
    return uri.startsWith("file:/")
        ? Optional.of(Path.of(uri.replaceFirst("^file:/+", "/")).normalize())
        : Optional.empty();
  }
}
