package org.colophon.datasets.parquet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * Puts the encodings of each column, which parquet-java lists in an order that differs from one JVM
 * to the next, into a fixed order, so that the same rows give the same bytes. Everything else
 * passes as it is. A Parquet file ends with its metadata, their length in four bytes, the lowest
 * first, and {@code PAR1} (Apache Parquet format, "File format").
 */
final class SteadyFooter extends OutputStream {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int TRAILER_BYTES = Integer.BYTES + MAGIC.length;

  private final OutputStream out;
  private ByteArrayOutputStream held;

  SteadyFooter(OutputStream out) {
    this.out = out;
  }

  /** Called before the footer is written; from here all is held in memory until the stream ends. */
  void expect() {
    held = new ByteArrayOutputStream();
  }

  @Override
  public void write(int value) throws IOException {
    (held == null ? out : held).write(value);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    (held == null ? out : held).write(bytes, offset, length);
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    try (out) {
      if (held != null) {
        final byte[] end = held.toByteArray();
        held = null;
        writeSteady(end);
      }
    }
  }

  private void writeSteady(byte[] end) throws IOException {
    final int footer = footerStart(end);
    if (footer < 0) {
      // Writing broke off before the footer; who closes the file knows why.
      out.write(end);
      return;
    }
    final FileMetaData metadata =
        Util.readFileMetaData(
            new ByteArrayInputStream(end, footer, end.length - TRAILER_BYTES - footer));
    for (final RowGroup group : metadata.getRow_groups()) {
      for (final ColumnChunk chunk : group.getColumns()) {
        final ColumnMetaData column = chunk.getMeta_data();
        final List<Encoding> encodings = new ArrayList<>(column.getEncodings());
        Collections.sort(encodings);
        column.setEncodings(encodings);
      }
    }
    final ByteArrayOutputStream steady = new ByteArrayOutputStream();
    Util.writeFileMetaData(metadata, steady);
    out.write(end, 0, footer);
    steady.writeTo(out);
    out.write(
        ByteBuffer.allocate(TRAILER_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(steady.size())
            .put(MAGIC)
            .array());
  }

  /** Where the metadata begin; -1 without a whole footer. */
  static int footerStart(byte[] end) {
    final int trailer = end.length - TRAILER_BYTES;
    if (trailer < 0
        || !Arrays.equals(end, end.length - MAGIC.length, end.length, MAGIC, 0, MAGIC.length)) {
      return -1;
    }
    final int length = ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN).getInt(trailer);
    return length < 0 || length > trailer ? -1 : trailer - length;
  }
}
