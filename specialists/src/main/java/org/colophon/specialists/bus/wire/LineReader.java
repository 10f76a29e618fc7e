package org.colophon.specialists.bus.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The lines of a stream that hold anything, as bytes, none longer than a limit. */
final class LineReader {
  private final InputStream in;
  private final int longest;
  private final byte[] buffer = new byte[1 << 16];
  private int start;
  private int end;

  LineReader(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /**
   * The next line without its break; null where the stream ends before it does.
   *
   * @throws GarbledException if the line is too long
   */
  byte[] next() throws IOException {
    final ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      int at = start;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      line.write(buffer, start, at - start);
      if (line.size() > longest) {
        throw new GarbledException("a line of more than " + longest + " bytes");
      }
      if (at < end) {
        start = at + 1;
        if (!isBlank(line)) {
          return line.toByteArray();
        }
        line.reset();
      } else {
        start = 0;
        end = in.read(buffer);
        if (end < 0) {
          end = 0;
          return null;
        }
      }
    }
  }

  private static boolean isBlank(ByteArrayOutputStream line) {
    if (line.size() > 2) {
      return false;
    }
    return line.toString(StandardCharsets.US_ASCII).isBlank();
  }
}
