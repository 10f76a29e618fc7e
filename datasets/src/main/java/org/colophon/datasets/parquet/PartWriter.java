package org.colophon.datasets.parquet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;

/** Writes the tables of one part from the fragments of its documents. */
final class PartWriter {
  private static final String SUFFIX = ".parquet";

  /** One table of a part is written at a time, so it may hold more than a fragment does. */
  private static final long ROW_GROUP_BYTES = 32 << 20;

  private PartWriter() {}

  /** The file of a part in a folder of tables. */
  static Path file(Path dataset, Table table, String part) {
    return dataset.resolve(table.word()).resolve(part + SUFFIX);
  }

  /**
   * Writes all tables, those without rows too, so that each can be asked for.
   *
   * @param documents folders of the documents with their keys, in order of their names
   */
  static DatasetManifest.Part write(Path dataset, String part, SortedMap<Path, Long> documents)
      throws IOException {
    final Map<String, Long> rows = new TreeMap<>();
    long fragmentBytes = 0;
    long bytes = 0;
    for (final Table table : Table.values()) {
      final Path file = file(dataset, table, part);
      long count = 0;
      try (TableWriter writer = TableWriter.create(file, table, ROW_GROUP_BYTES)) {
        for (final Path document : documents.keySet()) {
          final Path fragment = document.resolve(FragmentWriter.FOLDER).resolve(table.fileName());
          if (Files.exists(fragment)) {
            fragmentBytes += Files.size(fragment);
            count += append(fragment, table, writer);
          }
        }
        writer.end();
        writer.publish();
      }
      rows.put(table.word(), count);
      bytes += Files.size(file);
    }
    return new DatasetManifest.Part(part, documents.size(), fragmentBytes, bytes, rows);
  }

  private static long append(Path fragment, Table table, TableWriter writer) throws IOException {
    long rows = 0;
    try (TableReader reader = TableReader.open(fragment, table)) {
      Optional<GenericRecord> row = reader.next();
      while (row.isPresent()) {
        writer.write(row.get());
        rows++;
        row = reader.next();
      }
      return rows;
    } catch (IOException e) {
      throw new IOException(
          fragment
              + ": cannot be read into the dataset ("
              + e.getMessage()
              + "); delete the folder's outcome.json and run again to make it anew",
          e);
    }
  }
}
