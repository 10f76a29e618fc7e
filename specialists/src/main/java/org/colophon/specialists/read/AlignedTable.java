package org.colophon.specialists.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.colophon.specialists.read.Columns.Extent;
import org.colophon.specialists.read.Layout.Slot;

/**
 * Reads a table from the alignment of its words: columns from chunks that stand above each other,
 * rows from lines of words, with ruling lines, where there are some, as separators.
 */
final class AlignedTable {
  private final TableInk ink;
  private final List<TextRow> rows;
  private final List<List<Piece>> pieces;
  private final int columns;
  private final int headerEnd;
  private final RowMerge merge;

  private AlignedTable(TableInk ink) {
    this.ink = ink;
    this.rows = TextRow.of(ink.tokens(), ink.em());
    final double space = WordSpace.limit(rows, ink.em());
    final List<List<Chunk>> chunks =
        rows.stream().map(row -> Chunk.of(row, space, ink.verticals())).toList();
    final List<Extent> extents = Columns.of(chunks, ink.verticals(), ink.em());
    this.columns = extents.size();
    final List<List<Piece>> placed = new ArrayList<>();
    for (int r = 0; r < rows.size(); r++) {
      placed.add(Piece.place(chunks.get(r), extents, partialRulesBelow(r), ink.em()));
    }
    this.headerEnd = HeaderRows.end(ink, rows, placed);
    this.pieces = new SpanningHeads(ink, rows, extents).widened(placed, headerEnd);
    this.merge = new RowMerge(ink, rows, pieces, extents);
  }

  static Layout of(TableInk ink) {
    return new AlignedTable(ink).layout();
  }

  /** Lines under a row that are shorter than the table. */
  private List<Rule> partialRulesBelow(int row) {
    final double from = rows.get(row).centerY();
    final double to =
        row + 1 < rows.size() ? rows.get(row + 1).centerY() : rows.get(row).bottom() + ink.em();
    return ink.across(from, to).filter(rule -> rule.length() < 0.9 * ink.width()).toList();
  }

  private Layout layout() {
    final List<List<Piece>> records = new ArrayList<>();
    final List<List<Piece>> header =
        HeaderLevels.of(ink, rows, pieces.subList(0, headerEnd), merge.leading());
    records.addAll(header);
    records.addAll(merge.body(headerEnd));
    final List<Slot> slots = new ArrayList<>();
    for (int r = 0; r < records.size(); r++) {
      for (final Piece piece : records.get(r)) {
        final boolean inHeader = r < header.size();
        slots.add(
            new Slot(
                r,
                piece.first(),
                inHeader ? 1 + blankBelow(header, r, piece) : 1,
                piece.last() - piece.first() + 1,
                inHeader,
                piece.tokens()));
      }
    }
    return new Layout(records.size(), columns, slots, false, regularity(records, header.size()));
  }

  /** Header rows below a heading in which its columns are blank: it reaches down to the body. */
  private static int blankBelow(List<List<Piece>> header, int row, Piece piece) {
    int blank = 0;
    for (int r = row + 1; r < header.size(); r++) {
      if (header.get(r).stream().anyMatch(piece::touches)) {
        return blank;
      }
      blank++;
    }
    return blank;
  }

  /** Share of body rows that fill as many columns as most of them do, and spans are doubts. */
  private double regularity(List<List<Piece>> records, int header) {
    if (records.size() <= header || columns < 2) {
      return 0.3;
    }
    final int[] filled = new int[columns];
    int spans = 0;
    int all = 0;
    for (final List<Piece> record : records.subList(header, records.size())) {
      final BitSet seen = new BitSet();
      for (final Piece piece : record) {
        seen.set(piece.first(), piece.last() + 1);
        spans += piece.last() > piece.first() ? 1 : 0;
        all++;
      }
      seen.stream().forEach(c -> filled[c]++);
    }
    final int body = records.size() - header;
    final double fill = Arrays.stream(filled).sum() / (double) (body * columns);
    return Math.max(0.2, 0.5 + 0.5 * fill - 0.5 * spans / Math.max(1, all));
  }
}
