package org.colophon.datasets.evaluation.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What truth and reading do not share (Myers, "An O(ND) Difference Algorithm and Its Variations",
 * 1986): by words first, and by characters inside changed words, so that the marks are where a
 * reader would set them.
 *
 * @param truth its pieces in order
 * @param reading its pieces in order
 * @param truthLeft characters of the truth that were left out at its end
 * @param readingLeft characters of the reading that were left out at its end
 */
record TextDifference(List<Piece> truth, List<Piece> reading, int truthLeft, int readingLeft) {
  /** Code points of a text that are compared and shown. */
  static final int LIMIT = 3000;

  /** Longer changed passages have nothing in common but by chance. */
  private static final int BY_CHARACTERS = 200;

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|\\s+|.", Pattern.DOTALL);
  private static final Pattern CHARACTER = Pattern.compile(".\\p{M}*", Pattern.DOTALL);

  TextDifference {
    truth = List.copyOf(truth);
    reading = List.copyOf(reading);
  }

  /** A run of text that the other side has in this place, too, or has not. */
  record Piece(String text, boolean changed) {}

  static TextDifference of(String truth, String reading) {
    final String left = VisibleText.head(truth, LIMIT);
    final String right = VisibleText.head(reading, LIMIT);
    final Side truthSide = new Side();
    final Side readingSide = new Side();
    compare(parts(WORD, left), parts(WORD, right), truthSide, readingSide, true);
    return new TextDifference(
        truthSide.pieces,
        readingSide.pieces,
        length(truth) - length(left),
        length(reading) - length(right));
  }

  private static void compare(
      List<String> left, List<String> right, Side truth, Side reading, boolean refine) {
    // An insertion may follow a deletion as a delta of its own: both are one change.
    final StringBuilder was = new StringBuilder();
    final StringBuilder is = new StringBuilder();
    for (final AbstractDelta<String> delta :
        DiffUtils.diff(left, right, new MyersDiffWithLinearSpace<>(), null, true).getDeltas()) {
      if (delta.getType() == DeltaType.EQUAL) {
        change(was, is, truth, reading, refine);
        delta.getSource().getLines().forEach(part -> truth.add(part, false));
        delta.getTarget().getLines().forEach(part -> reading.add(part, false));
      } else {
        delta.getSource().getLines().forEach(was::append);
        delta.getTarget().getLines().forEach(is::append);
      }
    }
    change(was, is, truth, reading, refine);
  }

  /** Takes the change out of the builders. */
  private static void change(
      StringBuilder was, StringBuilder is, Side truth, Side reading, boolean refine) {
    final String from = was.toString();
    final String to = is.toString();
    was.setLength(0);
    is.setLength(0);
    if (refine
        && !from.isEmpty()
        && !to.isEmpty()
        && from.length() + to.length() <= BY_CHARACTERS) {
      compare(parts(CHARACTER, from), parts(CHARACTER, to), truth, reading, false);
    } else {
      truth.add(from, true);
      reading.add(to, true);
    }
  }

  private static List<String> parts(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).toList();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Joins neighbouring pieces of one sort. */
  private static final class Side {
    private final List<Piece> pieces = new ArrayList<>();

    void add(String text, boolean changed) {
      if (text.isEmpty()) {
        return;
      }
      final int last = pieces.size() - 1;
      if (last >= 0 && pieces.get(last).changed() == changed) {
        pieces.set(last, new Piece(pieces.get(last).text() + text, changed));
      } else {
        pieces.add(new Piece(text, changed));
      }
    }
  }
}
