package org.colophon.specialists.guard;

import java.util.Locale;

/** Kinds of error that generative readers make. */
enum PlantedError {
  /** A line or row of words that are not there. */
  INVENTED_ROW,
  /** Some words said again, up to three times. */
  REPEAT,
  /** Another digit in a number. */
  CHANGED_DIGIT,
  /** Words of another page. */
  NEXT_PAGE_WORD,
  /** A word as a modern edition would spell it. */
  MODERN_SPELLING,
  /** A line or row that is left out. */
  DROPPED_LINE;

  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
