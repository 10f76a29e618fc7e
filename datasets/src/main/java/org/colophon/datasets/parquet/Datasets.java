package org.colophon.datasets.parquet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.colophon.datasets.outcomes.OutcomeFile;

/**
 * The datasets over all documents: {@code dataset/<table>/part-00000.parquet}, compacted from the
 * fragments of every published document. They are a view: they can be deleted and rebuilt.
 */
public final class Datasets {
  private static final String PART = "part-00000.parquet";
  private static final String PARQUET_SUFFIX = ".parquet";

  /** One table is written at a time, so it may hold more than a fragment does. */
  private static final long ROW_GROUP_BYTES = 32 << 20;

  private Datasets() {}

  /**
   * Rebuilds all tables from the documents that have an {@code outcome.json}, in order of their
   * folders. Tables change only when all of them could be written.
   *
   * @param output the output folder, which holds {@code documents/}
   * @throws IOException if a fragment cannot be read or a table cannot be written
   */
  public static void rebuild(Path output) throws IOException {
    final List<Path> documents = published(output.resolve("documents"));
    final List<TableWriter> tables = new ArrayList<>();
    try {
      for (final Table table : Table.values()) {
        final Path part = folder(output, table).resolve(PART);
        final TableWriter writer = TableWriter.create(part, table, ROW_GROUP_BYTES);
        tables.add(writer);
        for (final Path document : documents) {
          append(document.resolve(FragmentWriter.FOLDER).resolve(table.fileName()), table, writer);
        }
        writer.end();
      }
      for (final TableWriter writer : tables) {
        writer.publish();
      }
    } finally {
      TableWriter.closeAll(tables);
    }
    for (final Table table : Table.values()) {
      removeOldParts(folder(output, table));
    }
  }

  private static Path folder(Path output, Table table) {
    return output.resolve("dataset").resolve(table.word());
  }

  private static List<Path> published(Path documents) throws IOException {
    if (!Files.isDirectory(documents)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(documents)) {
      return folders.filter(folder -> OutcomeFile.read(folder).isPresent()).sorted().toList();
    }
  }

  private static void append(Path fragment, Table table, TableWriter writer) throws IOException {
    if (Files.notExists(fragment)) {
      return;
    }
    try (TableReader reader = TableReader.open(fragment, table)) {
      Optional<GenericRecord> row = reader.next();
      while (row.isPresent()) {
        writer.write(row.get());
        row = reader.next();
      }
    } catch (IOException e) {
      throw new IOException(
          fragment
              + ": cannot be read into the dataset ("
              + e.getMessage()
              + "); delete the folder's outcome.json and run again to make it anew",
          e);
    }
  }

  private static void removeOldParts(Path folder) throws IOException {
    final List<Path> old;
    try (Stream<Path> files = Files.list(folder)) {
      old =
          files
              .filter(file -> file.toString().endsWith(PARQUET_SUFFIX))
              .filter(file -> !file.getFileName().toString().equals(PART))
              .toList();
    }
    for (final Path file : old) {
      Files.delete(file);
    }
  }
}
