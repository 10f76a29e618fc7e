package org.colophon.datasets.samples;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.fontbox.util.BoundingBox;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A font of the document, with the outlines that tell where the ink of a word is. */
record Face(TrueTypeFont outlines, PDType0Font font) {
  /** Embeds the part of a Liberation font that the document comes to use. */
  static Face embed(PDDocument document, String name) throws IOException {
    final TrueTypeFont outlines =
        new TTFParser().parse(new RandomAccessReadBuffer(SampleResources.font(name)));
    // Ligatures would make the text layer differ from the truth.
    outlines.setEnableGsub(false);
    return new Face(outlines, PDType0Font.load(document, outlines, true));
  }

  /** Advance width in points. */
  double width(String text, double size) throws IOException {
    return font.getStringWidth(text) / 1000 * size;
  }

  /** Box of the ink of a text whose first glyph starts at the point given on the baseline. */
  Rectangle2D ink(String text, double size, double x, double baseline) throws IOException {
    final double scale = size / outlines.getUnitsPerEm();
    Rectangle2D ink = null;
    double pen = x;
    for (final int character : text.codePoints().toArray()) {
      final int glyph = outlines.getUnicodeCmapLookup().getGlyphId(character);
      final GlyphData data = outlines.getGlyph().getGlyph(glyph);
      if (data != null && data.getBoundingBox().getWidth() > 0) {
        final BoundingBox box = data.getBoundingBox();
        final Rectangle2D placed =
            new Rectangle2D.Double(
                pen + box.getLowerLeftX() * scale,
                baseline - box.getUpperRightY() * scale,
                box.getWidth() * scale,
                box.getHeight() * scale);
        ink = ink == null ? placed : ink.createUnion(placed);
      }
      pen += outlines.getAdvanceWidth(glyph) * scale;
    }
    return ink == null ? new Rectangle2D.Double(x, baseline, pen - x, 0) : ink;
  }
}
