package org.colophon.datasets.model;

/**
 * What an element cost to do; the only data that may differ between runs.
 *
 * @param attempts answers asked for, from 1; faults of the network are not counted
 * @param specialist who made the reading; empty for the work of a page
 * @param kind of the region read, its word; empty for the work of a page
 * @param usage what was used up beyond time
 */
public record Cost(
    String elementId,
    String step,
    double cpuSeconds,
    double wallSeconds,
    int attempts,
    String specialist,
    String kind,
    Usage usage) {
  /** The cost of work that is no reading. */
  public Cost(String elementId, String step, double cpuSeconds, double wallSeconds, int attempts) {
    this(elementId, step, cpuSeconds, wallSeconds, attempts, "", "", Usage.NONE);
  }
}
