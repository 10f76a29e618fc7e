package org.colophon.datasets.model;

/** What became of a reading. */
public enum Verdict {
  /** Nobody had to choose, as with the first pass over text. */
  UNKNOWN,
  /** The region's reading. */
  ACCEPTED,
  /** Not believed: a guard says why. */
  REJECTED,
  /** Passed the guards, but was not sure enough to end the ladder. */
  DOUBTED
}
