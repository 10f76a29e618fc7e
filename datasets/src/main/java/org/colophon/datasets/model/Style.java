package org.colophon.datasets.model;

/**
 * How a word is set.
 *
 * @param points font size in points at the page's resolution; 0 when unknown
 */
public record Style(
    boolean bold,
    boolean italic,
    boolean monospace,
    boolean superscript,
    boolean subscript,
    double points) {
  public static final Style PLAIN = new Style(false, false, false, false, false, 0);

  public static Style ofSize(double points) {
    return new Style(false, false, false, false, false, points);
  }
}
