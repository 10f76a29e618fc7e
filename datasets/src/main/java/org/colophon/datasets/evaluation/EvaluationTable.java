package org.colophon.datasets.evaluation;

import static org.colophon.datasets.parquet.Column.all;
import static org.colophon.datasets.parquet.Column.box;
import static org.colophon.datasets.parquet.Column.flag;
import static org.colophon.datasets.parquet.Column.real;
import static org.colophon.datasets.parquet.Column.text;
import static org.colophon.datasets.parquet.Column.whole;

import java.util.List;
import java.util.Locale;
import org.apache.avro.Schema;
import org.colophon.datasets.parquet.Column;
import org.colophon.datasets.parquet.TableSchema;

/**
 * The tables of an evaluation. They join by {@code source} and {@code element_id}, and with the
 * datasets of the edition by {@code document_id}.
 */
// The list is a copy and the schema is shared with no one who changes it.
@SuppressWarnings("ImmutableEnumChecker")
public enum EvaluationTable implements TableSchema {
  ELEMENTS(
      all(
          keys(),
          List.of(
              text("document_id", "the document; empty where the source never became one"),
              whole("page", "number of the page, from 1; 0 for the document as a whole"),
              text("kind", "document, page, line, table, formula, chart, region or fact"),
              text("truth", "what is true, as text"),
              text("reading", "what was read, as text")),
          box(),
          List.of(
              text("specialist", "who read it, joined by +"),
              real("confidence", "of the reading, 0 to 1"),
              text("status", "complete, partial or failed: failed counts as wrong")))),
  SCORES(
      all(
          keys(),
          List.of(
              text("metric", "name of the metric"),
              real("part", "numerator: sums over elements give the micro average"),
              real("whole", "denominator")))),
  WORDS(
      all(
          keys(),
          List.of(
              text("document_id", "the document"),
              text("word_id", "the word, as in the edition"),
              text("specialist", "who read it"),
              text("text", "as it was read"),
              real("confidence", "probability that the text is right, 0 to 1"),
              flag("calibrated", "whether the confidence was fitted to truth, or is raw"),
              flag("correct", "whether truth has this word here")))),
  DETECTIONS(
      all(
          keys(),
          List.of(
              text("kind", "of region, as the truth would call it"),
              flag("found", "a region that was found; otherwise one that truth has"),
              real("confidence", "of a found region, 0 to 1"),
              whole("matched", "bit i: matches a true one at an overlap of 0.50 + 0.05 i"))));

  private final List<Column> columns;
  private final Schema schema;

  EvaluationTable(List<Column> columns) {
    this.columns = columns;
    this.schema = TableSchema.record(word(), columns);
  }

  @Override
  public final String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public Schema schema() {
    return schema;
  }

  private static List<Column> keys() {
    return List.of(
        text("group_name", "part of the corpus"),
        text("source", "name of the source file"),
        text("element_id", "the element, unique in its source"));
  }
}
