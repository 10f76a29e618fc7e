package org.colophon.datasets.model;

import java.util.List;

/** A page with all its readings, what it cost, and what failed on it. */
public record FinishedPage(Page page, List<Cost> costs, List<Failure> failures) {
  public FinishedPage {
    costs = List.copyOf(costs);
    failures = List.copyOf(failures);
  }
}
