package org.colophon.datasets.care;

/**
 * Something in an output folder that is not as it was published.
 *
 * @param file where, relative to the output folder
 * @param cause what is wrong
 * @param cure what can be done about it
 */
public record Fault(String file, String cause, String cure) {
  /** One line. */
  public String line() {
    return (file + ": " + cause + "; " + cure).replaceAll("\\s+", " ");
  }
}
