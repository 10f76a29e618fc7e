package org.colophon.runners.benchmark;

import java.util.List;
import java.util.Map;
import org.colophon.datasets.metrics.text.ErrorRate;

/**
 * What a contender did on a set.
 *
 * @param pages of the whole set
 * @param blank runs over a blank page: start-up
 * @param whole runs over the whole set, one a round
 * @param errors against the truth; null where there is none
 * @param steps CPU seconds a page by step, from the last round; empty for peers
 * @param fault why it could not be measured; empty where it could
 */
record Result(
    String set,
    String contender,
    int pages,
    List<Usage> blank,
    List<Usage> whole,
    ErrorRate errors,
    Map<String, Double> steps,
    String fault) {
  Result {
    blank = List.copyOf(blank);
    whole = List.copyOf(whole);
  }

  boolean isMeasured() {
    return fault.isEmpty() && !whole.isEmpty();
  }

  Spread wallPerPage() {
    return Spread.of(whole.stream().map(usage -> usage.wallSeconds() / pages).toList());
  }

  Spread cpuPerPage() {
    return Spread.of(whole.stream().map(usage -> usage.cpuSeconds() / pages).toList());
  }

  Spread peakMegabytes() {
    return Spread.of(whole.stream().map(Usage::peakMegabytes).toList());
  }

  /** Most Java heap in use right after a collection. */
  double heapMegabytes() {
    return Spread.of(whole.stream().map(Usage::heapMegabytes).toList()).median();
  }

  double startWall() {
    return Spread.of(blank.stream().map(Usage::wallSeconds).toList()).median();
  }

  double startCpu() {
    return Spread.of(blank.stream().map(Usage::cpuSeconds).toList()).median();
  }

  /** CPU seconds that a page takes when the start-up is taken off. */
  double cpuPerPageWithoutStart() {
    final double all = Spread.of(whole.stream().map(Usage::cpuSeconds).toList()).median();
    return (all - startCpu()) / pages;
  }
}
