package org.colophon.datasets.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.parquet.io.DelegatingPositionOutputStream;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.SeekableInputStream;

/**
 * Parquet's view of files of any {@code java.nio} file system, without Hadoop's file systems.
 * Parquet's own {@code LocalInputFile} takes files of the default file system only.
 */
final class PathFiles {
  private PathFiles() {}

  /** An output that ends with the stream, which is written once from its start. */
  static OutputFile output(OutputStream stream) {
    return new OutputFile() {
      @Override
      public PositionOutputStream create(long blockSizeHint) {
        return new Counting(stream);
      }

      @Override
      public PositionOutputStream createOrOverwrite(long blockSizeHint) {
        return new Counting(stream);
      }

      @Override
      public boolean supportsBlockSize() {
        return false;
      }

      @Override
      public long defaultBlockSize() {
        return 0;
      }
    };
  }

  static InputFile input(Path file) {
    return new InputFile() {
      @Override
      public long getLength() throws IOException {
        return Files.size(file);
      }

      @Override
      public SeekableInputStream newStream() throws IOException {
        return new Seekable(Files.newByteChannel(file));
      }

      @Override
      public String toString() {
        return file.toString();
      }
    };
  }

  private static final class Counting extends DelegatingPositionOutputStream {
    private long position;

    Counting(OutputStream stream) {
      super(stream);
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int value) throws IOException {
      super.write(value);
      position++;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      write(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      super.write(bytes, offset, length);
      position += length;
    }
  }

  private static final class Seekable extends DelegatingSeekableInputStream {
    private final SeekableByteChannel channel;

    Seekable(SeekableByteChannel channel) {
      super(Channels.newInputStream(channel));
      this.channel = channel;
    }

    @Override
    public long getPos() throws IOException {
      return channel.position();
    }

    @Override
    public void seek(long position) throws IOException {
      channel.position(position);
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
      return channel.read(buffer);
    }
  }
}
