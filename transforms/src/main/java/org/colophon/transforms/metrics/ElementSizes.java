package org.colophon.transforms.metrics;

import java.io.Serializable;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Distribution;
import org.apache.beam.sdk.metrics.Metrics;

/**
 * Measures elements that go through a shuffle: the distribution of their sizes, {@code NAME-bytes},
 * tells least, most and mean, and a counter for every {@link SizeClass} tells which share is how
 * large.
 */
public final class ElementSizes implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Namespace of all metrics of ours. */
  private static final String NAMESPACE = "colophon";

  private final Distribution bytes;
  private final Counter[] classes = new Counter[SizeClass.values().length];

  private ElementSizes(String name) {
    this.bytes = Metrics.distribution(NAMESPACE, name + "-bytes");
    for (final SizeClass size : SizeClass.values()) {
      classes[size.ordinal()] = Metrics.counter(NAMESPACE, name + size.suffix());
    }
  }

  /**
   * @param name of a kind of elements, in words joined by hyphens: {@code region-task}
   */
  public static ElementSizes of(String name) {
    return new ElementSizes(name);
  }

  /**
   * Counts an element that goes through the shuffle.
   *
   * @param size as it is encoded, bytes
   */
  public void update(int size) {
    bytes.update(size);
    classes[SizeClass.of(size).ordinal()].inc();
  }
}
