package org.colophon.datasets.truth;

import java.nio.file.Path;

/** Reads truth of whatever format it is. */
public final class TruthFiles {
  private TruthFiles() {}

  /**
   * Reads one file; its format is told by its name and content.
   *
   * @throws TruthException if the file is missing, empty, too large, of no known format, or broken;
   *     its message is one line with file, cause and cure
   */
  public static Truth read(Path file) throws TruthException {
    final TruthBytes bytes = TruthBytes.of(file);
    final TruthFormat format =
        TruthFormat.of(file, bytes)
            .orElseThrow(
                () ->
                    new TruthException(
                        file,
                        bytes.isEmpty() ? "is empty" : "is of no known format",
                        "give it as one of: " + TruthFormat.words()));
    return format.read(file, bytes);
  }
}
