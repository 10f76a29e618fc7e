package org.colophon.specialists.remote;

import java.util.function.Predicate;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Word;

/**
 * Regions whose kind nobody knows, or whose words speak against it: a picture that is full of
 * words, or a table with neither rulings nor two lines; and those with a word that the first pass
 * is less sure of than it should be.
 */
final class AmbiguousRegions implements Predicate<RegionTask> {
  /** Words that cover this much of a picture make it look like text. */
  private static final double FULL = 0.3;

  private final double below;

  /**
   * @param below confidence, 0 to 1, that a word must fall short of to make its region ambiguous; 0
   *     for none
   */
  AmbiguousRegions(double below) {
    this.below = below;
  }

  @Override
  public boolean test(RegionTask task) {
    return speaksAgainst(task) || hasDoubtfulWord(task);
  }

  private boolean hasDoubtfulWord(RegionTask task) {
    return task.lines().stream()
        .flatMap(line -> line.words().stream())
        .anyMatch(word -> word.confidence() < below);
  }

  private static boolean speaksAgainst(RegionTask task) {
    return switch (task.kind()) {
      case UNKNOWN -> true;
      case FIGURE, CHART -> worded(task) >= FULL;
      case TABLE -> task.rulings().isEmpty() && task.lines().size() < 2;
      default -> false;
    };
  }

  /** The share of the region that words cover. */
  private static double worded(RegionTask task) {
    final long words =
        task.lines().stream()
            .flatMap(line -> line.words().stream())
            .map(Word::box)
            .mapToLong(box -> box.intersect(task.box()).area())
            .sum();
    return task.box().isEmpty() ? 0 : (double) words / task.box().area();
  }
}
