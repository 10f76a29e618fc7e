package org.colophon.specialists.bus.wire;

import com.google.protobuf.Message;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Messages over a pair of streams: binary ones each behind its length, or JSON ones each on a line.
 * For one thread at a time.
 */
public final class MessageStream {
  private static final int BUFFER = 1 << 16;

  private final WireFormat format;
  private final InputStream in;
  private final LineReader lines;
  private final OutputStream out;
  private final int largest;

  public MessageStream(WireFormat format, InputStream in, OutputStream out) {
    this(format, in, out, Protocol.LARGEST);
  }

  /**
   * A pair of streams.
   *
   * @param largest most bytes of a message that is read
   */
  public MessageStream(WireFormat format, InputStream in, OutputStream out, int largest) {
    this.format = format;
    this.in = new BufferedInputStream(in, BUFFER);
    this.lines = new LineReader(in, largest);
    this.out = new BufferedOutputStream(out, BUFFER);
    this.largest = largest;
  }

  /** Sends one message. */
  public void write(Message message) throws IOException {
    final byte[] bytes = format.encode(message);
    if (format == WireFormat.JSON) {
      out.write(bytes);
      out.write('\n');
    } else {
      Frames.write(bytes, out);
    }
    out.flush();
  }

  /**
   * Receives the next message.
   *
   * @return null where the stream ends before it is whole
   * @throws GarbledException if what comes is no message, or too large
   */
  public <B extends Message.Builder> B read(B into) throws IOException {
    final byte[] bytes = format == WireFormat.JSON ? lines.next() : Frames.read(in, largest);
    return bytes == null ? null : format.decode(bytes, into);
  }
}
