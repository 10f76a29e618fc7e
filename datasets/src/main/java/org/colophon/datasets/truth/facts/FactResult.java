package org.colophon.datasets.truth.facts;

import org.colophon.datasets.truth.Fact;

/**
 * What came of a fact.
 *
 * @param reason in words, why it failed or was not checked; empty if it passed
 */
public record FactResult(Fact fact, Verdict verdict, String reason) {
  /** A fact that cannot be checked is neither right nor wrong, and must be counted apart. */
  public enum Verdict {
    PASSED,
    FAILED,
    NOT_CHECKED
  }

  public boolean passed() {
    return verdict == Verdict.PASSED;
  }
}
