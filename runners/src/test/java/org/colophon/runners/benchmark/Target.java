package org.colophon.runners.benchmark;

/**
 * What the project wants to reach, and what was measured.
 *
 * @param wanted in words
 * @param measured in words
 */
record Target(String set, String wanted, String measured, Verdict verdict) {
  enum Verdict {
    MET,
    MISSED,
    /** What it compares did not run. */
    NOT_MEASURED;

    static Verdict of(boolean met) {
      return met ? MET : MISSED;
    }
  }

  String line() {
    return (verdict == Verdict.MET
            ? "met         "
            : verdict == Verdict.MISSED ? "MISSED      " : "not measured")
        + "  "
        + (set.isEmpty() ? "" : set + ": ")
        + wanted
        + (measured.isEmpty() ? "" : ": " + measured);
  }
}
