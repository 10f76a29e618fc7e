package org.colophon.datasets.renditions.page;

import java.awt.geom.AffineTransform;
import java.nio.charset.StandardCharsets;
import java.text.Bidi;
import java.util.List;
import java.util.Locale;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.Word;

/**
 * The words of a page as invisible text (render mode 3), each as wide as its box, on the baseline
 * of its line, in reading order, so that they are found, marked and copied where their ink is.
 */
final class TextLayer {
  private final GlyphlessFont font;

  TextLayer(GlyphlessFont font) {
    this.font = font;
  }

  /**
   * Content stream operators for a page.
   *
   * @param toUser from page pixels, y axis pointing up, to the user space of the PDF page
   * @return empty when the page has no words
   */
  byte[] operators(Page page, AffineTransform toUser) {
    final StringBuilder out = new StringBuilder();
    for (final Region region : page.regions()) {
      for (final Line line : linesOf(region)) {
        line(out, line, page.height());
      }
    }
    if (out.length() == 0) {
      return new byte[0];
    }
    final double[] m = new double[6];
    toUser.getMatrix(m);
    final StringBuilder all = new StringBuilder(out.length() + 100).append("q\n");
    for (final double value : m) {
      // Six decimals: a page may have 10,000 pixels to an inch-sized page.
      all.append(String.format(Locale.ROOT, "%.6f ", value));
    }
    all.append("cm\nBT\n3 Tr\n").append(out).append("ET\nQ\n");
    return all.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** A formula whose symbols nobody placed is found by its LaTeX. */
  private static List<Line> linesOf(Region region) {
    if (region.content() instanceof Content.Formula formula
        && formula.lines().isEmpty()
        && !formula.latex().isEmpty()) {
      return List.of(FormulaLine.of(region, formula));
    }
    return region.lines();
  }

  private void line(StringBuilder out, Line line, int pageHeight) {
    final List<Word> words = line.words().stream().filter(word -> !word.text().isBlank()).toList();
    if (words.isEmpty()) {
      return;
    }
    final Course course = Course.of(line);
    final LineFrame frame = LineFrame.of(course, words);
    out.append('/').append(GlyphlessFont.NAME.getName()).append(' ');
    out.append(Decimals.two(frame.fontSize())).append(" Tf\n");
    final String cos = Decimals.five(Math.cos(frame.wordAngle()));
    final String sin = Decimals.five(-Math.sin(frame.wordAngle()));
    final String back = Decimals.five(Math.sin(frame.wordAngle()));
    for (int i = 0; i < words.size(); i++) {
      final LineFrame.Span span = frame.span(words.get(i).box());
      final boolean last = i == words.size() - 1;
      final String text = words.get(i).text().strip();
      final int count = text.codePointCount(0, text.length());
      final double natural = count * frame.fontSize() * GlyphlessFont.ADVANCE / 1000;
      out.append(Decimals.two(100 * span.length() / natural)).append(" Tz\n");
      out.append(cos).append(' ').append(sin).append(' ').append(back).append(' ').append(cos);
      out.append(' ').append(Decimals.two(span.x())).append(' ');
      out.append(Decimals.two(pageHeight - span.y())).append(" Tm\n<");
      shown(text, last).codePoints().forEach(point -> hex(out, font.code(point)));
      out.append("> Tj\n");
    }
  }

  /**
   * The text in the order in which it stands on the page, as readers of PDF expect it: they turn
   * right-to-left runs around themselves.
   */
  private static String shown(String text, boolean last) {
    final char[] chars = text.toCharArray();
    if (!Bidi.requiresBidi(chars, 0, chars.length)) {
      return last ? text : text + " ";
    }
    final Bidi bidi = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
    final byte[] levels = new byte[bidi.getRunCount()];
    final String[] runs = new String[levels.length];
    for (int i = 0; i < runs.length; i++) {
      levels[i] = (byte) bidi.getRunLevel(i);
      final String run = text.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
      runs[i] = (levels[i] & 1) == 1 ? new StringBuilder(run).reverse().toString() : run;
    }
    Bidi.reorderVisually(levels, 0, runs, 0, runs.length);
    final String visual = String.join("", runs);
    if (last) {
      return visual;
    }
    return bidi.baseIsLeftToRight() ? visual + " " : " " + visual;
  }

  private static void hex(StringBuilder out, int code) {
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(Character.toUpperCase(Character.forDigit(code >> shift & 0xf, 16)));
    }
  }
}
