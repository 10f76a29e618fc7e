package org.colophon.specialists.bus;

import java.util.List;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.Usage;

/**
 * What a specialist gives back.
 *
 * @param cpuSeconds processor time that was spent outside the calling thread, such as in a child
 *     process
 * @param usage tokens and money
 * @param alternatives what else it would have read, the likelier first; at most {@value
 *     #MOST_ALTERNATIVES}
 */
public record Answer(Reading reading, double cpuSeconds, Usage usage, List<Reading> alternatives) {
  /** More of them say no more. */
  public static final int MOST_ALTERNATIVES = 16;

  public Answer {
    alternatives = List.copyOf(alternatives);
  }

  /** An answer without alternatives. */
  public Answer(Reading reading, double cpuSeconds, Usage usage) {
    this(reading, cpuSeconds, usage, List.of());
  }

  /** An answer that cost nothing but the time of the calling thread. */
  public static Answer of(Reading reading) {
    return new Answer(reading, 0, Usage.NONE);
  }
}
