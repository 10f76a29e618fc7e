package org.colophon.datasets.renditions.page;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The font of the text layer: every character has the same empty glyph, and a ToUnicode map that
 * says which character it is. A composite font (ISO 32000-1, 9.7) with two-byte codes given out in
 * the order in which characters appear, so that all of Unicode can be written, beyond the basic
 * plane too.
 */
final class GlyphlessFont {
  /** Advance of every glyph, in thousandths of the font size. */
  static final int ADVANCE = 500;

  /** Top of the letters above the baseline, in thousandths of the font size. */
  static final int ASCENT = 750;

  /** Bottom of the letters below the baseline, in thousandths of the font size. */
  static final int DESCENT = 250;

  static final COSName NAME = COSName.getPDFName("ColophonGlyphless");

  private static final int REPLACEMENT = 0xfffd;
  private static final int MAX_CODE = 0xffff;
  private static final int MAP_BLOCK = 100;
  private static final int NONSYMBOLIC = 32;

  private final PDDocument pdf;
  private final COSDictionary font = new COSDictionary();
  private final COSDictionary descendant = new COSDictionary();

  /** Code points and their codes, from 1: code 0 would be the missing glyph. */
  private final Map<Integer, Integer> codes = new LinkedHashMap<>();

  GlyphlessFont(PDDocument pdf) throws IOException {
    this.pdf = pdf;
    final COSName baseFont = COSName.getPDFName("GlyphLessFont");
    final COSArray descendants = new COSArray();
    descendants.add(descendant);
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE0);
    font.setItem(COSName.BASE_FONT, baseFont);
    font.setItem(COSName.ENCODING, COSName.IDENTITY_H);
    font.setItem(COSName.DESCENDANT_FONTS, descendants);
    descendant.setItem(COSName.TYPE, COSName.FONT);
    descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
    descendant.setItem(COSName.BASE_FONT, baseFont);
    descendant.setInt(COSName.DW, ADVANCE);
    descendant.setItem(COSName.CIDSYSTEMINFO, systemInfo());
    descendant.setItem(COSName.FONT_DESC, descriptor(baseFont));
  }

  private static COSDictionary systemInfo() {
    final COSDictionary info = new COSDictionary();
    info.setItem(COSName.REGISTRY, new COSString("Adobe"));
    info.setItem(COSName.ORDERING, new COSString("Identity"));
    info.setInt(COSName.SUPPLEMENT, 0);
    return info;
  }

  private COSDictionary descriptor(COSName baseFont) throws IOException {
    final COSArray box = new COSArray();
    for (final int edge : new int[] {0, -DESCENT, ADVANCE, ASCENT}) {
      box.add(COSInteger.get(edge));
    }
    final COSDictionary descriptor = new COSDictionary();
    descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
    descriptor.setItem(COSName.FONT_NAME, baseFont);
    descriptor.setInt(COSName.FLAGS, NONSYMBOLIC);
    descriptor.setItem(COSName.FONT_BBOX, box);
    descriptor.setInt(COSName.ITALIC_ANGLE, 0);
    descriptor.setInt(COSName.ASCENT, ASCENT);
    descriptor.setInt(COSName.DESCENT, -DESCENT);
    descriptor.setInt(COSName.CAP_HEIGHT, ASCENT);
    descriptor.setInt(COSName.STEM_V, 80);
    descriptor.setItem(
        COSName.FONT_FILE2, stream(EmptyTrueType.bytes(ADVANCE, ASCENT, DESCENT), true));
    return descriptor;
  }

  /** To stand in the fonts of a page's resources under {@link #NAME}. */
  COSDictionary dictionary() {
    return font;
  }

  /** The two-byte code of a character; the replacement character's when there are no more codes. */
  int code(int codePoint) {
    final Integer known = codes.get(codePoint);
    if (known != null) {
      return known;
    }
    // The last code is kept for the replacement character.
    if (codes.size() >= MAX_CODE - 1 && codePoint != REPLACEMENT) {
      return code(REPLACEMENT);
    }
    final int code = codes.size() + 1;
    codes.put(codePoint, code);
    return code;
  }

  /** Writes the maps of all characters that were used; call once, after the last page. */
  void finish() throws IOException {
    font.setItem(COSName.TO_UNICODE, stream(toUnicode(), false));
    // Every code shows glyph 1, the empty one.
    final byte[] glyphs = new byte[2 * (codes.size() + 1)];
    for (int code = 1; code <= codes.size(); code++) {
      glyphs[2 * code + 1] = 1;
    }
    descendant.setItem(COSName.CID_TO_GID_MAP, stream(glyphs, false));
  }

  /** ISO 32000-1, 9.10.3. */
  private byte[] toUnicode() {
    final StringBuilder map = new StringBuilder();
    map.append("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n");
    map.append("/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n");
    map.append("/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n");
    map.append("1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    int left = codes.size();
    int inBlock = 0;
    for (final Map.Entry<Integer, Integer> entry : codes.entrySet()) {
      if (inBlock == 0) {
        inBlock = Math.min(MAP_BLOCK, left);
        left -= inBlock;
        map.append(inBlock).append(" beginbfchar\n");
      }
      map.append(String.format(Locale.ROOT, "<%04X> <", entry.getValue()));
      for (final char unit : Character.toChars(entry.getKey())) {
        map.append(String.format(Locale.ROOT, "%04X", (int) unit));
      }
      map.append(">\n");
      if (--inBlock == 0) {
        map.append("endbfchar\n");
      }
    }
    map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    return map.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private COSStream stream(byte[] bytes, boolean isFont) throws IOException {
    final COSStream stream = pdf.getDocument().createCOSStream();
    if (isFont) {
      stream.setInt(COSName.LENGTH1, bytes.length);
    }
    try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(bytes);
    }
    return stream;
  }
}
