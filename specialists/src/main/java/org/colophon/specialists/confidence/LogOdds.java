package org.colophon.specialists.confidence;

/** The scale on which confidences are weighed and fitted. */
public final class LogOdds {
  private static final double LEAST = 0.001;

  private LogOdds() {}

  /** The log odds of a probability, [0,1], which is kept away from 0 and 1. */
  public static double of(double probability) {
    final double inside = Math.max(LEAST, Math.min(1 - LEAST, probability));
    return Math.log(inside / (1 - inside));
  }
}
