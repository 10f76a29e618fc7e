package org.colophon.specialists.confidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.colophon.datasets.parquet.Column;
import org.colophon.datasets.parquet.TableReader;
import org.colophon.datasets.parquet.TableSchema;
import org.colophon.datasets.parquet.TableWriter;

/**
 * Judged words in a Parquet file, a column for every clue, so that words of several evaluations can
 * be fitted together.
 *
 * @param path its place
 */
public record EvidenceFile(Path path) {
  /** What the file of an evaluation is called. */
  public static final String NAME = "evidence.parquet";

  private static final long ROW_GROUP_BYTES = 16 << 20;
  private static final TableSchema TABLE = new EvidenceTable();

  /**
   * Writes words, in their order.
   *
   * @throws IOException if the file cannot be written; an older one stays
   */
  public void write(List<JudgedEvidence> words) throws IOException {
    try (TableWriter writer = TableWriter.create(path, TABLE, ROW_GROUP_BYTES)) {
      for (final JudgedEvidence word : words) {
        writer.write(row(word));
      }
      writer.end();
      writer.publish();
    }
  }

  /**
   * All words of the file.
   *
   * @throws IOException if it is not there, damaged or of another version; one line that names it
   */
  public List<JudgedEvidence> read() throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new IOException(
          path + ": not there; name reports that colophon evaluate --calibrate has made");
    }
    final List<JudgedEvidence> words = new ArrayList<>();
    try (TableReader reader = TableReader.open(path, TABLE)) {
      for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
        words.add(word(row.get()));
      }
    }
    return words;
  }

  private static GenericRecord row(JudgedEvidence word) {
    final GenericRecord row = new GenericData.Record(TABLE.schema());
    row.put("group_name", word.group());
    row.put("document_id", word.document());
    row.put("word_id", word.word());
    row.put("specialist", word.specialist());
    row.put("model_digest", word.model());
    row.put("correct", word.correct());
    for (final Clue clue : Clue.values()) {
      row.put(clue.word(), word.evidence().get(clue));
    }
    return row;
  }

  private static JudgedEvidence word(GenericRecord row) {
    final Map<Clue, Double> clues = new EnumMap<>(Clue.class);
    for (final Clue clue : Clue.values()) {
      clues.put(clue, (double) row.get(clue.word()));
    }
    return new JudgedEvidence(
        row.get("group_name").toString(),
        row.get("document_id").toString(),
        row.get("word_id").toString(),
        row.get("specialist").toString(),
        row.get("model_digest").toString(),
        WordEvidence.of(clues),
        (boolean) row.get("correct"));
  }

  private static final class EvidenceTable implements TableSchema {
    private final List<Column> columns;
    private final Schema schema;

    EvidenceTable() {
      this.columns =
          Column.all(
              List.of(
                  Column.text("group_name", "part of the corpus"),
                  Column.text("document_id", "the document"),
                  Column.text("word_id", "the word, as in the edition"),
                  Column.text("specialist", "who read it"),
                  Column.text("model_digest", "SHA-256 of the model that read it"),
                  Column.flag("correct", "whether truth has this word here")),
              Arrays.stream(Clue.values())
                  .map(clue -> Column.real(clue.word(), "see docs/models.md"))
                  .toList());
      this.schema = TableSchema.record(word(), columns);
    }

    @Override
    public String word() {
      return "evidence";
    }

    @Override
    public List<Column> columns() {
      return columns;
    }

    @Override
    public Schema schema() {
      return schema;
    }
  }
}
