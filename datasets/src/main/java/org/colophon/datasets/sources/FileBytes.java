package org.colophon.datasets.sources;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Random access to the numbers in a file's headers; reading past the end is an error. */
final class FileBytes implements AutoCloseable {
  private static final int WINDOW = 4096;

  private final FileChannel channel;
  private final long size;
  private final ByteBuffer window = ByteBuffer.allocate(WINDOW);
  private long windowStart = -1;
  private int windowLength;
  private ByteOrder order = ByteOrder.BIG_ENDIAN;

  FileBytes(Path file) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.READ);
    size = channel.size();
  }

  void order(ByteOrder newOrder) {
    order = newOrder;
  }

  long size() {
    return size;
  }

  int u8(long at) throws IOException {
    if (at < 0 || at >= size) {
      throw new EOFException("the data ends early");
    }
    if (windowStart < 0 || at < windowStart || at >= windowStart + windowLength) {
      fill(at);
    }
    return window.get((int) (at - windowStart)) & 0xff;
  }

  int u16(long at) throws IOException {
    final int first = u8(at);
    final int second = u8(at + 1);
    return order == ByteOrder.BIG_ENDIAN ? first << 8 | second : second << 8 | first;
  }

  long u32(long at) throws IOException {
    final long first = u16(at);
    final long second = u16(at + 2);
    return order == ByteOrder.BIG_ENDIAN ? first << 16 | second : second << 16 | first;
  }

  /** Eight bytes; negative for values above 2^63 - 1, which no file has room for. */
  long u64(long at) throws IOException {
    final long first = u32(at);
    final long second = u32(at + 4);
    return order == ByteOrder.BIG_ENDIAN ? first << 32 | second : second << 32 | first;
  }

  /** The bytes as Latin-1 characters. */
  String text(long at, int length) throws IOException {
    final StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append((char) u8(at + i));
    }
    return text.toString();
  }

  byte[] bytes(long at, int length) throws IOException {
    if (at < 0 || length < 0 || at > size - length) {
      throw new EOFException("the data ends early");
    }
    final ByteBuffer target = ByteBuffer.allocate(length);
    while (target.hasRemaining()) {
      if (channel.read(target, at + target.position()) < 0) {
        throw new EOFException("the data ends early");
      }
    }
    return target.array();
  }

  private void fill(long at) throws IOException {
    window.clear();
    windowLength = 0;
    while (window.hasRemaining()) {
      final int read = channel.read(window, at + window.position());
      if (read < 0) {
        break;
      }
    }
    windowLength = window.position();
    windowStart = at;
    if (windowLength == 0) {
      throw new EOFException("the data ends early");
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
