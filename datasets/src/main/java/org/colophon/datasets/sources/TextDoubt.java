package org.colophon.datasets.sources;

import java.util.Locale;

/** Judges from the text alone whether a page's text layer can be trusted. */
final class TextDoubt {
  /** Share of bad characters above which the text is doubted. */
  private static final double TOO_MANY = 0.05;

  private TextDoubt() {}

  /** In plain words; empty when nothing speaks against the text. */
  static String of(PdfContent content) {
    if (!content.broken().isEmpty()) {
      return "the page's content could only be read in part: " + content.broken();
    }
    long all = 0;
    long unmapped = 0;
    long privateUse = 0;
    long control = 0;
    for (final PdfGlyph glyph : content.glyphs()) {
      if (glyph.text().isBlank()) {
        continue;
      }
      all++;
      final int first = glyph.text().codePointAt(0);
      final int type = Character.getType(first);
      if (!glyph.mapped() || first == 0xfffd) {
        unmapped++;
      } else if (type == Character.PRIVATE_USE) {
        privateUse++;
      } else if (type == Character.CONTROL
          || type == Character.UNASSIGNED
          || type == Character.SURROGATE) {
        control++;
      }
    }
    if (all == 0 || unmapped + privateUse + control <= TOO_MANY * all) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "of %d characters in the text layer, %d have no mapping to text, %d are private to the font"
            + " and %d are control characters",
        all,
        unmapped,
        privateUse,
        control);
  }
}
