package org.colophon.specialists.guard;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Aligns two sequences of words so that as much as possible of what they say agrees, with affine
 * gaps, so that what has no counterpart stays together (O. Gotoh, "An improved algorithm for
 * matching biological sequences", J. Mol. Biol. 162, 1982). A word may also be aligned to two that
 * make it up.
 */
final class Aligner {
  /** More cells than this take too much memory, a byte each; 4000 by 4000 words fit. */
  static final long MOST_CELLS = 16_000_000;

  private static final float OPEN = 1f;
  private static final float EXTEND = 0.3f;

  /** Likeness from which two words are the parts of one. */
  private static final double JOINED = 0.8;

  private static final float NEVER = -1e30f;

  /** States of the alignment at a cell: words agree, a read word is left, a known word is left. */
  private static final int SAME = 0;

  private static final int READ_LEFT = 1;
  private static final int KNOWN_LEFT = 2;

  /** How the words agree at a cell: one with one, two read with one known, one read with two. */
  private static final int[] READ_STEP = {1, 2, 1};

  private static final int[] KNOWN_STEP = {1, 1, 2};

  private final List<String> read;
  private final List<String> known;

  /** Bits 0-1 step, 2-3 state before it, 4-5 state before a left read, 6-7 a left known word. */
  private final byte[][] trace;

  private Aligner(List<String> read, List<String> known) {
    this.read = read;
    this.known = known;
    this.trace = new byte[read.size() + 1][known.size() + 1];
  }

  /** Matches in order; the words are folded and at most {@link #MOST_CELLS} pairs. */
  static List<Match> align(List<String> read, List<String> known) {
    return new Aligner(read, known).run();
  }

  /** Two parts of a word as one, without the hyphen that divides it. */
  static String join(String first, String second) {
    return first.endsWith("-") && first.length() > 1
        ? first.substring(0, first.length() - 1) + second
        : first + second;
  }

  private List<Match> run() {
    final int n = known.size();
    float[][] twoUp = rows(n);
    float[][] up = rows(n);
    float[][] here = rows(n);
    for (int i = 0; i <= read.size(); i++) {
      for (int j = 0; j <= n; j++) {
        fill(i, j, here, up, twoUp);
      }
      final float[][] spare = twoUp;
      twoUp = up;
      up = here;
      here = spare;
    }
    return walk(best(up, n));
  }

  private static float[][] rows(int n) {
    return new float[3][n + 1];
  }

  private void fill(int i, int j, float[][] here, float[][] up, float[][] twoUp) {
    float same = i == 0 && j == 0 ? 0 : NEVER;
    int step = 0;
    int before = SAME;
    for (int s = 0; s < READ_STEP.length; s++) {
      final int fromI = i - READ_STEP[s];
      final int fromJ = j - KNOWN_STEP[s];
      if (fromI < 0 || fromJ < 0) {
        continue;
      }
      final float gain = gain(fromI, fromJ, s);
      if (gain > 0) {
        final float[][] from = READ_STEP[s] == 1 ? up : twoUp;
        final int state = best(from, fromJ);
        if (from[state][fromJ] + gain > same) {
          same = from[state][fromJ] + gain;
          step = s;
          before = state;
        }
      }
    }
    int leftFrom = SAME;
    float left = NEVER;
    int missedFrom = SAME;
    float missed = NEVER;
    for (int state = SAME; state <= KNOWN_LEFT; state++) {
      if (i > 0) {
        final float score = up[state][j] - (state == READ_LEFT ? EXTEND : OPEN);
        if (score > left) {
          left = score;
          leftFrom = state;
        }
      }
      if (j > 0) {
        final float score = here[state][j - 1] - (state == KNOWN_LEFT ? EXTEND : OPEN);
        if (score > missed) {
          missed = score;
          missedFrom = state;
        }
      }
    }
    here[SAME][j] = same;
    here[READ_LEFT][j] = left;
    here[KNOWN_LEFT][j] = missed;
    trace[i][j] = (byte) (step | before << 2 | leftFrom << 4 | missedFrom << 6);
  }

  private static int best(float[][] states, int j) {
    int best = SAME;
    for (int state = READ_LEFT; state <= KNOWN_LEFT; state++) {
      if (states[state][j] > states[best][j]) {
        best = state;
      }
    }
    return best;
  }

  /** What it is worth that words agree; 0 when they do not. Long words say more than short ones. */
  private float gain(int i, int j, int step) {
    final double likeness = likeness(i, j, step);
    if (likeness < Likeness.LEAST) {
      return 0;
    }
    final int length = Math.max(read.get(i).length(), known.get(j).length());
    // A little less for divided words, so that single ones are taken as they are.
    return (float) ((likeness - 0.4) * (2 + Math.min(12, length)) - (step == 0 ? 0 : 0.5));
  }

  private double likeness(int i, int j, int step) {
    if (step == 0) {
      return Likeness.of(read.get(i), known.get(j));
    }
    final List<String> parts = step == 1 ? read : known;
    final int first = step == 1 ? i : j;
    final String whole = step == 1 ? known.get(j) : read.get(i);
    final int length = parts.get(first).length() + parts.get(first + 1).length();
    // Cheap, and true of nearly all pairs of words.
    if (length < JOINED * whole.length()
        || whole.length() < JOINED * (length - 1)
        || whole.isEmpty()
        || !parts.get(first).startsWith(whole.substring(0, 1))) {
      return 0;
    }
    final double joined = Likeness.of(whole, join(parts.get(first), parts.get(first + 1)));
    return joined < JOINED ? 0 : joined;
  }

  private List<Match> walk(int last) {
    final List<Match> matches = new ArrayList<>();
    int i = read.size();
    int j = known.size();
    int state = last;
    while (i > 0 || j > 0) {
      final int cell = trace[i][j];
      if (state == SAME) {
        final int step = cell & 3;
        i -= READ_STEP[step];
        j -= KNOWN_STEP[step];
        matches.add(new Match(i, READ_STEP[step], j, KNOWN_STEP[step], likeness(i, j, step)));
        state = cell >> 2 & 3;
      } else if (state == READ_LEFT) {
        i--;
        state = cell >> 4 & 3;
      } else {
        j--;
        state = cell >> 6 & 3;
      }
    }
    Collections.reverse(matches);
    return matches;
  }
}
