package org.colophon.datasets.samples;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines, each as full as it can be, and draws them. */
final class Typesetter {
  private static final double LEAST_SPACE = 0.2;

  /** A word or the part of it that stands on one line. */
  private record Piece(String text, Face face, double width) {}

  /** A line that knows its words but not yet its place; {@code last} of its paragraph. */
  record SetLine(List<Piece> pieces, double indent, boolean hyphenated, boolean last) {
    private double pieceWidth() {
      return pieces.stream().mapToDouble(Piece::width).sum();
    }

    boolean shows(String marker) {
      return pieces.stream().anyMatch(piece -> piece.text().contains(marker));
    }
  }

  private final TextStyle style;
  private final double measure;
  private final List<SetLine> lines = new ArrayList<>();
  private List<Piece> line = new ArrayList<>();
  private double filled;

  private Typesetter(TextStyle style, double measure) {
    this.style = style;
    this.measure = measure;
  }

  static List<SetLine> lines(String text, TextStyle style, double measure) throws IOException {
    final Typesetter setter = new Typesetter(style, measure);
    boolean italic = false;
    for (String word : text.split(" ", -1)) {
      if (word.startsWith("*")) {
        italic = true;
        word = word.substring(1);
      }
      final boolean ends = word.endsWith("*");
      setter.add(
          ends ? word.substring(0, word.length() - 1) : word,
          italic ? style.italic() : style.face());
      italic &= !ends;
    }
    setter.end(false, true);
    return setter.lines;
  }

  private void add(String marked, Face face) throws IOException {
    final String word = marked.replace("\\-", "");
    if (fits(word, face)) {
      put(word, face);
      return;
    }
    for (int at = marked.lastIndexOf("\\-"); at > 0; at = marked.lastIndexOf("\\-", at - 1)) {
      final String head = marked.substring(0, at).replace("\\-", "") + "-";
      if (fits(head, face)) {
        put(head, face);
        end(true, false);
        put(marked.substring(at + 2).replace("\\-", ""), face);
        return;
      }
    }
    end(false, false);
    put(word, face);
  }

  private boolean fits(String word, Face face) throws IOException {
    final double space = line.isEmpty() ? 0 : LEAST_SPACE * style.size();
    return indent() + filled + space + face.width(word, style.size()) <= measure;
  }

  private void put(String word, Face face) throws IOException {
    final double width = face.width(word, style.size());
    filled += width + (line.isEmpty() ? 0 : LEAST_SPACE * style.size());
    line.add(new Piece(word, face, width));
  }

  private void end(boolean hyphenated, boolean last) {
    lines.add(new SetLine(List.copyOf(line), indent(), hyphenated, last));
    line = new ArrayList<>();
    filled = 0;
  }

  private double indent() {
    return lines.isEmpty() ? style.firstIndent() : style.hangingIndent();
  }

  static Truth.Line draw(
      Sheet sheet, SetLine line, TextStyle style, double x, double baseline, double measure)
      throws IOException {
    final int gaps = line.pieces().size() - 1;
    final double room = measure - line.indent() - line.pieceWidth();
    final double natural = 0.25 * style.size();
    final boolean stretched =
        style.alignment() == TextStyle.Alignment.JUSTIFIED && !line.last() && gaps > 0;
    final double space = stretched ? room / gaps : Math.min(natural, room / Math.max(1, gaps));
    double pen = x + line.indent();
    if (style.alignment() == TextStyle.Alignment.CENTRED) {
      pen += (room - gaps * space) / 2;
    }
    final List<Truth.Word> words = new ArrayList<>();
    for (final Piece piece : line.pieces()) {
      words.add(sheet.word(piece.text(), piece.face(), style.size(), pen, baseline));
      pen += piece.width() + space;
    }
    return new Truth.Line(words, line.hyphenated());
  }
}
