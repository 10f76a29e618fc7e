package org.colophon.specialists.guard;

/** A word of a made-up reading. */
record Piece(String text, Mark mark) {
  /** Whether a guard is right to flag a word. */
  enum Mark {
    /** It is as printed. */
    TRUE,
    /** It was planted. */
    PLANTED,
    /** It is as printed, but a planted copy stands beside it: nobody can tell which is which. */
    TWIN
  }

  static Piece truth(String text) {
    return new Piece(text, Mark.TRUE);
  }

  static Piece error(String text) {
    return new Piece(text, Mark.PLANTED);
  }

  static Piece twin(String text) {
    return new Piece(text, Mark.TWIN);
  }

  boolean isTrue() {
    return mark == Mark.TRUE;
  }
}
