package org.colophon.specialists.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes the header rows of a table from its lines of headings: lines over the same columns are one
 * heading, and a heading over other columns than the one above it begins a row of its own.
 */
final class HeaderLevels {
  private final TableInk ink;
  private final List<TextRow> rows;
  private final double leading;
  private final List<Block> blocks = new ArrayList<>();

  private HeaderLevels(TableInk ink, List<TextRow> rows, double leading) {
    this.ink = ink;
    this.rows = rows;
    this.leading = leading;
  }

  /** Header rows from top to bottom; the headings of a row do not share columns. */
  static List<List<Piece>> of(
      TableInk ink, List<TextRow> rows, List<List<Piece>> pieces, double leading) {
    final HeaderLevels levels = new HeaderLevels(ink, rows, leading);
    for (int r = 0; r < pieces.size(); r++) {
      levels.add(r, pieces.get(r));
    }
    return levels.rows();
  }

  private void add(int row, List<Piece> pieces) {
    int level = 0;
    final List<Piece> fresh = new ArrayList<>();
    for (final Piece piece : pieces) {
      final Block above = lowest(piece);
      if (above != null && continues(above, piece, row)) {
        above.piece = above.piece.join(piece);
        above.lastRow = row;
      } else {
        fresh.add(piece);
        level = Math.max(level, above == null ? 0 : above.level + 1);
      }
    }
    for (final Piece piece : fresh) {
      blocks.add(new Block(piece, row, level));
    }
  }

  /** The deepest heading so far that stands over a column of the piece. */
  private Block lowest(Piece piece) {
    Block lowest = null;
    for (final Block block : blocks) {
      if (block.piece.touches(piece) && (lowest == null || block.lastRow >= lowest.lastRow)) {
        lowest = block;
      }
    }
    return lowest;
  }

  private boolean continues(Block above, Piece piece, int row) {
    final double from = rows.get(above.lastRow).centerY();
    final double to = rows.get(row).centerY();
    return above.piece.sameColumns(piece)
        && to - from <= 1.6 * leading
        && ink.across(from, to)
            .noneMatch(
                rule ->
                    rule.overlap(piece.left(), piece.right())
                        > 0.5 * (piece.right() - piece.left()));
  }

  private List<List<Piece>> rows() {
    final List<List<Piece>> levels = new ArrayList<>();
    blocks.sort(Comparator.comparingInt((Block b) -> b.level));
    for (final Block block : blocks) {
      while (levels.size() <= block.level) {
        levels.add(new ArrayList<>());
      }
      levels.get(block.level).add(block.piece);
    }
    return levels.stream().filter(level -> !level.isEmpty()).map(Piece::joined).toList();
  }

  private static final class Block {
    private final int level;
    private Piece piece;
    private int lastRow;

    Block(Piece piece, int row, int level) {
      this.piece = piece;
      this.lastRow = row;
      this.level = level;
    }
  }
}
