package org.colophon.datasets.slices;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.colophon.datasets.store.AtomicFile;

/**
 * What was cut into slices, {@code work/slices/plan.json}.
 *
 * @param schema version of this form
 * @param options digest of what can change the result of a source
 * @param size sources in a slice
 * @param listing digest of all sources that were listed; empty while they are being cut
 * @param sources how many were listed
 * @param slices number of the last slice
 */
record SlicePlan(int schema, String options, int size, String listing, long sources, int slices) {
  static final int SCHEMA = 1;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_BYTES = 1 << 16;

  /** The plan of an earlier call, if there is one that can be read. */
  static Optional<SlicePlan> read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      final SlicePlan plan = JSON.readValue(in.readNBytes(MAX_BYTES), SlicePlan.class);
      return plan.schema() == SCHEMA ? Optional.of(plan) : Optional.empty();
    } catch (NoSuchFileException | JsonProcessingException none) {
      return Optional.empty();
    }
  }

  void write(Path target) throws IOException {
    try (AtomicFile file = AtomicFile.create(target)) {
      file.stream().write(JSON.writeValueAsBytes(this));
      file.commit();
    }
  }
}
