package org.colophon.datasets.truth;

import java.nio.file.Path;

/** A truth file that cannot be read: one line that names the file, the cause and the cure. */
public final class TruthException extends Exception {
  private static final long serialVersionUID = 1L;

  public TruthException(Path file, String cause, String cure) {
    super(file + ": " + oneLine(cause) + "; " + oneLine(cure));
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
