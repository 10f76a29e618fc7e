package org.colophon.specialists.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Word;

/**
 * The words and ruling lines of a table region in a frame in which the lines of words run level, so
 * that a skewed scan has straight rows and columns too.
 *
 * @param tokens words with text, in the order of the task
 * @param horizontals from top to bottom, collinear pieces joined
 * @param verticals from left to right, collinear pieces joined
 * @param em usual height of the ink of a line of words, pixels
 */
record TableInk(
    List<Token> tokens,
    List<Rule> horizontals,
    List<Rule> verticals,
    double left,
    double top,
    double right,
    double bottom,
    double em) {
  private static final double MIN_SLOPE = 0.002;
  private static final double MAX_SLOPE = 0.2;

  TableInk {
    tokens = List.copyOf(tokens);
    horizontals = List.copyOf(horizontals);
    verticals = List.copyOf(verticals);
  }

  static TableInk of(RegionTask task, List<Box> rulings) {
    final double slope = slope(task.lines());
    final List<Token> tokens = new ArrayList<>();
    for (final Line line : task.lines()) {
      for (final Word word : line.words()) {
        tokens.add(token(word, line, slope));
      }
    }
    final double em = em(tokens, task.dpi());
    final List<Rule> horizontals = new ArrayList<>();
    final List<Rule> verticals = new ArrayList<>();
    for (final Box box : rulings) {
      if (stroke(box, tokens, em)) {
        continue;
      }
      final double x = box.centerX() + slope * box.centerY();
      final double y = box.centerY() - slope * box.centerX();
      if (box.width() >= box.height()) {
        horizontals.add(new Rule(y, x - box.width() / 2.0, x + box.width() / 2.0));
      } else {
        verticals.add(new Rule(x, y - box.height() / 2.0, y + box.height() / 2.0));
      }
    }
    return new TableInk(
        tokens,
        joined(horizontals, em),
        joined(verticals, em),
        tokens.stream().mapToDouble(Token::left).min().orElse(0),
        tokens.stream().mapToDouble(Token::top).min().orElse(0),
        tokens.stream().mapToDouble(Token::right).max().orElse(0),
        tokens.stream().mapToDouble(Token::bottom).max().orElse(0),
        em);
  }

  /** Whether a short upright line is the stroke of a letter: it lies inside a word. */
  private static boolean stroke(Box ruling, List<Token> tokens, double em) {
    return ruling.height() > ruling.width()
        && ruling.height() < 3 * em
        && tokens.stream()
            .map(token -> token.word().box().grow((int) Math.round(em * 0.15)))
            .anyMatch(word -> word.contains(ruling));
  }

  private static Token token(Word word, Line line, double slope) {
    final Box box = word.box();
    final double x = box.centerX() + slope * box.centerY();
    final double y = box.centerY() - slope * box.centerX();
    return new Token(
        word,
        line,
        x - box.width() / 2.0,
        y - box.height() / 2.0,
        x + box.width() / 2.0,
        y + box.height() / 2.0);
  }

  /** Median slope of the baselines, weighted by their length; 0 when they are level. */
  private static double slope(List<Line> lines) {
    final List<double[]> slopes = new ArrayList<>();
    double total = 0;
    for (final Line line : lines) {
      final double run = line.baseline().x1() - line.baseline().x0();
      if (run > 0) {
        slopes.add(new double[] {(line.baseline().y1() - line.baseline().y0()) / run, run});
        total += run;
      }
    }
    slopes.sort(Comparator.comparingDouble(s -> s[0]));
    double seen = 0;
    for (final double[] slope : slopes) {
      seen += slope[1];
      if (seen >= total / 2) {
        final double size = Math.abs(slope[0]);
        return size < MIN_SLOPE || size > MAX_SLOPE ? 0 : slope[0];
      }
    }
    return 0;
  }

  private static double em(List<Token> tokens, double dpi) {
    final double[] heights = tokens.stream().mapToDouble(Token::height).sorted().toArray();
    // A word without ascenders is lower than its line, so look above the median.
    final double usual = heights.length == 0 ? 0 : heights[(heights.length - 1) * 7 / 10];
    return Math.max(usual, Math.max(4, dpi / 50));
  }

  /** Joins pieces of one line: nearly the same place, and a gap no longer than a few letters. */
  private static List<Rule> joined(List<Rule> rules, double em) {
    final List<Rule> sorted = new ArrayList<>(rules);
    sorted.sort(Comparator.comparingDouble(Rule::from).thenComparingDouble(Rule::at));
    final List<Rule> joined = new ArrayList<>();
    for (final Rule rule : sorted) {
      int partner = -1;
      for (int i = joined.size() - 1; i >= 0 && partner < 0; i--) {
        final Rule other = joined.get(i);
        if (Math.abs(other.at() - rule.at()) <= em * 0.25 && rule.from() - other.to() <= em * 0.8) {
          partner = i;
        }
      }
      if (partner < 0) {
        joined.add(rule);
      } else {
        final Rule other = joined.get(partner);
        final double at = other.length() >= rule.length() ? other.at() : rule.at();
        joined.set(partner, new Rule(at, other.from(), Math.max(other.to(), rule.to())));
      }
    }
    joined.sort(Comparator.comparingDouble(Rule::at).thenComparingDouble(Rule::from));
    return joined;
  }

  double width() {
    return right - left;
  }

  /** Level lines between two heights. */
  Stream<Rule> across(double from, double to) {
    return horizontals.stream().filter(rule -> rule.at() > from && rule.at() < to);
  }

  /** How much of the width level lines cover between two rows of words, pixels. */
  double ruledBetween(TextRow above, TextRow below) {
    return across(above.centerY(), below.centerY())
        .mapToDouble(rule -> rule.overlap(left, right))
        .sum();
  }

  /** The middle places of lines that lie closer together than {@code tolerance}, ascending. */
  static double[] places(List<Rule> rules, double tolerance) {
    final double[] places = new double[rules.size()];
    int count = 0;
    double last = Double.NEGATIVE_INFINITY;
    for (final Rule rule : rules) {
      if (rule.at() - last > tolerance) {
        places[count++] = rule.at();
        last = rule.at();
      }
    }
    return Arrays.copyOf(places, count);
  }
}
