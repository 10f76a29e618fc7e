package org.colophon.datasets.sources;

/** Coordinates along and across a line of text that runs at an angle. */
record Direction(double cos, double sin) {
  /**
   * @param angle degrees clockwise from left to right
   */
  static Direction of(int angle) {
    return switch (angle) {
      case 0 -> new Direction(1, 0);
      case 90 -> new Direction(0, 1);
      case -90 -> new Direction(0, -1);
      case 180, -180 -> new Direction(-1, 0);
      default -> new Direction(Math.cos(Math.toRadians(angle)), Math.sin(Math.toRadians(angle)));
    };
  }

  double along(double x, double y) {
    return x * cos + y * sin;
  }

  /** Grows downwards as the reader of the line sees it. */
  double across(double x, double y) {
    return y * cos - x * sin;
  }

  double x(double along, double across) {
    return along * cos - across * sin;
  }

  double y(double along, double across) {
    return along * sin + across * cos;
  }
}
