package org.colophon.specialists.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.colophon.specialists.read.Columns.Extent;

/**
 * Words that belong into one cell, with the columns that they take.
 *
 * @param first first column, from 0
 * @param last last column, inclusive
 */
record Piece(int first, int last, List<Chunk> chunks) {
  /** Share of the narrower of chunk and column above which the chunk surely stands in it. */
  private static final double SURE = 0.5;

  Piece {
    chunks = List.copyOf(chunks);
  }

  /** Places the chunks of a row; no two pieces of the result share a column. */
  static List<Piece> place(List<Chunk> row, List<Extent> columns, List<Rule> below, double em) {
    final List<Piece> pieces = new ArrayList<>();
    for (final Chunk chunk : row) {
      for (final Chunk part : split(chunk, columns, em)) {
        final int[] range = underlined(part, columns, below, range(part, columns, em));
        pieces.add(new Piece(range[0], range[1], List.of(part)));
      }
    }
    return separated(pieces, columns);
  }

  boolean touches(Piece other) {
    return first <= other.last && other.first <= last;
  }

  boolean sameColumns(Piece other) {
    return first == other.first && last == other.last;
  }

  Piece join(Piece other) {
    final List<Chunk> all = new ArrayList<>(chunks);
    all.addAll(other.chunks);
    return new Piece(Math.min(first, other.first), Math.max(last, other.last), all);
  }

  /** Joins pieces that share a column until none does. */
  static List<Piece> joined(List<Piece> pieces) {
    final List<Piece> result = new ArrayList<>();
    for (final Piece piece : pieces) {
      Piece grown = piece;
      for (int i = 0; i < result.size(); i++) {
        if (result.get(i).touches(grown)) {
          grown = result.remove(i).join(grown);
          i = -1;
        }
      }
      result.add(grown);
    }
    result.sort(Comparator.comparingInt(Piece::first));
    return result;
  }

  boolean numeric() {
    return chunks.stream().allMatch(Chunk::numeric);
  }

  boolean year() {
    return chunks.stream().allMatch(Chunk::year);
  }

  boolean bold() {
    return chunks.stream().allMatch(Chunk::bold);
  }

  boolean startsLower() {
    final String text = chunks.get(0).text();
    return !text.isEmpty() && Character.isLowerCase(text.codePointAt(0));
  }

  double left() {
    return chunks.stream().mapToDouble(Chunk::left).min().orElse(0);
  }

  double right() {
    return chunks.stream().mapToDouble(Chunk::right).max().orElse(0);
  }

  List<Token> tokens() {
    return chunks.stream().flatMap(chunk -> chunk.tokens().stream()).toList();
  }

  /** Splits a chunk over two columns where its space stands over theirs and is no plain space. */
  private static List<Chunk> split(Chunk chunk, List<Extent> columns, double em) {
    final List<Token> tokens = chunk.tokens();
    double usual = em * 0.3;
    if (tokens.size() > 2) {
      final double[] gaps = new double[tokens.size() - 1];
      for (int i = 1; i < tokens.size(); i++) {
        gaps[i - 1] = tokens.get(i).left() - tokens.get(i - 1).right();
      }
      Arrays.sort(gaps);
      usual = Math.max(em * 0.2, gaps[(gaps.length - 1) / 2]);
    }
    for (int i = 1; i < tokens.size(); i++) {
      final double from = tokens.get(i - 1).right();
      final double to = tokens.get(i).left();
      final Chunk head = new Chunk(tokens.subList(0, i));
      final Chunk tail = new Chunk(tokens.subList(i, tokens.size()));
      final boolean numbers = head.numeric() && new Chunk(tokens.subList(i, i + 1)).numeric();
      if ((to - from > 1.3 * usual || numbers) && between(from, to, columns, em)) {
        final List<Chunk> parts = new ArrayList<>();
        parts.add(head);
        parts.addAll(split(tail, columns, em));
        return parts;
      }
    }
    return List.of(chunk);
  }

  private static boolean between(double from, double to, List<Extent> columns, double em) {
    for (int c = 1; c < columns.size(); c++) {
      final double slack = 0.15 * em;
      if (from <= columns.get(c).left() + slack && to >= columns.get(c - 1).right() - slack) {
        return true;
      }
    }
    return false;
  }

  private static int[] range(Chunk chunk, List<Extent> columns, double em) {
    int first = -1;
    int last = -1;
    int sureFirst = -1;
    int sureLast = -1;
    int nearest = 0;
    double distance = Double.MAX_VALUE;
    for (int c = 0; c < columns.size(); c++) {
      final Extent column = columns.get(c);
      final double shared = chunk.overlap(column.left(), column.right());
      final double narrower = Math.min(chunk.width(), column.right() - column.left());
      if (shared > Math.min(0.3 * em, narrower * SURE)) {
        first = first < 0 ? c : first;
        last = c;
        if (shared >= SURE * narrower) {
          sureFirst = sureFirst < 0 ? c : sureFirst;
          sureLast = c;
        }
      }
      final double away =
          Math.max(0, Math.max(column.left() - chunk.right(), chunk.left() - column.right()))
              + Math.abs(column.center() - chunk.centerX()) * 1e-3;
      if (away < distance) {
        distance = away;
        nearest = c;
      }
    }
    if (first < 0) {
      return new int[] {nearest, nearest};
    }
    if (sureFirst < 0 || (first < sureFirst && last > sureLast)) {
      return new int[] {first, last};
    }
    return new int[] {sureFirst, sureLast};
  }

  /** A short line right below a heading says over which columns it stands. */
  private static int[] underlined(
      Chunk chunk, List<Extent> columns, List<Rule> below, int[] range) {
    for (final Rule rule : below) {
      if (rule.from() > chunk.centerX() || rule.to() < chunk.centerX()) {
        continue;
      }
      int first = -1;
      int last = -1;
      for (int c = 0; c < columns.size(); c++) {
        if (columns.get(c).center() > rule.from() && columns.get(c).center() < rule.to()) {
          first = first < 0 ? c : first;
          last = c;
        }
      }
      if (first >= 0 && last - first + 1 < columns.size() && last > first) {
        return new int[] {Math.min(first, range[0]), Math.max(last, range[1])};
      }
    }
    return range;
  }

  /** Gives a column that two neighbours claim to the one that stands in it more. */
  private static List<Piece> separated(List<Piece> pieces, List<Extent> columns) {
    final List<Piece> apart = new ArrayList<>(pieces);
    for (int i = 0; i + 1 < apart.size(); i++) {
      Piece a = apart.get(i);
      Piece b = apart.get(i + 1);
      while (a.last >= b.first && (a.last > a.first || b.last > b.first)) {
        final Extent contested = columns.get(Math.max(a.first, Math.min(a.last, b.first)));
        final double ofA = a.chunks.get(0).overlap(contested.left(), contested.right());
        final double ofB = b.chunks.get(0).overlap(contested.left(), contested.right());
        final boolean shrinkA = a.last > a.first && (ofA <= ofB || b.last == b.first);
        if (shrinkA) {
          a = new Piece(a.first, a.last - 1, a.chunks);
        } else {
          b = new Piece(Math.min(b.last, b.first + 1), b.last, b.chunks);
        }
      }
      apart.set(i, a);
      apart.set(i + 1, b);
    }
    return joined(apart);
  }
}
