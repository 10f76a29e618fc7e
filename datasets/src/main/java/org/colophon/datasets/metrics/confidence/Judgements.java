package org.colophon.datasets.metrics.confidence;

import java.util.Arrays;

/**
 * Confidences and whether what they were about was right, by the million: one {@code long} each.
 * The lowest bit of the confidence is given up for the answer, which leaves 51 bits of it.
 */
public final class Judgements {
  private static final int FIRST_SIZE = 1024;

  private long[] packed = new long[FIRST_SIZE];
  private int size;
  private boolean sorted = true;

  /**
   * Adds a pair.
   *
   * @throws IllegalArgumentException if the confidence is not in [0,1]
   */
  public void add(double confidence, boolean correct) {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence " + confidence + " is not in [0,1]");
    }
    if (size == packed.length) {
      packed = Arrays.copyOf(packed, Math.addExact(size, size));
    }
    // The bits of numbers from 0 up are ordered as the numbers are; adding 0 makes -0 a 0.
    packed[size++] = Double.doubleToRawLongBits(confidence + 0.0) & ~1L | (correct ? 1 : 0);
    sorted = false;
  }

  public int size() {
    return size;
  }

  /** Confidence of the i-th pair from the least sure one up. */
  double confidence(int i) {
    return Double.longBitsToDouble(packed[i] & ~1L);
  }

  boolean isCorrect(int i) {
    return (packed[i] & 1) != 0;
  }

  /** The same with the pairs in order of confidence; nothing may be added while it is read. */
  Judgements sorted() {
    if (!sorted) {
      Arrays.sort(packed, 0, size);
      sorted = true;
    }
    return this;
  }
}
