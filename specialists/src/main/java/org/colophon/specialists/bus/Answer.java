package org.colophon.specialists.bus;

import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.Usage;

/**
 * What a specialist gives back.
 *
 * @param cpuSeconds processor time that was spent outside the calling thread, such as in a child
 *     process
 * @param usage tokens and money
 */
public record Answer(Reading reading, double cpuSeconds, Usage usage) {
  /** An answer that cost nothing but the time of the calling thread. */
  public static Answer of(Reading reading) {
    return new Answer(reading, 0, Usage.NONE);
  }
}
