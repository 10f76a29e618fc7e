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
 * @param master REST address of the Flink cluster that has the job
 * @param job its id there
 * @param arguments digest of the options under which sources were taken
 * @param code digest of what the job is made of
 * @param datasets whether its editions have tables that go to {@code dataset/}
 * @param savepoint where a drain left the job's state; empty before that
 */
public record WatchRecord(
    State state,
    String master,
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

  private static final Logger LOG = LoggerFactory.getLogger(WatchRecord.class);
  private static final String NAME = "job.json";
  private static final int MAX_BYTES = 1 << 16;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** The record in an output folder; empty where there is none, or a damaged one. */
  public static Optional<WatchRecord> read(Path output) {
    final Path file = file(output);
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(JSON.readValue(in.readNBytes(MAX_BYTES), WatchRecord.class));
    } catch (NoSuchFileException none) {
      return Optional.empty();
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
    return new WatchRecord(State.DRAINED, master, job, arguments, code, datasets, at);
  }

  /** The same job, without a savepoint. */
  public WatchRecord ended() {
    return new WatchRecord(State.ENDED, master, job, arguments, code, datasets, "");
  }

  private static Path file(Path output) {
    return output.resolve("work").resolve(NAME);
  }
}
