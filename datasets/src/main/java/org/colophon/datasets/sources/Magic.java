package org.colophon.datasets.sources;

import java.nio.charset.StandardCharsets;
import org.colophon.datasets.model.SourceType;

/** Tells a source's type from its first bytes. */
final class Magic {
  /** Bytes that are looked at: a PDF header may stand anywhere in the first 1024 (ISO 32000-1). */
  static final int LENGTH = 1024 + 5;

  private static final String JBIG2 = "\u0097JB2\r\n\u001a\n";

  private Magic() {}

  static SourceType of(byte[] start) {
    final String head = new String(start, StandardCharsets.ISO_8859_1);
    if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
      return SourceType.PNG;
    }
    if (head.startsWith("\u00ff\u00d8\u00ff")) {
      return SourceType.JPEG;
    }
    if (head.startsWith("II*\0")
        || head.startsWith("MM\0*")
        || head.startsWith("II+\0")
        || head.startsWith("MM\0+")) {
      return SourceType.TIFF;
    }
    if (head.startsWith("\0\0\0\fjP  \r\n\u0087\n") || head.startsWith("\u00ffO\u00ffQ\0")) {
      return SourceType.JPEG2000;
    }
    if (head.startsWith(JBIG2)) {
      return SourceType.JBIG2;
    }
    if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
      return SourceType.WEBP;
    }
    if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
      return SourceType.GIF;
    }
    if (head.contains("%PDF-")) {
      return SourceType.PDF;
    }
    if (isBmp(head)) {
      return SourceType.BMP;
    }
    if (isPnm(head)) {
      return SourceType.PNM;
    }
    return SourceType.UNKNOWN;
  }

  /** Two letters prove little, so the size of the second header must be one that exists. */
  private static boolean isBmp(String head) {
    return head.length() > 26
        && head.startsWith("BM")
        && "\f(4789@Xl|".indexOf(head.charAt(14)) >= 0
        && head.startsWith("\0\0\0", 15);
  }

  private static boolean isPnm(String head) {
    return head.length() > 6
        && head.charAt(0) == 'P'
        && head.charAt(1) >= '1'
        && head.charAt(1) <= '7'
        && (Character.isWhitespace(head.charAt(2)) || head.charAt(2) == '#');
  }
}
