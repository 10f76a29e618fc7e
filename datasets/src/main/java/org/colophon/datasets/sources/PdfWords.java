package org.colophon.datasets.sources;

import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.colophon.datasets.model.Box;

/** Joins characters to words, at spaces and at gaps, in content order. */
final class PdfWords {
  /** Widest gap inside a word, as a share of the font's space and of its height. */
  private static final double GAP_OF_SPACE = 0.5;

  private static final double LEAST_GAP = 0.1;
  private static final double MOST_GAP = 0.2;

  /** How far a character may reach back over the one before it, in heights of the font. */
  private static final double REACH_BACK = 0.6;

  /** How far baselines inside a word may differ, in heights of the font. */
  private static final double LEVEL = 0.12;

  /** Offset up to which the same character painted again is the same ink, in heights. */
  private static final double STRUCK_AGAIN = 0.12;

  /** A character in the coordinates of its line: along it and across it, in pixels. */
  private record Placed(
      PdfGlyph glyph, String text, int angle, double from, double to, double base, double size) {}

  private final PdfGeometry geometry;
  private final double scale;
  private final List<PdfWord> words = new ArrayList<>();
  private final List<Placed> open = new ArrayList<>();
  private final Map<String, List<Placed>> painted = new HashMap<>();

  private PdfWords(PdfGeometry geometry) {
    this.geometry = geometry;
    scale = Math.sqrt(Math.abs(geometry.toPixels().getDeterminant()));
  }

  static List<PdfWord> of(List<PdfGlyph> glyphs, PdfGeometry geometry) {
    final PdfWords builder = new PdfWords(geometry);
    for (final PdfGlyph glyph : glyphs) {
      builder.add(glyph);
    }
    builder.finish();
    return builder.words;
  }

  private void add(PdfGlyph glyph) {
    final String text = printable(glyph.text());
    if (text.isBlank()) {
      finish();
      return;
    }
    final Placed placed = place(glyph, text);
    if (isStruckAgain(placed)) {
      return;
    }
    if (!open.isEmpty() && !goesOn(open.get(open.size() - 1), placed)) {
      finish();
    }
    open.add(placed);
  }

  private Placed place(PdfGlyph glyph, String text) {
    final AffineTransform at = geometry.toPixels();
    final double[] points = {glyph.startX(), glyph.startY(), glyph.endX(), glyph.endY()};
    at.transform(points, 0, points, 0, 2);
    final double[] axis = {glyph.axisX(), glyph.axisY()};
    at.deltaTransform(axis, 0, axis, 0, 1);
    final int angle = (int) Math.round(Math.toDegrees(Math.atan2(axis[1], axis[0])));
    final Direction direction = Direction.of(angle);
    final double start = direction.along(points[0], points[1]);
    final double end = direction.along(points[2], points[3]);
    return new Placed(
        glyph,
        text,
        angle,
        Math.min(start, end),
        Math.max(start, end),
        direction.across(points[0], points[1]),
        Math.max(1, glyph.size() * scale));
  }

  /** Some programs print bold by painting every letter twice; that is one letter. */
  private boolean isStruckAgain(Placed placed) {
    final String key =
        placed.text + ' ' + Math.round(placed.base / (2 * placed.size)) + ' ' + placed.angle;
    final List<Placed> same = painted.computeIfAbsent(key, k -> new ArrayList<>());
    final double near = STRUCK_AGAIN * placed.size;
    for (int i = same.size() - 1; i >= 0 && i >= same.size() - 200; i--) {
      final Placed other = same.get(i);
      if (Math.abs(other.from - placed.from) < near
          && Math.abs(other.base - placed.base) < near
          && other.glyph.hidden() == placed.glyph.hidden()) {
        return true;
      }
    }
    same.add(placed);
    return false;
  }

  private boolean goesOn(Placed before, Placed next) {
    final double size = Math.max(before.size, next.size);
    if (before.angle != next.angle
        || before.glyph.hidden() != next.glyph.hidden()
        || Math.abs(before.base - next.base) > LEVEL * size) {
      return false;
    }
    final boolean rightToLeft = isRightToLeft(before.text) && isRightToLeft(next.text);
    final double gap =
        Math.min(
            next.from - before.to, rightToLeft ? before.from - next.to : Double.POSITIVE_INFINITY);
    final double ahead = rightToLeft ? Math.max(next.from - before.to, before.from - next.to) : gap;
    final double tracking = Math.max(0, before.glyph.tracking() * scale);
    return ahead - tracking <= widestGap(before, size) && ahead >= -REACH_BACK * size;
  }

  private double widestGap(Placed before, double size) {
    final double share = GAP_OF_SPACE * before.glyph.space() * scale / size;
    return size * Math.min(MOST_GAP, Math.max(LEAST_GAP, share));
  }

  private void finish() {
    if (open.isEmpty()) {
      return;
    }
    final boolean rightToLeft =
        open.stream().filter(placed -> isRightToLeft(placed.text)).count() * 2 > open.size();
    if (rightToLeft) {
      // Whether painted in reading order or from left to right: text is kept in reading order.
      open.sort(Comparator.comparingDouble(Placed::from).reversed());
    }
    final StringBuilder text = new StringBuilder();
    Box box = null;
    double from = Double.POSITIVE_INFINITY;
    double to = Double.NEGATIVE_INFINITY;
    for (final Placed placed : open) {
      text.append(placed.text);
      final Box ink = PdfDigital.box(placed.glyph.ink(), geometry);
      if (!ink.isEmpty()) {
        box = box == null ? ink : box.union(ink);
      }
      from = Math.min(from, placed.from);
      to = Math.max(to, placed.to);
    }
    final Placed first = open.get(0);
    // What lies outside the crop box is not on the page.
    if (box != null) {
      words.add(
          new PdfWord(
              text.toString(),
              box,
              first.angle,
              from,
              to,
              first.base,
              first.size,
              first.glyph.hidden(),
              rightToLeft,
              first.glyph.face()));
    }
    open.clear();
  }

  /** Control characters and halves of surrogate pairs cannot stand in any rendition. */
  private static String printable(String text) {
    final StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(
            c ->
                (Character.getType(c) == Character.CONTROL && !Character.isWhitespace(c))
                        || Character.getType(c) == Character.SURROGATE
                        || (c & 0xfffe) == 0xfffe
                    ? 0xfffd
                    : c == 0xa0 ? ' ' : c)
        .forEach(clean::appendCodePoint);
    return clean.toString().strip();
  }

  private static boolean isRightToLeft(String text) {
    final byte direction = Character.getDirectionality(text.codePointAt(0));
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
        || direction == Character.DIRECTIONALITY_NONSPACING_MARK;
  }
}
