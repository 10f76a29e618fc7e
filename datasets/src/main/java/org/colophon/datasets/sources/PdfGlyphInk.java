package org.colophon.datasets.sources;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.pdmodel.font.PDVectorFont;
import org.apache.pdfbox.util.Vector;

/** Boxes of glyph outlines in text space, where a font is 1 high; computed once per glyph. */
final class PdfGlyphInk {
  /** Usual ascent and descent of Latin fonts, for fonts that have no outlines. */
  private static final double ASCENT = 0.72;

  private static final double DESCENT = -0.2;

  private final IdentityHashMap<PDFont, Map<Integer, Rectangle2D>> known = new IdentityHashMap<>();

  /** The outline's box; a box of usual height over its advance where there is no outline. */
  Rectangle2D of(PDFont font, int code, Vector advance) {
    return known
        .computeIfAbsent(font, f -> new HashMap<>())
        .computeIfAbsent(code, c -> measure(font, c, advance));
  }

  private static Rectangle2D measure(PDFont font, int code, Vector advance) {
    final Rectangle2D outline = outline(font, code, advance);
    return outline == null || outline.isEmpty() ? usual(font, advance) : outline;
  }

  private static Rectangle2D outline(PDFont font, int code, Vector advance) {
    if (!(font instanceof PDVectorFont vector)) {
      return null;
    }
    try {
      final Rectangle2D path = vector.getNormalizedPath(code).getBounds2D();
      final AffineTransform toText = font.getFontMatrix().createAffineTransform();
      final Rectangle2D box = toText.createTransformedShape(path).getBounds2D();
      // Substitutes are stretched to the width that the page asks for, as PDFRenderer does.
      if (!font.isEmbedded() && !font.isVertical() && font.hasExplicitWidth(code)) {
        final double own = font.getWidthFromFont(code) / 1000;
        if (own > 0 && advance.getX() > 0) {
          final double stretch = advance.getX() / own;
          box.setRect(box.getX() * stretch, box.getY(), box.getWidth() * stretch, box.getHeight());
        }
      }
      return box;
    } catch (IOException | RuntimeException e) {
      // A broken outline paints nothing; the text still stands.
      return null;
    }
  }

  /** For glyphs without outlines, as in the text layers of OCR programs. */
  private static Rectangle2D usual(PDFont font, Vector advance) {
    final PDFontDescriptor descriptor = font.getFontDescriptor();
    double ascent = descriptor == null ? 0 : descriptor.getAscent() / 1000.0;
    double descent = descriptor == null ? 0 : descriptor.getDescent() / 1000.0;
    if (ascent <= 0 || ascent > 2 || descent > 0 || descent < -1) {
      ascent = ASCENT;
      descent = DESCENT;
    }
    return new Rectangle2D.Double(
        Math.min(0, advance.getX()), descent, Math.abs(advance.getX()), ascent - descent);
  }
}
