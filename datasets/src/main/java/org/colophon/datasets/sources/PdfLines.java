package org.colophon.datasets.sources;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.Word;

/** Joins words to lines, in content order; words at another angle have lines of their own. */
final class PdfLines {
  private static final double POINTS_PER_INCH = 72;

  /** Widest gap between words of a line, in heights of its font. */
  private static final double WIDEST_GAP = 1.5;

  /** Widest gap to a line that was left before, for scripts and accents painted later. */
  private static final double WIDEST_LATE_GAP = 0.6;

  /** How many lines back a late word may belong. */
  private static final int LOOK_BACK = 6;

  private static final double REACH_BACK = 0.5;
  private static final double LEVEL = 0.15;

  /** Largest script, as a share of the height of the line's font. */
  private static final double SCRIPT = 0.85;

  /** Widest gap before a script, in heights of the line's font. */
  private static final double SCRIPT_GAP = 0.3;

  /** Widest gap between words of a script, in heights of its font. */
  private static final double SCRIPT_SPACE = 0.6;

  private static final double HIGHEST_SCRIPT = 0.8;
  private static final double LOWEST_SCRIPT = 0.5;
  private static final double LEAST_RAISE = 0.12;

  /** A line that is being put together. */
  private static final class Open {
    private final List<PdfWord> words = new ArrayList<>();
    private double from = Double.POSITIVE_INFINITY;
    private double to = Double.NEGATIVE_INFINITY;
    private PdfWord main;

    void add(PdfWord word) {
      words.add(word);
      from = Math.min(from, word.from());
      to = Math.max(to, word.to());
      // What came first may be a script, as the number of a footnote.
      if (main == null || word.size() * SCRIPT >= main.size()) {
        main = word;
      }
    }

    /** The word whose size most letters of the line have; it stands on the line's baseline. */
    PdfWord usual() {
      PdfWord usual = main;
      int most = 0;
      for (final PdfWord word : words) {
        int letters = 0;
        for (final PdfWord other : words) {
          final boolean same =
              Math.abs(other.size() - word.size()) < 0.05 * word.size()
                  && Math.abs(other.base() - word.base()) < LEVEL * word.size();
          letters += same ? other.text().length() : 0;
        }
        if (letters > most) {
          most = letters;
          usual = word;
        }
      }
      return usual;
    }

    boolean takes(PdfWord word, double widestGap) {
      final double size = Math.max(main.size(), word.size());
      if (word.angle() != main.angle() || word.hidden() != main.hidden()) {
        return false;
      }
      final PdfWord last = words.get(words.size() - 1);
      final double after = word.from() - to;
      final boolean runsBack = word.rightToLeft() || last.rightToLeft();
      final double gap = runsBack ? Math.max(after, from - word.to()) : after;
      if (gap < -REACH_BACK * size) {
        return false;
      }
      if (isLevel(main, word)) {
        return gap <= widestGap * size;
      }
      final boolean near =
          gap <= SCRIPT_GAP * size || (isLevel(last, word) && gap <= SCRIPT_SPACE * word.size());
      return near && (isScript(main, word) || isScript(word, main));
    }

    private static boolean isLevel(PdfWord a, PdfWord b) {
      return Math.abs(a.base() - b.base()) <= LEVEL * Math.max(a.size(), b.size());
    }

    private static boolean isScript(PdfWord main, PdfWord script) {
      final double raise = main.base() - script.base();
      return script.size() <= SCRIPT * main.size()
          && raise <= HIGHEST_SCRIPT * main.size()
          && raise >= -LOWEST_SCRIPT * main.size();
    }
  }

  private PdfLines() {}

  static List<Line> of(List<PdfWord> words, PdfGeometry geometry) {
    final List<Open> lines = new ArrayList<>();
    for (final PdfWord word : words) {
      lineFor(word, lines).add(word);
    }
    return lines.stream().map(line -> finished(line, geometry)).toList();
  }

  private static Open lineFor(PdfWord word, List<Open> lines) {
    for (int i = lines.size() - 1; i >= 0 && i >= lines.size() - LOOK_BACK; i--) {
      final double widest = i == lines.size() - 1 ? WIDEST_GAP : WIDEST_LATE_GAP;
      if (lines.get(i).takes(word, widest)) {
        return lines.get(i);
      }
    }
    final Open fresh = new Open();
    lines.add(fresh);
    return fresh;
  }

  private static Line finished(Open line, PdfGeometry geometry) {
    final List<PdfWord> sorted = new ArrayList<>(line.words);
    final boolean rightToLeft =
        sorted.stream().filter(PdfWord::rightToLeft).count() * 2 > sorted.size();
    final Comparator<PdfWord> reading = Comparator.comparingDouble(PdfWord::from);
    sorted.sort(rightToLeft ? reading.reversed() : reading);
    final List<Word> words = new ArrayList<>();
    final PdfWord main = line.usual();
    Box box = sorted.get(0).box();
    for (final PdfWord word : sorted) {
      words.add(new Word("", word.text(), word.box(), 1.0, style(word, main, geometry)));
      box = box.union(word.box());
    }
    final Direction direction = Direction.of(main.angle());
    final double base = main.base();
    return new Line(
        "",
        box,
        new Baseline(
            direction.x(line.from, base),
            direction.y(line.from, base),
            direction.x(line.to, base),
            direction.y(line.to, base)),
        words);
  }

  private static Style style(PdfWord word, PdfWord main, PdfGeometry geometry) {
    final double raise = main.base() - word.base();
    final boolean script =
        word.size() <= SCRIPT * main.size() && Math.abs(raise) > LEAST_RAISE * main.size();
    return new Style(
        word.face().bold(),
        word.face().italic(),
        word.face().monospace(),
        script && raise > 0,
        script && raise < 0,
        Math.round(word.size() * POINTS_PER_INCH / geometry.dpi() * 100) / 100.0);
  }
}
