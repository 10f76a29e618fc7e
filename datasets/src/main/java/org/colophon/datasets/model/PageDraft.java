package org.colophon.datasets.model;

import java.util.List;

/**
 * What the page step leaves in the store: the page, and the regions that still wait for their
 * specialist.
 */
public record PageDraft(
    Page page, List<RegionTask> tasks, List<Cost> costs, List<Failure> failures) {
  public PageDraft {
    tasks = List.copyOf(tasks);
    costs = List.copyOf(costs);
    failures = List.copyOf(failures);
  }
}
