package org.colophon.specialists.segment;

import org.colophon.datasets.model.RegionKind;
import org.colophon.specialists.recognise.Block;

/**
 * Typographers' conventions as rules, the strongest first. Confidences are estimates, not yet
 * calibrated on ground truth.
 */
final class RuleClassifier implements RegionClassifier {
  @Override
  public Decision decide(RegionFeatures f) {
    if (f.characters() == 0) {
      return new Decision(RegionKind.UNKNOWN, 0.5);
    }
    if (f.edge() != 0 && isRunning(f)) {
      return new Decision(f.edge() < 0 ? RegionKind.HEADER : RegionKind.FOOTER, 0.9);
    }
    if (f.beside()) {
      return new Decision(RegionKind.MARGINALIA, 0.7);
    }
    if (f.display()) {
      return new Decision(RegionKind.FORMULA, f.equationNumber() ? 0.9 : 0.75);
    }
    if (isNamedCaption(f)) {
      return new Decision(RegionKind.CAPTION, f.captionSetOff() ? 0.9 : 0.7);
    }
    if (isFootnote(f)) {
      return new Decision(RegionKind.FOOTNOTE, f.belowShortRule() ? 0.9 : 0.7);
    }
    if (isHeading(f)) {
      return new Decision(RegionKind.HEADING, f.relativeSize() > 1.15 ? 0.85 : 0.7);
    }
    if (f.bullet() || (f.enumerated() && f.neighbourItem())) {
      return new Decision(RegionKind.LIST, 0.8);
    }
    if (isUnnamedCaption(f)) {
      return new Decision(RegionKind.CAPTION, 0.6);
    }
    if (f.letters() + f.digits() < 0.4 && f.confidence() < 0.4) {
      return new Decision(RegionKind.UNKNOWN, 0.6);
    }
    return new Decision(RegionKind.TEXT, f.prose() > 0.6 ? 0.9 : 0.6);
  }

  /** A running title, a folio, a line that a publisher puts at the edge of every page. */
  private static boolean isRunning(RegionFeatures f) {
    if (f.pageNumber()) {
      return true;
    }
    // The title of an article is no running title, and neither is the start of its text.
    return f.relativeSize() < 1.25 && f.lines() <= 3 && f.tokens() <= 40;
  }

  private static boolean isNamedCaption(RegionFeatures f) {
    if (f.sourceNote() && f.floatDistance() < 3 && f.lines() <= 3) {
      return true;
    }
    if (!f.caption()) {
      return false;
    }
    return f.captionSetOff()
        || (f.floatDistance() < 2 && f.hint() == Block.Type.CAPTION)
        || (f.floatDistance() < 2.5 && f.gapAbove() + f.gapBelow() > 0.8)
        || f.relativeSize() < 0.93
        || f.bold() > 0.8;
  }

  private static boolean isUnnamedCaption(RegionFeatures f) {
    final boolean near = f.floatDistance() < 1.6 && f.lines() <= 5;
    return near
        && (f.relativeSize() < 0.93
            || f.hint() == Block.Type.CAPTION
            || (f.centredness() > 0.9 && f.width() < 0.7 && f.indent() > 1.5 && f.lines() <= 2))
        && f.prose() > 0.3;
  }

  private static boolean isFootnote(RegionFeatures f) {
    final boolean low = f.bottom() > 0.55 && f.lastInColumn();
    final boolean small = f.relativeSize() < 0.95;
    return low
        && ((small && (f.footnoteMark() || (f.belowShortRule() && f.bold() < 0.5)))
            || (f.belowShortRule() && f.footnoteMark())
            || (f.relativeSize() < 0.88
                && f.bottom() > 0.8
                && f.gapAbove() > 0.6
                && f.bold() < 0.5
                && f.tokens() > 6));
  }

  private static boolean isHeading(RegionFeatures f) {
    if (f.lines() > 4 || f.tokens() > 30 || f.letters() < 0.4 || f.prose() < 0.3) {
      return false;
    }
    if (f.runsOn()) {
      return false;
    }
    final boolean standsAlone = f.gapAbove() > 0.15 || f.gapBelow() > 0.15;
    final boolean titleLike = !f.endsSentence() && f.tokens() <= 20;
    // Full lines are text, even where most of the page is set smaller.
    final boolean full = f.lines() > 1 && f.width() > 0.93 && f.bold() < 0.5;
    final boolean large = f.relativeSize() > (full ? 1.4 : 1.15);
    final boolean bold = f.bold() > 0.7 && f.lines() <= 3;
    final boolean numbered = f.sectionDepth() > 0 && f.lines() <= 2 && f.indent() < 3;
    final boolean shortLine = f.lines() <= 2 && f.width() < 0.85;
    final boolean capitals = f.upper() > 0.85 && f.letters() > 0.6 && f.characters() > 3;
    final boolean centred = f.centredness() > 0.85 && f.indent() > 2 && f.endsEarly() > 2;
    return (f.chapter() && f.lines() == 1 && standsAlone)
        || (large && (titleLike || f.relativeSize() > 1.35) && f.characters() > 2)
        || (bold && standsAlone && (titleLike || f.tokens() <= 12))
        || (numbered && titleLike && shortLine && f.gapAbove() > 0.3)
        || (numbered
            && titleLike
            && shortLine
            && standsAlone
            && (f.sectionDepth() > 1 || f.italic() > 0.7 || capitals))
        || (capitals && titleLike && shortLine && standsAlone)
        || (centred
            && titleLike
            && shortLine
            && f.gapAbove() > 0.4
            && f.prose() > 0.5
            && f.tokens() <= 12)
        || (f.italic() > 0.9 && titleLike && shortLine && f.gapAbove() > 0.4 && f.tokens() <= 12)
        || (f.hint() == Block.Type.HEADING
            && titleLike
            && shortLine
            && standsAlone
            && f.relativeSize() > 1.05);
  }
}
