package org.colophon.datasets.evaluation;

import org.colophon.datasets.model.RegionKind;

/**
 * A region of a kind on a page: one that was found, or (with {@code found} false) one that truth
 * has. Average precision is worked out from these over a whole group.
 *
 * @param kind as the truth would call it
 * @param confidence of a found region, [0,1]; otherwise 0
 * @param matched of a found region: bit {@code i} is set where it matched a true one at an
 *     intersection over union of {@code 0.50 + 0.05 i}, i from 0 to 9
 */
public record Detection(
    String group,
    String source,
    String elementId,
    RegionKind kind,
    boolean found,
    double confidence,
    int matched) {}
