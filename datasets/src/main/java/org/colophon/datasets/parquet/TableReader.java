package org.colophon.datasets.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.avro.AvroReadSupport;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;

/** Reads the rows of a Parquet file of a table, one by one. */
public final class TableReader implements Closeable {
  /** Private in {@link AvroReadSupport}, whose setter takes Hadoop's configuration alone. */
  private static final String READ_SCHEMA = "parquet.avro.read.schema";

  private final Path file;
  private final ParquetReader<GenericRecord> parquet;

  private TableReader(Path file, ParquetReader<GenericRecord> parquet) {
    this.file = file;
    this.parquet = parquet;
  }

  /**
   * Opens a file. Columns that the table does not know are passed over.
   *
   * @throws IOException if the file cannot be read or lacks a column of the table
   */
  public static TableReader open(Path file, TableSchema table) throws IOException {
    final ParquetConfiguration settings = new PlainParquetConfiguration();
    settings.set(READ_SCHEMA, table.schema().toString());
    settings.set(AvroReadSupport.AVRO_REQUESTED_PROJECTION, table.schema().toString());
    try {
      return new TableReader(
          file,
          AvroParquetReader.<GenericRecord>builder(PathFiles.input(file), settings)
              .withDataModel(GenericData.get())
              .usePageChecksumVerification(true)
              .build());
    } catch (RuntimeException e) {
      throw malformed(file, e);
    }
  }

  /**
   * How many rows a file has, as its footer says.
   *
   * @throws IOException if the file cannot be read or has no whole footer
   */
  public static long rows(Path file) throws IOException {
    final ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
    try (ParquetFileReader footer = ParquetFileReader.open(PathFiles.input(file), options)) {
      return footer.getRecordCount();
    } catch (RuntimeException e) {
      throw malformed(file, e);
    }
  }

  /**
   * The next row, or empty after the last one.
   *
   * @throws IOException if the file is damaged
   */
  public Optional<GenericRecord> next() throws IOException {
    try {
      return Optional.ofNullable(parquet.read());
    } catch (IOException | RuntimeException e) {
      throw malformed(file, e);
    }
  }

  @Override
  public void close() throws IOException {
    parquet.close();
  }

  /** Parquet reports damage by many kinds of exceptions, and most do not name the file. */
  private static IOException malformed(Path file, Exception e) {
    return new IOException(file + ": not a whole Parquet file of this table: " + e, e);
  }
}
