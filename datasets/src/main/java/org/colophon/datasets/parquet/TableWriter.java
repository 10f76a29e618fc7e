package org.colophon.datasets.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.colophon.datasets.store.AtomicFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one Parquet file, seen complete or not at all: rows, then {@link #end()}, then {@link
 * #publish()}; closing before that leaves no file. The same rows in the same order give the same
 * bytes.
 */
public final class TableWriter implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(TableWriter.class);
  private static final int PAGE_BYTES = 256 << 10;

  /** Ids and texts rarely repeat often enough for larger dictionaries to pay. */
  private static final int DICTIONARY_BYTES = 256 << 10;

  private final TableSchema table;
  private final AtomicFile file;
  private final SteadyFooter footer;
  private final ParquetWriter<GenericRecord> parquet;
  private boolean ended;

  private TableWriter(
      TableSchema table,
      AtomicFile file,
      SteadyFooter footer,
      ParquetWriter<GenericRecord> parquet) {
    this.table = table;
    this.file = file;
    this.footer = footer;
    this.parquet = parquet;
  }

  /**
   * Opens a file for rows of a table.
   *
   * @param rowGroupBytes about how much is held in memory before it is written
   * @throws IOException if the file cannot be made
   */
  public static TableWriter create(Path target, TableSchema table, long rowGroupBytes)
      throws IOException {
    final AtomicFile file = AtomicFile.create(target);
    try {
      final SteadyFooter footer = new SteadyFooter(file.stream());
      return new TableWriter(
          table,
          file,
          footer,
          AvroParquetWriter.<GenericRecord>builder(PathFiles.output(footer))
              .withSchema(table.schema())
              .withConf(new PlainParquetConfiguration())
              .withCompressionCodec(CompressionCodecName.ZSTD)
              .withRowGroupSize(rowGroupBytes)
              .withPageSize(PAGE_BYTES)
              .withDictionaryPageSize(DICTIONARY_BYTES)
              .build());
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  public void write(GenericRecord row) throws IOException {
    parquet.write(row);
  }

  /** Writes what is held and the footer; no more rows after that. */
  public void end() throws IOException {
    ended = true;
    footer.expect();
    parquet.close();
  }

  /** Gives the ended file its name, replacing an older one. */
  public void publish() throws IOException {
    file.commit();
  }

  /** Without {@link #publish} before: deletes what was written. */
  @Override
  public void close() throws IOException {
    try {
      if (!ended) {
        end();
      }
    } catch (IOException | RuntimeException e) {
      // What failed to be written is deleted below; why it failed was said when rows were written.
      LOG.debug("{} table given up", table.word(), e);
    } finally {
      file.close();
    }
  }

  /** Closes all, whichever of them fail. */
  public static void closeAll(Collection<TableWriter> writers) throws IOException {
    IOException failure = null;
    for (final TableWriter writer : writers) {
      try {
        writer.close();
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
