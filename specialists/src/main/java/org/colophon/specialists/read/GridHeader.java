package org.colophon.specialists.read;

import java.util.ArrayList;
import java.util.List;
import org.colophon.specialists.read.Layout.Slot;

/** Marks the heading cells of a ruled table. */
final class GridHeader {
  private GridHeader() {}

  /** Rows without numbers over rows with numbers, or rows in bold over rows that are not. */
  static List<Slot> mark(List<Slot> slots, int rows) {
    int end = 0;
    final int numbers = firstNumbers(slots, rows);
    if (numbers > 0) {
      end = numbers;
    } else {
      while (end < rows && bold(slots, end)) {
        end++;
      }
      end = end == rows ? 0 : end;
    }
    final List<Slot> marked = new ArrayList<>();
    for (final Slot slot : slots) {
      marked.add(
          new Slot(
              slot.row(),
              slot.column(),
              slot.rowSpan(),
              slot.columnSpan(),
              slot.row() < end,
              slot.tokens()));
    }
    return marked;
  }

  private static int firstNumbers(List<Slot> slots, int rows) {
    for (int r = 0; r < rows; r++) {
      int numbers = 0;
      int others = 0;
      for (final Slot slot : slots) {
        if (slot.row() == r && slot.column() > 0 && !slot.tokens().isEmpty()) {
          final Chunk all = new Chunk(slot.tokens());
          if (all.numeric() && !all.year()) {
            numbers++;
          } else {
            others++;
          }
        }
      }
      if (numbers > 0 && numbers >= others) {
        return r;
      }
    }
    return 0;
  }

  private static boolean bold(List<Slot> slots, int row) {
    boolean any = false;
    for (final Slot slot : slots) {
      if (slot.row() == row && !slot.tokens().isEmpty()) {
        any = true;
        if (!new Chunk(slot.tokens()).bold()) {
          return false;
        }
      }
    }
    return any;
  }
}
