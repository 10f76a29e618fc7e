package org.colophon.specialists.segment;

import org.colophon.datasets.model.Box;

/** Tells rows of displayed formulas from rows of text. */
final class DisplayMath {
  private static final double INDENT = 1.2;

  /** Mean word confidence below which OCR has most likely read no words. */
  private static final double GARBLED = 0.6;

  private final PageScale scale;
  private final boolean textLayer;

  DisplayMath(PageScale scale, boolean textLayer) {
    this.scale = scale;
    this.textLayer = textLayer;
  }

  /** Whether the row is set apart from the column's margins and holds mathematics, not words. */
  boolean isDisplay(Row row, Box column) {
    final Strip last = row.strips().get(row.strips().size() - 1);
    final boolean numbered = Markers.equationNumber(lastToken(last.text()));
    final double em = scale.size();
    final boolean indented = row.box().left() - column.left() > INDENT * em;
    final boolean endsEarly = column.right() - row.box().right() > INDENT * em;
    if (!((indented && (endsEarly || numbered)) || (numbered && row.strips().size() > 1))) {
      return false;
    }
    final TextProfile profile = row.profile();
    final boolean symbols = profile.operators() > 0;
    final boolean garbled = !textLayer && row.confidence() < GARBLED;
    if (profile.prose() > (numbered && symbols ? 0.65 : 0.5)) {
      return false;
    }
    return (symbols && profile.math() >= 0.3)
        || (garbled && profile.math() >= 0.25)
        || (numbered && profile.math() >= 0.25);
  }

  /**
   * Whether a row without words of its own (a limit, a denominator, a brace) can join a formula.
   */
  boolean isFragment(Row row) {
    final TextProfile profile = row.profile();
    return (profile.prose() < 0.35
            && profile.characters() <= 40
            && !Markers.bullet(profile.text())
            && !Markers.pageNumber(profile.text()))
        || profile.characters() <= 3;
  }

  private static String lastToken(String text) {
    final String trimmed = text.trim();
    return trimmed.substring(trimmed.lastIndexOf(' ') + 1);
  }
}
