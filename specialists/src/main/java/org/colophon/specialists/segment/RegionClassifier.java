package org.colophon.specialists.segment;

import org.colophon.datasets.model.RegionKind;

/**
 * Tells the kind of a part of a page from what was measured on it. Safe for use by several threads;
 * the same features always give the same decision.
 */
@FunctionalInterface
public interface RegionClassifier {
  /**
   * What a part of a page is taken for.
   *
   * @param confidence probability in [0,1] that the kind is right
   */
  record Decision(RegionKind kind, double confidence) {}

  Decision decide(RegionFeatures features);
}
