package org.colophon.datasets.parquet;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.colophon.datasets.outcomes.OutcomeFile;
import org.colophon.datasets.store.AtomicFile;
import org.colophon.datasets.store.KeySet;

/**
 * Which documents are in a part, {@code dataset/_members/<part>.txt}: a line for each, with a key
 * of its folder and of when it was published. Publishing it again gives another key.
 */
final class DatasetMembers {
  private final Path folder;

  DatasetMembers(Path dataset) {
    this.folder = dataset.resolve("_members");
  }

  /**
   * The key of a document as it is published now.
   *
   * @throws NoSuchFileException if it is not published
   */
  static long key(Path document) throws IOException {
    final var outcome =
        Files.readAttributes(document.resolve(OutcomeFile.NAME), BasicFileAttributes.class);
    return KeySet.key(
        document.getFileName()
            + "\n"
            + outcome.size()
            + "\n"
            + outcome.lastModifiedTime().to(TimeUnit.NANOSECONDS));
  }

  void write(String part, Collection<Long> keys) throws IOException {
    try (AtomicFile file = AtomicFile.create(file(part))) {
      for (final long key : keys) {
        file.stream().write((Long.toHexString(key) + "\n").getBytes(StandardCharsets.US_ASCII));
      }
      file.commit();
    }
  }

  /**
   * Reads the members of a part.
   *
   * @return whether they could be read; where not, the part has to be made anew
   */
  boolean read(String part, LongConsumer keys) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file(part), StandardCharsets.US_ASCII)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        keys.accept(Long.parseUnsignedLong(line, 16));
      }
      return true;
    } catch (NoSuchFileException | NumberFormatException damaged) {
      return false;
    }
  }

  void delete(String part) throws IOException {
    Files.deleteIfExists(file(part));
  }

  private Path file(String part) {
    return folder.resolve(part + ".txt");
  }
}
