package org.colophon.specialists.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Words that stand beside each other, from left to right. */
record TextRow(List<Token> tokens) {
  private static final double SMALL = 0.6;

  TextRow {
    tokens = List.copyOf(tokens);
  }

  double top() {
    return tokens.stream().mapToDouble(Token::top).min().orElse(0);
  }

  double bottom() {
    return tokens.stream().mapToDouble(Token::bottom).max().orElse(0);
  }

  /** Middle height of the words: their median, so that a superscript does not shift it. */
  double centerY() {
    final double[] centers = tokens.stream().mapToDouble(Token::centerY).sorted().toArray();
    return centers[centers.length / 2];
  }

  /**
   * Groups words into rows by the height of their middles; small marks (superscripts, dots) join
   * the row that they overlap most.
   *
   * @return from top to bottom; every word is in exactly one row
   */
  static List<TextRow> of(List<Token> tokens, double em) {
    final List<Token> sorted = new ArrayList<>(tokens);
    sorted.sort(Comparator.comparingDouble(Token::centerY).thenComparingDouble(Token::left));
    final List<Band> bands = new ArrayList<>();
    final List<Token> small = new ArrayList<>();
    for (final Token token : sorted) {
      if (token.height() < SMALL * em) {
        small.add(token);
        continue;
      }
      final Band last = bands.isEmpty() ? null : bands.get(bands.size() - 1);
      if (last != null && token.centerY() - last.center() < 0.45 * em) {
        last.add(token);
      } else {
        bands.add(new Band(token));
      }
    }
    for (final Token token : small) {
      Band best = null;
      double most = 0;
      for (final Band band : bands) {
        final double shared =
            Math.min(token.bottom(), band.bottom) - Math.max(token.top(), band.top);
        if (shared > most) {
          most = shared;
          best = band;
        }
      }
      if (best == null) {
        bands.add(new Band(token));
      } else {
        best.add(token);
      }
    }
    return bands.stream()
        .map(Band::row)
        .sorted(Comparator.comparingDouble(TextRow::centerY))
        .toList();
  }

  private static final class Band {
    private final List<Token> tokens = new ArrayList<>();
    private double sum;
    private double top;
    private double bottom;

    Band(Token first) {
      top = first.top();
      bottom = first.bottom();
      add(first);
    }

    void add(Token token) {
      tokens.add(token);
      sum += token.centerY();
      // Small marks must not widen the band that others are measured against.
      if (token.height() >= (bottom - top) * SMALL) {
        top = Math.min(top, token.top());
        bottom = Math.max(bottom, token.bottom());
      }
    }

    double center() {
      return sum / tokens.size();
    }

    TextRow row() {
      final List<Token> ordered = new ArrayList<>(tokens);
      ordered.sort(Comparator.comparingDouble(Token::left).thenComparingDouble(Token::right));
      return new TextRow(ordered);
    }
  }
}
