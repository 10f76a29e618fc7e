package org.colophon.datasets.model;

/** A plotted point: its category or abscissa as printed, its value, and the ink that shows it. */
public record Point(String x, double y, Box box, double confidence) {}
