package org.colophon.datasets.slices;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.colophon.datasets.schema.proto.ListedSource;
import org.colophon.datasets.store.AtomicFile;

/**
 * A list of sources in a file, seen complete or not at all: {@link ListedSource} messages, each
 * behind its length as a varint, as protobuf's delimited streams are.
 */
public final class SliceFile implements AutoCloseable {
  /** A group of pages in one source names all its members. */
  private static final int MAX_SOURCE_BYTES = 64 << 20;

  private final AtomicFile file;

  private SliceFile(AtomicFile file) {
    this.file = file;
  }

  /**
   * Starts a list, which appears on {@link #commit}.
   *
   * @throws IOException if the file cannot be made
   */
  public static SliceFile create(Path target) throws IOException {
    return new SliceFile(AtomicFile.create(target));
  }

  /** Adds a source. */
  public void add(ListedSource source) throws IOException {
    source.writeDelimitedTo(file.stream());
  }

  /**
   * Ends the list and gives the file its name.
   *
   * @throws IOException if it could not be written
   */
  public void commit() throws IOException {
    file.commit();
  }

  /** Without a commit before: deletes what was written. */
  @Override
  public void close() throws IOException {
    file.close();
  }

  /**
   * Reads a list, one source at a time.
   *
   * @throws IOException if the file cannot be read or is no list of sources
   */
  public static void read(Path file, Consumer<ListedSource> sources) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      final CodedInputStream coded = CodedInputStream.newInstance(in, 1 << 16);
      while (!coded.isAtEnd()) {
        final int length = coded.readRawVarint32();
        if (length < 0 || length > MAX_SOURCE_BYTES) {
          throw new IOException("a source of " + length + " bytes");
        }
        final int limit = coded.pushLimit(length);
        final ListedSource source = ListedSource.parseFrom(coded);
        coded.checkLastTagWas(0);
        coded.popLimit(limit);
        // The limit of protobuf is for all that is read; here it is for one source.
        coded.resetSizeCounter();
        sources.accept(source);
      }
    } catch (IOException e) {
      throw new IOException(file + ": not a whole list of sources (" + e.getMessage() + ")", e);
    }
  }
}
