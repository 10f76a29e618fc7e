package org.colophon.transforms.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A channel that is written once, from its start to its end. */
final class WrittenChannel implements SeekableByteChannel {
  private final WritableByteChannel channel;
  private long written;

  WrittenChannel(WritableByteChannel channel) {
    this.channel = channel;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    final int bytes = channel.write(source);
    written += bytes;
    return bytes;
  }

  @Override
  public long position() {
    return written;
  }

  @Override
  public long size() {
    return written;
  }

  @Override
  public int read(ByteBuffer target) {
    throw new NonReadableChannelException();
  }

  @Override
  public SeekableByteChannel position(long position) {
    throw new UnsupportedOperationException("written from its start to its end");
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new UnsupportedOperationException("written from its start to its end");
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
