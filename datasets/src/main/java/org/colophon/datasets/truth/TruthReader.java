package org.colophon.datasets.truth;

/** Reads one format. */
@FunctionalInterface
interface TruthReader {
  /**
   * Turns the content of a file into truth.
   *
   * @throws MalformedTruth if the content is not what the format says, or breaks a limit
   */
  Truth read(TruthBytes bytes);
}
