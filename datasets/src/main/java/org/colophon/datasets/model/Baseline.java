package org.colophon.datasets.model;

/** Two points on the line on which the letters stand, in pixels of the original page raster. */
public record Baseline(double x0, double y0, double x1, double y1) {}
