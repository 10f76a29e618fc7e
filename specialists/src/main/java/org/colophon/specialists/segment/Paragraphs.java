package org.colophon.specialists.segment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Word;

/**
 * Cuts the rows of a column into paragraphs where spacing, indentation, size or weight of the type,
 * a short last line or a list marker shows a border.
 */
final class Paragraphs {
  private static final double LOOSE = 1.35;
  private static final double INDENT = 0.7;

  private final PageScale scale;
  private final boolean textLayer;
  private final DisplayMath math;
  private final List<Box> rules;

  Paragraphs(PageScale scale, boolean textLayer, List<Box> rules) {
    this.scale = scale;
    this.textLayer = textLayer;
    this.math = new DisplayMath(scale, textLayer);
    this.rules = rules;
  }

  /** Every row ends in exactly one draft, in order. */
  List<Draft> of(List<Row> rows, Box column) {
    final Margins margins = Margins.of(rows, scale);
    final boolean[] display = displays(rows, column);
    final List<Draft> drafts = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= rows.size(); i++) {
      if (i == rows.size() || isBorder(rows, from, i, display, margins)) {
        drafts.add(new Draft(rows.subList(from, i), column, display[from]));
        from = i;
      }
    }
    return drafts;
  }

  private boolean[] displays(List<Row> rows, Box column) {
    final boolean[] display = new boolean[rows.size()];
    for (int i = 0; i < display.length; i++) {
      display[i] = math.isDisplay(rows.get(i), column);
    }
    // Limits, numerators and the like stand in rows of their own above or below.
    for (int i = 1; i < display.length; i++) {
      display[i] |= display[i - 1] && joins(rows.get(i), rows.get(i - 1));
    }
    for (int i = display.length - 2; i >= 0; i--) {
      display[i] |= display[i + 1] && joins(rows.get(i), rows.get(i + 1));
    }
    return display;
  }

  private boolean joins(Row row, Row formula) {
    return math.isFragment(row)
        && Math.abs(row.box().centerY() - formula.box().centerY())
            < 0.6 * (row.box().height() + formula.box().height()) + 0.5 * scale.pitch();
  }

  private boolean isBorder(List<Row> rows, int from, int i, boolean[] display, Margins margins) {
    final Row upper = rows.get(i - 1);
    final Row lower = rows.get(i);
    if (display[i] || display[i - 1]) {
      return display[i] != display[i - 1]
          || lower.box().top() - upper.box().bottom() > 1.2 * scale.pitch();
    }
    if (isLoose(upper, lower, margins)
        || changesType(upper, lower)
        || isParted(upper, lower)
        || startsItem(lower, upper, margins)) {
      return true;
    }
    final Row first = rows.get(from);
    if (countsOn(first, lower)) {
      return true;
    }
    if (isMarked(first) && hangs(lower, first)) {
      return endsShort(upper, lower, margins) || endsItem(upper, lower, margins);
    }
    return (isMarked(first) && i - from > 1 && hangs(upper, first))
        || isIndented(rows, i, margins)
        || endsShort(upper, lower, margins);
  }

  private boolean isLoose(Row upper, Row lower, Margins margins) {
    final double larger = Math.max(upper.size(), lower.size());
    final double usual =
        larger > 1.15 * scale.size() ? 1.25 * larger : Math.min(margins.pitch(), 2.2 * larger);
    return lower.base() - upper.base() > LOOSE * usual;
  }

  private boolean changesType(Row upper, Row lower) {
    if (upper.profile().characters() < 3 || lower.profile().characters() < 3) {
      return false;
    }
    final double ratio =
        Math.max(upper.size(), lower.size()) / Math.max(1, Math.min(upper.size(), lower.size()));
    final boolean weight =
        (upper.bold() > 0.8 && lower.bold() < 0.3 && isShort(upper))
            || (upper.bold() < 0.3 && lower.bold() > 0.8 && textLayer);
    return (ratio > (textLayer ? 1.08 : 1.3) && !isTiny(upper, lower) && !runsOut(upper, lower))
        || weight;
  }

  /** The last word or two of a scanned sentence, which a speck on them made look large. */
  private boolean runsOut(Row upper, Row lower) {
    final String before = upper.profile().text().trim();
    return !textLayer
        && lower.profile().tokens() <= 2
        && upper.profile().tokens() > 4
        && Character.isLowerCase(lower.profile().text().trim().codePointAt(0))
        && ".!?".indexOf(before.charAt(before.length() - 1)) < 0;
  }

  /** A line of small print inside a paragraph is a mismeasured one where it is very short. */
  private static boolean isTiny(Row upper, Row lower) {
    return Math.min(upper.profile().characters(), lower.profile().characters()) < 8
        && Math.max(upper.profile().characters(), lower.profile().characters()) > 30;
  }

  private static boolean isShort(Row row) {
    return row.profile().tokens() <= 14;
  }

  private boolean isParted(Row upper, Row lower) {
    return rules.stream()
        .anyMatch(
            rule ->
                rule.width() > 2 * scale.size()
                    && rule.centerY() > upper.base() - 0.2 * scale.size()
                    && rule.centerY() < lower.box().top() + 0.3 * lower.box().height()
                    && rule.horizontalOverlap(upper.box().union(lower.box())) > 0.5 * rule.width()
                    && rule.centerY() > upper.base() + 0.35 * scale.size());
  }

  private boolean startsItem(Row lower, Row upper, Margins margins) {
    final String text = lower.profile().text();
    if (Markers.bullet(text) || (text.startsWith("[") && Markers.enumerated(text))) {
      return true;
    }
    // A number that happens to start a line of a paragraph stands at the margin after a full line.
    return Markers.enumerated(text)
        && (Math.abs(lower.box().left() - margins.left()) > INDENT * scale.size()
            || margins.right() - upper.box().right() > 2 * scale.size());
  }

  private static boolean isMarked(Row row) {
    final String text = row.profile().text();
    return Markers.bullet(text) || Markers.enumerated(text) || Markers.bareNumber(text) > 0;
  }

  /** Whether both start with a bare number, the next one in the second, as references do. */
  private boolean countsOn(Row item, Row next) {
    final int number = Markers.bareNumber(item.profile().text());
    return number > 0
        && Markers.bareNumber(next.profile().text()) == number + 1
        && Math.abs(item.box().left() - next.box().left()) < scale.size();
  }

  /** Whether a row starts under the text of an item rather than under its marker. */
  private boolean hangs(Row row, Row item) {
    final int textLeft = itemText(item);
    return row.box().left() > item.box().left() + 0.4 * scale.size()
        && Math.abs(row.box().left() - textLeft) < 0.8 * scale.size();
  }

  /** Where the text after an item's marker starts. */
  private static int itemText(Row item) {
    final List<Word> words =
        item.strips().stream().flatMap(strip -> strip.line().words().stream()).toList();
    for (int i = 1; i < words.size(); i++) {
      if (words.get(i - 1).box().left() >= item.box().left()) {
        return words.get(i).box().left();
      }
    }
    return item.box().left();
  }

  private boolean isIndented(List<Row> rows, int i, Margins margins) {
    final double em = scale.size();
    final Row upper = rows.get(i - 1);
    final Row lower = rows.get(i);
    final double step = lower.box().left() - upper.box().left();
    if (margins.centred()) {
      return false;
    }
    if (step > INDENT * em) {
      // First-line indent, unless the upper line hangs out before indented ones.
      final boolean hangs = upper.box().left() < margins.left() - INDENT * em;
      return !hangs && upper.box().left() < margins.left() + INDENT * em && step < 12 * em;
    }
    // The first line of the next hanging item.
    return step < -INDENT * em
        && lower.box().left() < margins.left() - INDENT * em
        && upper.box().left() > margins.left() - INDENT * em
        && step > -6 * em;
  }

  /** Whether a sentence ends an item before a paragraph that is indented as far as its text. */
  private boolean endsItem(Row upper, Row lower, Margins margins) {
    return margins.justified()
        && upper.profile().text().trim().endsWith(".")
        && Character.isUpperCase(lower.profile().text().codePoints().findFirst().orElse(' '))
        && margins.right() - upper.box().right() > 2 * scale.size();
  }

  private boolean endsShort(Row upper, Row lower, Margins margins) {
    final double room = margins.right() - upper.box().right();
    final int first = lower.profile().text().codePoints().findFirst().orElse(' ');
    final boolean opens = Character.isUpperCase(first) || Character.isDigit(first);
    // The next word would have had room on the line, so the line was ended on purpose.
    final Strip next = lower.strips().get(0);
    final int nextWord =
        next.line().words().isEmpty() ? 0 : next.line().words().get(0).box().width();
    return margins.justified()
        && opens
        && room > Math.max(2 * scale.size(), nextWord + scale.size());
  }

  /**
   * The margins of a column's rows.
   *
   * @param left where most rows start
   * @param justified whether most rows end at one place
   * @param centred whether rows have neither margin in common but their middle
   * @param pitch usual distance between baselines
   */
  private record Margins(
      double left, double right, boolean justified, boolean centred, double pitch) {
    static Margins of(List<Row> rows, PageScale scale) {
      final double em = scale.size();
      final double left = mode(rows.stream().mapToDouble(row -> row.box().left()).toArray(), em);
      final double right = mode(rows.stream().mapToDouble(row -> row.box().right()).toArray(), em);
      final double middle = Medians.of(rows.stream().mapToDouble(r -> r.box().centerX()).toArray());
      final long atLeft =
          rows.stream().filter(r -> Math.abs(r.box().left() - left) < em / 2).count();
      final long atRight =
          rows.stream().filter(r -> Math.abs(r.box().right() - right) < em / 2).count();
      final long atMiddle =
          rows.stream().filter(r -> Math.abs(r.box().centerX() - middle) < em / 2).count();
      final boolean centred =
          rows.size() > 1 && atLeft < 0.5 * rows.size() && atMiddle > 0.7 * rows.size();
      final double[] distances = new double[Math.max(0, rows.size() - 1)];
      for (int i = 0; i < distances.length; i++) {
        distances[i] = rows.get(i + 1).base() - rows.get(i).base();
      }
      // Few rows say little about their own pitch.
      final double own = distances.length < 4 ? scale.pitch() : Medians.of(distances);
      final double pitch = Math.max(0.9 * em, Math.min(own, 1.5 * scale.pitch()));
      return new Margins(left, right, atRight >= 0.5 * rows.size(), centred, pitch);
    }

    /** The middle of the fullest stretch half an em wide. */
    private static double mode(double[] values, double em) {
      final Map<Long, Integer> counts = new HashMap<>();
      double best = 0;
      int most = 0;
      for (final double value : values) {
        for (long bin = Math.round(value / (em / 2)) - 1; bin <= value / (em / 2) + 1; bin++) {
          final int count = counts.merge(bin, 1, Integer::sum);
          if (count > most) {
            most = count;
            best = bin * (em / 2);
          }
        }
      }
      final double peak = best;
      return Medians.of(
          java.util.Arrays.stream(values).filter(v -> Math.abs(v - peak) <= em).toArray());
    }
  }
}
