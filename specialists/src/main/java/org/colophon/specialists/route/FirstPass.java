package org.colophon.specialists.route;

import org.colophon.datasets.model.RegionTask;

/** What the first pass over a page made of a region. */
public final class FirstPass {
  private FirstPass() {}

  /** The confidence of its least certain word, 0 to 1; 0 where it saw no word. */
  public static double leastCertain(RegionTask task) {
    return task.lines().stream()
        .flatMap(line -> line.words().stream())
        .mapToDouble(word -> word.confidence())
        .min()
        .orElse(0);
  }
}
