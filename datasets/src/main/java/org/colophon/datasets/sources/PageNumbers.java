package org.colophon.datasets.sources;

/** Guards page numbers, which count from 1. */
final class PageNumbers {
  private PageNumbers() {}

  static void require(int number, int count) {
    if (number < 1 || number > count) {
      throw new IllegalArgumentException("there is no page " + number + " of " + count);
    }
  }
}
