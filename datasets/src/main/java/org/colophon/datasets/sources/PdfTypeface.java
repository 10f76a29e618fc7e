package org.colophon.datasets.sources;

import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;

/** What a font's name and descriptor say of its style. */
record PdfTypeface(boolean bold, boolean italic, boolean monospace) {
  private static final Pattern BOLD =
      Pattern.compile("bold|black|heavy|demi|(^|\\+)(cmb|cmssb|sfbx|lmb)|-bd|,bd|-medi($|[^u])");
  private static final Pattern ITALIC =
      Pattern.compile("ital|obli|slant|kursiv|-it$|-it[^a-z]|(^|\\+)(cmti|cmmi|cmsl|cmbxti|sfti)");
  private static final Pattern MONOSPACE =
      Pattern.compile("mono|courier|consol|typewriter|menlo|lettergothic|(^|\\+)(cmtt|sftt|lmtt)");

  private static final float BOLD_WEIGHT = 600;

  static PdfTypeface of(PDFont font) {
    final String name = font.getName() == null ? "" : font.getName().toLowerCase(Locale.ROOT);
    final PDFontDescriptor descriptor = font.getFontDescriptor();
    final boolean described = descriptor != null;
    return new PdfTypeface(
        BOLD.matcher(name).find()
            || (described
                && (descriptor.isForceBold() || descriptor.getFontWeight() >= BOLD_WEIGHT)),
        ITALIC.matcher(name).find()
            || (described && (descriptor.isItalic() || descriptor.getItalicAngle() != 0)),
        MONOSPACE.matcher(name).find() || (described && descriptor.isFixedPitch()));
  }
}
