package org.colophon.specialists.bus.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Messages one after another on a stream, each behind its length as a varint: protobuf's <a
 * href="https://protobuf.dev/programming-guides/techniques/#streaming">streaming</a>.
 */
public final class Frames {
  private Frames() {}

  /** Writes one message; does not flush. */
  public static void write(byte[] message, OutputStream out) throws IOException {
    final CodedOutputStream length = CodedOutputStream.newInstance(out, Integer.BYTES + 1);
    length.writeUInt32NoTag(message.length);
    length.flush();
    out.write(message);
  }

  /**
   * The bytes of the next message; null where the stream ends before it is whole.
   *
   * @param largest most bytes of a message
   * @throws GarbledException if its length cannot be that of a message
   */
  public static byte[] read(InputStream in, int largest) throws IOException {
    final int first = in.read();
    if (first < 0) {
      return null;
    }
    final int size;
    try {
      size = CodedInputStream.readRawVarint32(first, in);
    } catch (InvalidProtocolBufferException e) {
      if (in.available() == 0) {
        return null;
      }
      throw new GarbledException("a message without a length", e);
    }
    if (size < 0 || size > largest) {
      throw new GarbledException(
          "a message of " + Integer.toUnsignedString(size) + " bytes, more than " + largest);
    }
    final byte[] bytes = in.readNBytes(size);
    return bytes.length < size ? null : bytes;
  }
}
