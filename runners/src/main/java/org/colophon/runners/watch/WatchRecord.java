package org.colophon.runners.watch;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.colophon.datasets.store.AtomicFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code work/job.json} in an output folder: the job that watches for it, or did.
 *
 * @param home the Flink cluster that has the job
 * @param job its id there
 * @param arguments digest of the options under which sources were taken
 * @param code digest of what the job is made of
 * @param datasets whether its editions have tables that go to {@code dataset/}
 * @param savepoint URI of the state that a drain has left; before that of the state from which the
 *     job began; empty where it began clean
 */
public record WatchRecord(
    State state,
    Home home,
    String job,
    String arguments,
    String code,
    boolean datasets,
    String savepoint) {
  /** What is known of the job. */
  public enum State {
    /** It was started. */
    RUNNING,
    /** It was stopped with a savepoint. */
    DRAINED,
    /** It ended in another way. */
    ENDED
  }

  /**
   * A Flink cluster, and where the job keeps its state.
   *
   * @param master REST address
   * @param host name of the machine where the cluster lives within the process of the watch; empty
   *     for one that outlives it
   * @param checkpoints URI of the folder in which it keeps checkpoints; empty where it has none
   * @param savepoints URI of the folder for savepoints
   */
  public record Home(String master, String host, String checkpoints, String savepoints) {}

  private static final Logger LOG = LoggerFactory.getLogger(WatchRecord.class);
  private static final String NAME = "job.json";
  private static final int MAX_BYTES = 1 << 16;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /**
   * The record in an output folder; empty where there is none, or a damaged one.
   *
   * @throws IOException if the output cannot be read, so that nobody can tell
   */
  public static Optional<WatchRecord> read(Path output) throws IOException {
    final Path file = file(output);
    final byte[] text;
    try (InputStream in = Files.newInputStream(file)) {
      text = in.readNBytes(MAX_BYTES);
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(text, WatchRecord.class));
    } catch (IOException e) {
      final String cause = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      LOG.warn("{}: {}; it counts as absent", file, cause);
      return Optional.empty();
    }
  }

  /**
   * Leaves it in an output folder.
   *
   * @throws IOException if it cannot be written
   */
  public void write(Path output) throws IOException {
    try (AtomicFile file = AtomicFile.create(file(output))) {
      file.stream().write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
      file.commit();
    }
  }

  WatchRecord drained(String at) {
    return new WatchRecord(State.DRAINED, home, job, arguments, code, datasets, at);
  }

  /** The same job, which has ended without a savepoint of its own. */
  public WatchRecord ended() {
    return new WatchRecord(State.ENDED, home, job, arguments, code, datasets, savepoint);
  }

  private static Path file(Path output) {
    return output.resolve("work").resolve(NAME);
  }
}
