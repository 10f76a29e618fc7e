package org.colophon.datasets.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;
import org.colophon.datasets.parquet.TableReader;
import org.colophon.datasets.parquet.TableWriter;
import org.colophon.datasets.store.Trees;

/**
 * The folder of an evaluation: {@code edition/}, what was read; {@code scores/}, one Parquet file a
 * table; {@code work/}, the scores of single sources while the run lasts; and the report.
 *
 * @param folder its place
 */
public record EvaluationFolder(Path folder) {
  private static final long ROW_GROUP_BYTES = 16 << 20;

  /** Where the digitized corpus goes. */
  public Path edition() {
    return folder.resolve("edition");
  }

  /** The report as one page for a browser. */
  public Path html() {
    return folder.resolve("report.html");
  }

  /** The report as text. */
  public Path markdown() {
    return folder.resolve("report.md");
  }

  /** The file of a table over all sources. */
  public Path table(EvaluationTable table) {
    return folder.resolve("scores").resolve(table.fileName());
  }

  /**
   * Writes the scores of one source; all of its tables are there or none of them counts.
   *
   * @param key names the source in this folder: letters and digits
   * @throws IOException if they cannot be written
   */
  public void write(String key, SourceScores scores) throws IOException {
    final Map<EvaluationTable, TableWriter> writers = new EnumMap<>(EvaluationTable.class);
    try {
      for (final EvaluationTable table : EvaluationTable.values()) {
        writers.put(
            table,
            TableWriter.create(fragments(key).resolve(table.fileName()), table, ROW_GROUP_BYTES));
      }
      for (final SourceScores.Scored scored : scores.elements()) {
        writers.get(EvaluationTable.ELEMENTS).write(EvaluationRows.row(scored.element()));
        for (final Score score : scored.scores()) {
          writers.get(EvaluationTable.SCORES).write(EvaluationRows.row(scored.element(), score));
        }
      }
      for (final JudgedWord word : scores.words()) {
        writers.get(EvaluationTable.WORDS).write(EvaluationRows.row(word));
      }
      for (final Detection detection : scores.detections()) {
        writers.get(EvaluationTable.DETECTIONS).write(EvaluationRows.row(detection));
      }
      for (final TableWriter writer : writers.values()) {
        writer.end();
        writer.publish();
      }
    } finally {
      TableWriter.closeAll(writers.values());
    }
  }

  /**
   * Joins the scores of these sources to the tables over all, in the order of the keys, and drops
   * the single ones.
   *
   * @throws IOException if one cannot be read or a table cannot be written; the older tables stay
   */
  public void compact(Collection<String> keys) throws IOException {
    final List<String> sorted = keys.stream().sorted().distinct().toList();
    final List<TableWriter> writers = new ArrayList<>();
    try {
      for (final EvaluationTable table : EvaluationTable.values()) {
        final TableWriter writer = TableWriter.create(table(table), table, ROW_GROUP_BYTES);
        writers.add(writer);
        for (final String key : sorted) {
          copy(fragments(key).resolve(table.fileName()), table, writer);
        }
        writer.end();
      }
      for (final TableWriter writer : writers) {
        writer.publish();
      }
    } finally {
      TableWriter.closeAll(writers);
    }
    for (final String key : sorted) {
      Trees.delete(fragments(key));
    }
  }

  private static void copy(Path file, EvaluationTable table, TableWriter writer)
      throws IOException {
    try (TableReader reader = TableReader.open(file, table)) {
      for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
        writer.write(row.get());
      }
    }
  }

  private Path fragments(String key) {
    return folder.resolve("work").resolve(key);
  }
}
