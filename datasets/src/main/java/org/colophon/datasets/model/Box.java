package org.colophon.datasets.model;

/**
 * A rectangle in pixels of the original page raster: origin top left, {@code right} and {@code
 * bottom} exclusive.
 */
public record Box(int left, int top, int right, int bottom) {
  /**
   * Checks the edges.
   *
   * @throws IllegalArgumentException if the right or bottom edge lies before the left or top edge
   */
  public Box {
    if (right < left || bottom < top) {
      throw new IllegalArgumentException(
          "box edges are crossed: " + left + "," + top + "," + right + "," + bottom);
    }
  }

  public static Box ofSize(int left, int top, int width, int height) {
    return new Box(left, top, left + width, top + height);
  }

  public int width() {
    return right - left;
  }

  public int height() {
    return bottom - top;
  }

  public long area() {
    return (long) width() * height();
  }

  public double centerX() {
    return (left + right) / 2.0;
  }

  public double centerY() {
    return (top + bottom) / 2.0;
  }

  public boolean isEmpty() {
    return width() == 0 || height() == 0;
  }

  public boolean contains(double x, double y) {
    return x >= left && x < right && y >= top && y < bottom;
  }

  public boolean contains(Box other) {
    return other.left >= left && other.right <= right && other.top >= top && other.bottom <= bottom;
  }

  public Box union(Box other) {
    return new Box(
        Math.min(left, other.left),
        Math.min(top, other.top),
        Math.max(right, other.right),
        Math.max(bottom, other.bottom));
  }

  /** The shared part, or an empty box where the two do not meet. */
  public Box intersect(Box other) {
    final int l = Math.max(left, other.left);
    final int t = Math.max(top, other.top);
    return new Box(
        l,
        t,
        Math.max(l, Math.min(right, other.right)),
        Math.max(t, Math.min(bottom, other.bottom)));
  }

  /** Area of the shared part over that of both together, [0,1]; 0 for two empty boxes. */
  public double intersectionOverUnion(Box other) {
    final long shared = intersect(other).area();
    final long all = area() + other.area() - shared;
    return all == 0 ? 0 : (double) shared / all;
  }

  /** This box, so many pixels further right and down. */
  public Box moved(int x, int y) {
    return new Box(left + x, top + y, right + x, bottom + y);
  }

  public Box grow(int pixels) {
    return new Box(left - pixels, top - pixels, right + pixels, bottom + pixels);
  }

  public Box clamp(int width, int height) {
    return intersect(new Box(0, 0, width, height));
  }

  /** Length of the shared part of the two boxes' horizontal extents, in pixels. */
  public int horizontalOverlap(Box other) {
    return Math.max(0, Math.min(right, other.right) - Math.max(left, other.left));
  }

  /** Length of the shared part of the two boxes' vertical extents, in pixels. */
  public int verticalOverlap(Box other) {
    return Math.max(0, Math.min(bottom, other.bottom) - Math.max(top, other.top));
  }

  /** Whether the two stand in one line: they share more than half of the lower one's height. */
  public boolean sharesLineWith(Box other) {
    return 2 * verticalOverlap(other) > Math.min(height(), other.height());
  }
}
