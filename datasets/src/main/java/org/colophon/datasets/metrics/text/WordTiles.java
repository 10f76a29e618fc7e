package org.colophon.datasets.metrics.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the same runs of words in two texts whatever their order: greedy string tiling, M. Wise,
 * "String similarity via greedy string tiling and running Karp-Rabin matching", 1993. The longest
 * run is taken first, and no word twice; the runs of one pass are found by the places of their
 * first words.
 */
final class WordTiles {
  /** Pairs of equal words that are looked at; a page where more are left has no order to find. */
  private static final int MOST_PAIRS = 2_000_000;

  private final int[] truth;
  private final int[] reading;
  private final BitSet truthLeft;
  private final BitSet readingLeft;

  /**
   * @param truthLeft places that are not matched yet; those that are found are cleared
   * @param readingLeft as {@code truthLeft}
   */
  WordTiles(int[] truth, int[] reading, BitSet truthLeft, BitSet readingLeft) {
    this.truth = truth;
    this.reading = reading;
    this.truthLeft = truthLeft;
    this.readingLeft = readingLeft;
  }

  private record Tile(int truth, int reading, int length) {}

  /** Takes all runs of at least so many words. */
  void take(int shortest) {
    boolean any = true;
    while (any) {
      any = false;
      final List<Tile> tiles = tiles(shortest);
      tiles.sort(Comparator.comparingInt(tile -> -tile.length()));
      for (final Tile tile : tiles) {
        any |= take(tile);
      }
    }
  }

  /** Takes a run unless a part of it was taken with a longer one; the next pass finds its rest. */
  private boolean take(Tile tile) {
    final boolean isFree =
        truthLeft.nextClearBit(tile.truth()) >= tile.truth() + tile.length()
            && readingLeft.nextClearBit(tile.reading()) >= tile.reading() + tile.length();
    if (isFree) {
      truthLeft.clear(tile.truth(), tile.truth() + tile.length());
      readingLeft.clear(tile.reading(), tile.reading() + tile.length());
    }
    return isFree;
  }

  private List<Tile> tiles(int shortest) {
    final Map<Integer, BitSet> places = new HashMap<>();
    truthLeft.stream()
        .forEach(place -> places.computeIfAbsent(truth[place], any -> new BitSet()).set(place));
    final List<Tile> tiles = new ArrayList<>();
    int pairs = 0;
    for (int r = readingLeft.nextSetBit(0); r >= 0; r = readingLeft.nextSetBit(r + 1)) {
      final BitSet same = places.getOrDefault(reading[r], new BitSet());
      pairs += same.cardinality();
      if (pairs > MOST_PAIRS) {
        return tiles;
      }
      for (int t = same.nextSetBit(0); t >= 0; t = same.nextSetBit(t + 1)) {
        final int length = isEqual(t - 1, r - 1) ? 0 : length(t, r);
        if (length >= shortest) {
          tiles.add(new Tile(t, r, length));
        }
      }
    }
    return tiles;
  }

  private int length(int t, int r) {
    int length = 0;
    while (isEqual(t + length, r + length)) {
      length++;
    }
    return length;
  }

  private boolean isEqual(int t, int r) {
    return t >= 0 && r >= 0 && truthLeft.get(t) && readingLeft.get(r) && truth[t] == reading[r];
  }
}
