package org.colophon.specialists.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.colophon.specialists.read.Layout.Slot;

/**
 * Reads a table from its ruling lines: the lines make a grid, and neighbouring faces with no line
 * between them are one cell.
 */
final class RuledTable {
  /** More faces than a printed grid has: texture, not a table; work grows with their square. */
  private static final int MAX_FACES = 20_000;

  private final TableInk ink;
  private final double[] xs;
  private final double[] ys;
  private final int[] owner;

  private RuledTable(TableInk ink, double[] xs, double[] ys) {
    this.ink = ink;
    this.xs = xs;
    this.ys = ys;
    this.owner = new int[(xs.length - 1) * (ys.length - 1)];
    Arrays.setAll(owner, i -> i);
  }

  /** The table, or empty where its lines do not part both rows and columns. */
  static Optional<Layout> of(TableInk ink) {
    final double[] xs = edges(ink.verticals(), ink.left(), ink.right(), ink.em());
    final double[] ys = edges(ink.horizontals(), ink.top(), ink.bottom(), ink.em());
    final boolean grid =
        xs.length >= 3 && ys.length >= 3 && (xs.length - 1) * (ys.length - 1) <= MAX_FACES;
    return grid ? new RuledTable(ink, xs, ys).layout() : Optional.empty();
  }

  /** Places of the lines, with the ends of the ink where words lie outside the outermost lines. */
  private static double[] edges(List<Rule> rules, double low, double high, double em) {
    final double[] places = TableInk.places(rules, 0.4 * em);
    if (places.length == 0) {
      return places;
    }
    final boolean before = low < places[0] - 0.5 * em;
    final boolean after = high > places[places.length - 1] + 0.5 * em;
    final double[] edges = new double[places.length + (before ? 1 : 0) + (after ? 1 : 0)];
    System.arraycopy(places, 0, edges, before ? 1 : 0, places.length);
    if (before) {
      edges[0] = low - 1;
    }
    if (after) {
      edges[edges.length - 1] = high + 1;
    }
    return edges;
  }

  private Optional<Layout> layout() {
    joinFaces();
    final int rows = ys.length - 1;
    final int columns = xs.length - 1;
    final List<List<Token>> words = new ArrayList<>();
    for (int i = 0; i < owner.length; i++) {
      words.add(new ArrayList<>());
    }
    for (final Token token : ink.tokens()) {
      final int face = index(ys, token.centerY()) * columns + index(xs, token.centerX());
      words.get(owner[face]).add(token);
    }
    partRows(words);
    if (!explains(words)) {
      return Optional.empty();
    }
    final List<Slot> slots = new ArrayList<>();
    for (int face = 0; face < owner.length; face++) {
      if (owner[face] == face) {
        slots.add(slot(face, columns, words.get(face)));
      }
    }
    return Optional.of(
        Compact.of(new Layout(rows, columns, GridHeader.mark(slots, rows), true, 1)));
  }

  /** A column without lines beside ruled rows: each of its rows of words belongs to a ruled row. */
  private void partRows(List<List<Token>> words) {
    final int columns = xs.length - 1;
    for (int face = 0; face < owner.length; face++) {
      if (words.get(face).size() < 3) {
        continue;
      }
      final List<TextRow> rows = TextRow.of(words.get(face), ink.em());
      final Slot slot = slot(face, columns, List.of());
      if (rows.size() < 3 || rows.size() * 5 < slot.rowSpan() * 4 || !onePerBand(rows)) {
        continue;
      }
      final List<Token> tokens = List.copyOf(words.get(face));
      for (int r = slot.row(); r < slot.row() + slot.rowSpan(); r++) {
        for (int c = slot.column(); c < slot.column() + slot.columnSpan(); c++) {
          owner[r * columns + c] = r * columns + slot.column();
        }
      }
      words.get(face).clear();
      for (final Token token : tokens) {
        final int row =
            Math.max(
                slot.row(), Math.min(slot.row() + slot.rowSpan() - 1, index(ys, token.centerY())));
        words.get(row * columns + slot.column()).add(token);
      }
    }
  }

  /** Whether every row of words has a ruled row to itself, and stands well inside it. */
  private boolean onePerBand(List<TextRow> rows) {
    int last = -1;
    for (final TextRow row : rows) {
      final int band = index(ys, row.centerY());
      final double edge = Math.min(row.centerY() - ys[band], ys[band + 1] - row.centerY());
      if (band == last || edge < 0.3 * ink.em()) {
        return false;
      }
      last = band;
    }
    return true;
  }

  private Slot slot(int face, int columns, List<Token> tokens) {
    int last = face;
    for (int i = face; i < owner.length; i++) {
      last = owner[i] == face ? i : last;
    }
    return new Slot(
        face / columns,
        face % columns,
        last / columns - face / columns + 1,
        last % columns - face % columns + 1,
        false,
        tokens);
  }

  /** The first face of each cell owns its other faces; cells stay rectangles. */
  private void joinFaces() {
    final int rows = ys.length - 1;
    final int columns = xs.length - 1;
    final boolean[] taken = new boolean[owner.length];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        if (taken[r * columns + c]) {
          continue;
        }
        int width = 1;
        while (c + width < columns
            && !taken[r * columns + c + width]
            && !wall(ink.verticals(), xs[c + width], ys[r], ys[r + 1])) {
          width++;
        }
        int height = 1;
        while (r + height < rows && extendsDown(r + height, c, width, columns, taken)) {
          height++;
        }
        for (int i = r; i < r + height; i++) {
          for (int j = c; j < c + width; j++) {
            owner[i * columns + j] = r * columns + c;
            taken[i * columns + j] = true;
          }
        }
      }
    }
  }

  /** Whether the row of faces continues the cell above it: no line on top, none inside. */
  private boolean extendsDown(int row, int column, int width, int columns, boolean[] taken) {
    for (int c = column; c < column + width; c++) {
      if (taken[row * columns + c] || wall(ink.horizontals(), ys[row], xs[c], xs[c + 1])) {
        return false;
      }
      if (c > column && wall(ink.verticals(), xs[c], ys[row], ys[row + 1])) {
        return false;
      }
    }
    // Where the row goes on beyond the cell, the cell is not this wide there.
    final int end = column + width;
    final boolean leftWall = column == 0 || wall(ink.verticals(), xs[column], ys[row], ys[row + 1]);
    return leftWall && (end == columns || wall(ink.verticals(), xs[end], ys[row], ys[row + 1]));
  }

  private boolean wall(List<Rule> rules, double at, double from, double to) {
    double covered = 0;
    for (final Rule rule : rules) {
      if (Math.abs(rule.at() - at) <= 0.4 * ink.em()) {
        covered += rule.overlap(from, to);
      }
    }
    return covered >= 0.5 * (to - from);
  }

  /** Which gap between edges a position falls into; positions outside fall into the outermost. */
  private static int index(double[] edges, double position) {
    int i = 0;
    while (i + 2 < edges.length && position >= edges[i + 1]) {
      i++;
    }
    return i;
  }

  /**
   * Whether the lines part the words as they stand: not, when cells hold columns of words side by
   * side, or bands hold several rows of numbers.
   */
  private boolean explains(List<List<Token>> words) {
    int doubtful = 0;
    int filled = 0;
    for (final List<Token> cell : words) {
      filled += cell.isEmpty() ? 0 : 1;
      int parted = 0;
      int numbers = 0;
      for (final TextRow row : TextRow.of(cell, ink.em())) {
        final List<Chunk> chunks = Chunk.of(row, 1.2 * ink.em(), List.of());
        parted += chunks.size() - 1;
        numbers += chunks.stream().allMatch(Chunk::numeric) ? 1 : 0;
      }
      if (parted >= 2 || numbers >= 3) {
        doubtful += cell.size();
      }
    }
    return filled >= 2 && doubtful * 8 <= ink.tokens().size();
  }
}
