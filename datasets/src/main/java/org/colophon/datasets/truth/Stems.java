package org.colophon.datasets.truth;

import java.nio.file.Path;

/** Names of sources without their ending. */
final class Stems {
  private Stems() {}

  /** The file's name up to its last point: {@code 8087.3B} of {@code 8087.3B.tif}. */
  static String of(Path source) {
    final String name = source.getFileName().toString();
    final int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
