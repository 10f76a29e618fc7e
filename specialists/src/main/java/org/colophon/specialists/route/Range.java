package org.colophon.specialists.route;

/** Numbers from a least to a most, both among them. */
record Range(double min, double max) {
  static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  boolean holds(double value) {
    return value >= min && value <= max;
  }

  boolean isAll() {
    return equals(ALL);
  }

  @Override
  public String toString() {
    if (min == Double.NEGATIVE_INFINITY) {
      return "at most " + Quantity.plain(max);
    }
    return max == Double.POSITIVE_INFINITY
        ? "at least " + Quantity.plain(min)
        : Quantity.plain(min) + " to " + Quantity.plain(max);
  }
}
