package org.colophon.datasets.metrics.text;

/** A run of symbols inside an array, seen forwards or backwards. */
@SuppressWarnings("ArrayRecordComponent") // a view, never copied
record Slice(int[] symbols, int first, int length, int step) {
  static Slice forwards(int[] symbols, int from, int to) {
    return new Slice(symbols, from, to - from, 1);
  }

  static Slice backwards(int[] symbols, int from, int to) {
    return new Slice(symbols, to - 1, to - from, -1);
  }

  int at(int index) {
    return symbols[first + index * step];
  }
}
