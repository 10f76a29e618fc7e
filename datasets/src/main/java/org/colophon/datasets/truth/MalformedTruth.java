package org.colophon.datasets.truth;

/**
 * What is wrong with the content of a truth file, in a few words. Thrown by the readers, which do
 * not know the file's name, and turned into a {@link TruthException} where it is known.
 */
final class MalformedTruth extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedTruth(String cause) {
    super(cause);
  }
}
