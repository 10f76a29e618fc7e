package org.colophon.specialists.work;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.colophon.datasets.schema.proto.WorkResponse;
import org.colophon.specialists.bus.wire.Frames;
import org.colophon.specialists.bus.wire.GarbledException;
import org.colophon.specialists.bus.wire.Protocol;

/**
 * Answers on a worker's standard output, each behind a mark: native code may print there too, and
 * what stands between two answers is passed over.
 */
final class Answers {
  private static final byte[] MARK = "\n\u0001colophon\u0002".getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_NOISE = 16 << 20;

  private Answers() {}

  static void write(WorkResponse answer, OutputStream out) throws IOException {
    out.write(MARK);
    Frames.write(answer.toByteArray(), out);
    out.flush();
  }

  /**
   * The next answer; null where the stream ends before it is whole.
   *
   * @throws IOException if what comes is no answer
   */
  static WorkResponse read(InputStream in) throws IOException {
    int matched = 0;
    for (int passed = 0; matched < MARK.length; passed++) {
      final int next = in.read();
      if (next < 0) {
        return null;
      }
      if (passed > MOST_NOISE) {
        throw new GarbledException("noise");
      }
      // No byte of the mark comes twice at its start, so a mismatch can only begin a new one.
      matched = next == MARK[matched] ? matched + 1 : next == MARK[0] ? 1 : 0;
    }
    final byte[] bytes = Frames.read(in, Protocol.LARGEST);
    return bytes == null ? null : WorkResponse.parseFrom(bytes);
  }
}
