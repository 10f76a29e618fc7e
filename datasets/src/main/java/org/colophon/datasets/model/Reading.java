package org.colophon.datasets.model;

/**
 * One specialist's answer on one region.
 *
 * @param confidence probability in [0,1] that the content is right
 * @param decision why it was asked for and what became of it
 */
public record Reading(
    Content content, double confidence, Provenance provenance, Decision decision) {
  /** A reading that nobody has judged yet. */
  public Reading(Content content, double confidence, Provenance provenance) {
    this(content, confidence, provenance, Decision.NONE);
  }

  public Reading withContent(Content other) {
    return new Reading(other, confidence, provenance, decision);
  }

  public Reading withProvenance(Provenance made) {
    return new Reading(content, confidence, made, decision);
  }

  public Reading withDecision(Decision made) {
    return new Reading(content, confidence, provenance, made);
  }
}
