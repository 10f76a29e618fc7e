/**
 * Generates the samples of {@code datasets/samples}: a report of our own, typeset, degraded like a
 * scan, with its truth. Lengths are in points with the origin at the top left of the page until
 * {@link org.colophon.datasets.samples.Degradation} makes pixels of them.
 */
package org.colophon.datasets.samples;
