package org.colophon.specialists.work;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.colophon.datasets.schema.proto.WorkResponse;

/**
 * Answers on a worker's standard output, each behind a mark: native code may print there too, and
 * what stands between two answers is passed over.
 */
final class Answers {
  private static final byte[] MARK = "\n\u0001colophon\u0002".getBytes(StandardCharsets.US_ASCII);
  private static final int LARGEST = 64 << 20;
  private static final int MOST_NOISE = 16 << 20;

  private Answers() {}

  static void write(WorkResponse answer, OutputStream out) throws IOException {
    out.write(MARK);
    answer.writeDelimitedTo(out);
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
        throw new IOException("noise instead of an answer");
      }
      // No byte of the mark comes twice at its start, so a mismatch can only begin a new one.
      matched = next == MARK[matched] ? matched + 1 : next == MARK[0] ? 1 : 0;
    }
    final int first = in.read();
    if (first < 0) {
      return null;
    }
    final int size = CodedInputStream.readRawVarint32(first, in);
    if (size < 0 || size > LARGEST) {
      throw new IOException("an answer of " + size + " bytes");
    }
    final byte[] bytes = in.readNBytes(size);
    return bytes.length < size ? null : WorkResponse.parseFrom(bytes);
  }
}
