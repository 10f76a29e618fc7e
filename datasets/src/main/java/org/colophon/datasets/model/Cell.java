package org.colophon.datasets.model;

import java.util.List;
import java.util.stream.Collectors;

/** A cell of a table; rows and columns count from 0, spans from 1. */
public record Cell(
    int row,
    int column,
    int rowSpan,
    int columnSpan,
    boolean header,
    Box box,
    List<Line> lines,
    double confidence) {
  public Cell {
    lines = List.copyOf(lines);
  }

  public String text() {
    return lines.stream().map(Line::text).collect(Collectors.joining(" "));
  }
}
