package org.colophon.datasets.model;

/**
 * What one specialist did on regions of one kind, added up.
 *
 * @param kind the kind's word
 * @param readings that were asked for
 * @param cpuSeconds processor time; differs between runs
 * @param wallSeconds time on the clock; readings at the same time count each; differs between runs
 * @param usage what was used up beyond time
 */
public record Spending(
    String specialist,
    String kind,
    long readings,
    double cpuSeconds,
    double wallSeconds,
    Usage usage) {
  public Spending plus(Spending other) {
    return new Spending(
        specialist,
        kind,
        readings + other.readings,
        cpuSeconds + other.cpuSeconds,
        wallSeconds + other.wallSeconds,
        usage.plus(other.usage));
  }
}
