package org.colophon.specialists.confidence;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers that are exact enough and short in files. */
final class Digits {
  private static final MathContext FEW = new MathContext(6);

  private Digits() {}

  /** The nearest number of six decimal digits. */
  static double few(double number) {
    return BigDecimal.valueOf(number).round(FEW).doubleValue();
  }
}
