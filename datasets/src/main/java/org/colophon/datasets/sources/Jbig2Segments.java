package org.colophon.datasets.sources;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns a JBIG2 file of one page into the embedded form that PDF's filter takes (ITU T.88 annex D.3
 * and ISO 32000-1, 7.4.7): no file header, no ends of page and file, global segments apart.
 */
final class Jbig2Segments {
  private static final int MOST_SEGMENTS = 100_000;
  private static final int END_OF_PAGE = 49;
  private static final int END_OF_FILE = 51;
  private static final long UNKNOWN_LENGTH = 0xffffffffL;

  private record Segment(int type, long page, long start, int headLength, long length) {}

  private Jbig2Segments() {}

  /** Empty where the file is not of one page numbered 1 with segments of known length. */
  static Optional<EncodedImage> embedded(FileBytes in, int width, int height) throws IOException {
    final int flags = in.u8(8);
    final boolean sequential = (flags & 1) != 0;
    long at = (flags & 2) == 0 ? 13 : 9;
    final ByteArrayOutputStream globals = new ByteArrayOutputStream();
    final ByteArrayOutputStream page = new ByteArrayOutputStream();
    final List<Segment> waiting = new ArrayList<>();
    for (int i = 0; i < MOST_SEGMENTS && at < in.size(); i++) {
      final Segment segment = segment(in, at);
      if (segment.length == UNKNOWN_LENGTH || segment.page > 1) {
        return Optional.empty();
      }
      at += segment.headLength;
      if (sequential) {
        at = copy(in, at, segment, globals, page);
      } else {
        waiting.add(segment);
      }
      if (segment.type == END_OF_FILE) {
        break;
      }
    }
    // In the random-access organisation all heads come before all data.
    for (final Segment segment : waiting) {
      at = copy(in, at, segment, globals, page);
    }
    return Optional.of(
        new EncodedImage(
            EncodedImage.Coding.JBIG2,
            page.toByteArray(),
            globals.toByteArray(),
            width,
            height,
            1,
            1,
            true,
            false));
  }

  private static long copy(
      FileBytes in,
      long at,
      Segment segment,
      ByteArrayOutputStream globals,
      ByteArrayOutputStream page)
      throws IOException {
    if (segment.type != END_OF_PAGE && segment.type != END_OF_FILE) {
      if (segment.length > Integer.MAX_VALUE - 8) {
        throw new IOException("a segment of " + segment.length + " bytes");
      }
      final ByteArrayOutputStream target = segment.page == 0 ? globals : page;
      target.write(in.bytes(segment.start, segment.headLength));
      target.write(in.bytes(at, (int) segment.length));
    }
    return at + segment.length;
  }

  /** Segment header, ITU T.88 clause 7.2. */
  private static Segment segment(FileBytes in, long start) throws IOException {
    final long number = in.u32(start);
    final int flags = in.u8(start + 4);
    long at = start + 5;
    long references = in.u8(at) >> 5;
    if (references == 7) {
      references = in.u32(at) & 0x1fffffff;
      at += 4 + (references + 8) / 8;
    } else {
      at++;
    }
    at += references * (number <= 256 ? 1 : number <= 65536 ? 2 : 4);
    final boolean wide = (flags & 0x40) != 0;
    final long page = wide ? in.u32(at) : in.u8(at);
    at += wide ? 4 : 1;
    final long length = in.u32(at);
    at += 4;
    return new Segment(flags & 0x3f, page, start, Math.toIntExact(at - start), length);
  }
}
