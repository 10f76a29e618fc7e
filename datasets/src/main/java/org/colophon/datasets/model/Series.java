package org.colophon.datasets.model;

import java.util.List;

/** A data series of a chart. */
public record Series(String name, List<Point> points) {
  public Series {
    points = List.copyOf(points);
  }
}
