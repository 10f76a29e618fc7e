package org.colophon.datasets.renditions.page;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes a TrueType font program with two empty glyphs: what an embedded composite font needs, and
 * nothing to draw. Tables and their fields after the OpenType specification, 1.9.
 */
final class EmptyTrueType {
  private static final int UNITS = 1000;
  private static final int GLYPHS = 2;
  private static final int MAGIC = 0x5f0f3cf5;
  private static final int CHECKSUM_BASE = 0xb1b0afba;

  private EmptyTrueType() {}

  /** The three measures in thousandths of the font size; {@code descent} is positive. */
  static byte[] bytes(int advance, int ascent, int descent) {
    final Map<String, ByteBuffer> tables = new TreeMap<>();
    tables.put("cmap", cmap());
    tables.put("glyf", ByteBuffer.allocate(4));
    tables.put("head", head(advance, ascent, descent));
    tables.put("hhea", hhea(advance, ascent, descent));
    tables.put("hmtx", hmtx(advance));
    tables.put("loca", ByteBuffer.allocate(2 * (GLYPHS + 1)));
    tables.put("maxp", maxp());
    return font(tables);
  }

  private static byte[] font(Map<String, ByteBuffer> tables) {
    final int count = tables.size();
    int offset = 12 + 16 * count;
    int length = offset;
    for (final ByteBuffer table : tables.values()) {
      length += padded(table);
    }
    final ByteBuffer font = ByteBuffer.allocate(length);
    final int power = Integer.highestOneBit(count);
    font.putInt(0x00010000).putShort((short) count).putShort((short) (16 * power));
    font.putShort((short) Integer.numberOfTrailingZeros(power));
    font.putShort((short) (16 * (count - power)));
    int headAt = 0;
    for (final Map.Entry<String, ByteBuffer> table : tables.entrySet()) {
      final byte[] bytes = table.getValue().array();
      if (table.getKey().equals("head")) {
        headAt = offset;
      }
      font.put(table.getKey().getBytes(StandardCharsets.US_ASCII));
      font.putInt(checksum(bytes)).putInt(offset).putInt(bytes.length);
      System.arraycopy(bytes, 0, font.array(), offset, bytes.length);
      offset += padded(table.getValue());
    }
    font.putInt(headAt + 8, CHECKSUM_BASE - checksum(font.array()));
    return font.array();
  }

  private static int padded(ByteBuffer table) {
    return (table.capacity() + 3) / 4 * 4;
  }

  /** Sum of big-endian words, the last one filled with zeros. */
  private static int checksum(byte[] bytes) {
    int sum = 0;
    for (int i = 0; i < bytes.length; i++) {
      sum += (bytes[i] & 0xff) << (24 - 8 * (i & 3));
    }
    return sum;
  }

  private static ByteBuffer head(int advance, int ascent, int descent) {
    final ByteBuffer head = ByteBuffer.allocate(54);
    // Version, revision, the sum over the font (put in later), magic, flags.
    head.putInt(0x00010000).putInt(0x00010000).putInt(0).putInt(MAGIC).putShort((short) 0);
    // Times are left at zero: bytes must not depend on when they were made.
    head.putShort((short) UNITS).putLong(0).putLong(0);
    head.putShort((short) 0).putShort((short) -descent);
    head.putShort((short) advance).putShort((short) ascent);
    // Style, smallest readable size, direction, short offsets, glyph data format.
    head.putShort((short) 0).putShort((short) 1).putShort((short) 2);
    head.putShort((short) 0).putShort((short) 0);
    return head;
  }

  private static ByteBuffer hhea(int advance, int ascent, int descent) {
    final ByteBuffer hhea = ByteBuffer.allocate(36);
    hhea.putInt(0x00010000).putShort((short) ascent).putShort((short) -descent);
    hhea.putShort((short) 0).putShort((short) advance);
    // Bearings, extent and caret: an upright caret has a rise of 1.
    hhea.putShort((short) 0).putShort((short) 0).putShort((short) 0).putShort((short) 1);
    hhea.putShort(34, (short) GLYPHS);
    return hhea;
  }

  private static ByteBuffer hmtx(int advance) {
    final ByteBuffer hmtx = ByteBuffer.allocate(4 * GLYPHS);
    for (int glyph = 0; glyph < GLYPHS; glyph++) {
      hmtx.putShort((short) advance).putShort((short) 0);
    }
    return hmtx;
  }

  private static ByteBuffer maxp() {
    final ByteBuffer maxp = ByteBuffer.allocate(32);
    maxp.putInt(0x00010000).putShort((short) GLYPHS);
    // One zone: no instructions.
    maxp.putShort(14, (short) 1);
    return maxp;
  }

  /** A format 4 map with nothing but its closing segment: codes are glyph numbers already. */
  private static ByteBuffer cmap() {
    final ByteBuffer cmap = ByteBuffer.allocate(36);
    cmap.putShort((short) 0).putShort((short) 1);
    cmap.putShort((short) 3).putShort((short) 1).putInt(12);
    cmap.putShort((short) 4).putShort((short) 24).putShort((short) 0);
    cmap.putShort((short) 2).putShort((short) 2).putShort((short) 0).putShort((short) 0);
    cmap.putShort((short) 0xffff).putShort((short) 0).putShort((short) 0xffff);
    cmap.putShort((short) 1).putShort((short) 0);
    return cmap;
  }
}
