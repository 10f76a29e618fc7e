package org.colophon.datasets.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.colophon.datasets.store.Sha256;

/**
 * How a file looks from outside: its size and when it was changed. Two looks that give the same
 * stamp are taken to have seen the same bytes.
 *
 * @param text equal for equal looks
 * @param changedMillis milliseconds since 1970; of several files the latest
 */
public record Stamp(String text, long changedMillis) {
  public static Stamp of(BasicFileAttributes file) {
    return new Stamp(
        file.size() + ":" + file.lastModifiedTime().to(TimeUnit.NANOSECONDS),
        file.lastModifiedTime().toMillis());
  }

  /**
   * The stamp of a file as it looks now; empty where there is none.
   *
   * @throws IOException if the file system does not answer
   */
  public static Optional<Stamp> of(Path file) throws IOException {
    try {
      return Optional.of(of(Files.readAttributes(file, BasicFileAttributes.class)));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
  }

  /** The joint stamp of files, by their names; it changes when one comes, goes or changes. */
  public static Stamp of(Map<String, Stamp> files) {
    final String all =
        new TreeMap<>(files)
            .entrySet().stream()
                .map(file -> file.getKey() + "\n" + file.getValue().text())
                .collect(Collectors.joining("\n"));
    return new Stamp(Sha256.hex(all).substring(0, 32), latest(files.values()));
  }

  private static long latest(Collection<Stamp> stamps) {
    return stamps.stream().mapToLong(Stamp::changedMillis).max().orElse(0);
  }
}
