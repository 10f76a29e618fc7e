package org.colophon.specialists.read;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.colophon.specialists.read.Layout.Slot;

/** Takes grid rows and columns out of a layout in which no cell begins: lines drawn double. */
final class Compact {
  private Compact() {}

  static Layout of(Layout layout) {
    final BitSet rows = new BitSet();
    final BitSet columns = new BitSet();
    for (final Slot slot : layout.slots()) {
      if (!slot.tokens().isEmpty()) {
        rows.set(slot.row());
        columns.set(slot.column());
      }
    }
    final List<Slot> slots = new ArrayList<>();
    for (final Slot slot : layout.slots()) {
      final int row = rows.get(0, slot.row()).cardinality();
      final int column = columns.get(0, slot.column()).cardinality();
      final int rowSpan = rows.get(slot.row(), slot.row() + slot.rowSpan()).cardinality();
      final int columnSpan =
          columns.get(slot.column(), slot.column() + slot.columnSpan()).cardinality();
      if (rowSpan > 0 && columnSpan > 0) {
        slots.add(new Slot(row, column, rowSpan, columnSpan, slot.header(), slot.tokens()));
      }
    }
    return new Layout(
        rows.cardinality(), columns.cardinality(), slots, layout.ruled(), layout.regularity());
  }
}
