package org.colophon.specialists.lines;

import java.util.ArrayList;
import java.util.List;

/** Which columns of a strip hold ink: where it can be cut, and where words end. */
final class InkColumns {
  /** Ink is darker than the paper by more than this share of the way to the darkest. */
  private static final double DARK = 0.4;

  /** Columns of pieces that would be shorter than this are not sought for a cut. */
  private static final double SHORTEST = 0.5;

  private final Strip strip;

  /** Pixels of ink in each column. */
  private final int[] ink;

  private InkColumns(Strip strip, int[] ink) {
    this.strip = strip;
    this.ink = ink;
  }

  static InkColumns of(Strip strip) {
    int darkest = 255;
    int brightest = 0;
    for (final byte pixel : strip.pixels()) {
      darkest = Math.min(darkest, pixel & 0xff);
      brightest = Math.max(brightest, pixel & 0xff);
    }
    final double limit = brightest - DARK * (brightest - darkest);
    final int[] ink = new int[strip.width()];
    for (int y = 0; y < strip.height(); y++) {
      for (int x = 0; x < strip.width(); x++) {
        ink[x] += strip.at(x, y) < limit ? 1 : 0;
      }
    }
    return new InkColumns(strip, ink);
  }

  /**
   * Cuts the strip into pieces that are no wider than a limit, each cut in the middle of the widest
   * gap without ink, or where there is least ink.
   */
  List<Strip> pieces(int widest) {
    final List<Strip> pieces = new ArrayList<>();
    int from = 0;
    while (strip.width() - from > widest) {
      final int cut = cut(from + (int) (SHORTEST * widest), from + widest);
      pieces.add(strip.columns(from, cut));
      from = cut;
    }
    pieces.add(from == 0 ? strip : strip.columns(from, strip.width()));
    return pieces;
  }

  private int cut(int from, int to) {
    int least = Integer.MAX_VALUE;
    int best = from;
    int bestRun = 0;
    int start = from;
    for (int x = from; x < to; x++) {
      if (ink[x] != ink[start]) {
        start = x;
      }
      final int run = x - start + 1;
      if (ink[x] < least || (ink[x] == least && run > bestRun)) {
        least = ink[x];
        bestRun = run;
        best = start + run / 2;
      }
    }
    return Math.max(best, from);
  }

  /** The first column with ink in a range, or the end of the range. */
  int first(int from, int to) {
    int x = Math.max(0, from);
    final int end = Math.min(to, ink.length);
    while (x < end && ink[x] == 0) {
      x++;
    }
    return x;
  }

  /** The column after the last one with ink in a range, or the beginning of the range. */
  int last(int from, int to) {
    int x = Math.min(to, ink.length);
    final int begin = Math.max(0, from);
    while (x > begin && ink[x - 1] == 0) {
      x--;
    }
    return x;
  }
}
