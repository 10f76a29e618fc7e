package org.colophon.specialists.read;

import java.util.List;

/**
 * The structure of a table before it becomes cells: in the straightened frame.
 *
 * @param slots the cells with words, and for a ruled table the empty ones too; not overlapping
 * @param ruled whether ruling lines make the grid
 * @param regularity how well the words fit the structure, [0,1]
 */
record Layout(int rows, int columns, List<Slot> slots, boolean ruled, double regularity) {
  Layout {
    slots = List.copyOf(slots);
  }

  /** A place in the grid with its words. */
  record Slot(
      int row, int column, int rowSpan, int columnSpan, boolean header, List<Token> tokens) {
    Slot {
      tokens = List.copyOf(tokens);
    }
  }
}
