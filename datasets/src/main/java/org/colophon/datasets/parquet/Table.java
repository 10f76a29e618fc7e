package org.colophon.datasets.parquet;

import static org.colophon.datasets.parquet.Column.all;
import static org.colophon.datasets.parquet.Column.big;
import static org.colophon.datasets.parquet.Column.box;
import static org.colophon.datasets.parquet.Column.flag;
import static org.colophon.datasets.parquet.Column.real;
import static org.colophon.datasets.parquet.Column.text;
import static org.colophon.datasets.parquet.Column.whole;

import java.util.List;
import java.util.Locale;
import org.apache.avro.Schema;

/**
 * The tables of a dataset and their columns. Tables join by {@code document_id}, {@code page_id},
 * {@code region_id}, {@code line_id} and {@code word_id}, the ids that stand in every rendition.
 * What differs between runs of the same input and fingerprint lies in {@link #COSTS} alone.
 */
// The list is a copy and the schema is shared with no one who changes it.
@SuppressWarnings("ImmutableEnumChecker")
public enum Table implements TableSchema {
  /** Every name under which a document's bytes were found, and the members of groups. */
  SOURCES(
      List.of(
          text("document_id", "the document"),
          text("role", "source, or member for a file of a group"),
          whole("position", "from 1, in order; of members: page order"),
          text("uri", "where it was found; of members: the file"),
          text("name", "readable name; empty for members"))),
  DOCUMENTS(
      List.of(
          text("document_id", "key: d and the first 16 hex digits of the digest"),
          text("digest", "SHA-256 of the source bytes, hex"),
          text("name", "readable name"),
          text("folder", "folder below documents/"),
          text("type", "pdf, tiff, group ..."),
          big("bytes", "size of the source"),
          whole("page_count", "pages in the source"),
          whole("pages_asked", "pages asked for"),
          whole("pages_done", "pages done"),
          whole("pages_failed", "pages that could not be done"),
          text("status", "complete, partial or failed"),
          big("words", "words in all regions"),
          real("mean_confidence", "mean over words, 0 to 1; 0 without words"),
          text("fingerprint", "digest of everything that can change a result"))),
  PAGES(
      all(
          pageKeys(),
          List.of(
              text("status", "complete, partial (a region failed) or failed"),
              whole("width", "of the original raster, pixels; 0 for a failed page"),
              whole("height", "of the original raster, pixels; 0 for a failed page"),
              real("dpi", "resolution of the original raster, pixels per inch"),
              text("origin", "ocr, text_layer, blank or unknown"),
              text("origin_reason", "why this origin was chosen, in plain words"),
              text("language", "Tesseract language codes joined by +"),
              text("cleaning", "cleaning steps that acted, in order, joined by +"),
              whole("regions", "regions on the page"),
              whole("words", "words in all regions")))),
  REGIONS(
      all(
          regionKeys(),
          List.of(
              whole("position", "in reading order, from 1"),
              text("kind", "heading, text, list, table, formula, chart, figure ..."),
              whole("level", "heading level 1 to 6, list nesting from 1, otherwise 0")),
          box(),
          List.of(
              text("target", "of a caption or footnote: the region it belongs to"),
              text("content", "text, table, figure, formula, chart or unreadable"),
              text("text", "lines joined by line feeds"),
              text("latex", "of a formula that was read"),
              text("image", "file name of the kept image"),
              text("reason", "of unreadable ink: why")),
          readBy(),
          List.of(whole("alternatives", "other readings, see the readings table")))),
  LINES(
      all(
          regionKeys(),
          List.of(text("line_id", "key; empty for words outside numbered lines")),
          box(),
          List.of(
              real("baseline_x0", "start of the baseline, pixels of the original page raster"),
              real("baseline_y0", "start of the baseline, pixels of the original page raster"),
              real("baseline_x1", "end of the baseline, pixels of the original page raster"),
              real("baseline_y1", "end of the baseline, pixels of the original page raster"),
              text("text", "words joined by spaces"),
              whole("words", "words on the line")))),
  WORDS(
      all(
          regionKeys(),
          List.of(text("line_id", "the line"), text("word_id", "key"), text("text", "as printed")),
          box(),
          List.of(
              real("confidence", "probability that the text is right, 0 to 1"),
              flag("bold", "set in bold"),
              flag("italic", "set in italics"),
              flag("monospace", "set in a face of one width"),
              flag("superscript", "set above the line"),
              flag("subscript", "set below the line"),
              real("points", "font size in points at the page's resolution; 0 when unknown")))),
  CELLS(
      all(
          regionKeys(),
          List.of(
              whole("row_index", "from 0"),
              whole("column_index", "from 0"),
              whole("row_span", "from 1"),
              whole("column_span", "from 1"),
              flag("header", "whether it heads a row or column"),
              text("text", "lines joined by spaces")),
          box(),
          List.of(real("confidence", "probability that the cell is right, 0 to 1")))),
  POINTS(
      all(
          regionKeys(),
          List.of(
              whole("series_position", "series of the chart, from 1"),
              text("series", "name of the series"),
              whole("position", "in the series, from 1"),
              text("x", "category or abscissa, as printed"),
              real("y", "value, in units of the chart's axis")),
          box(),
          List.of(real("confidence", "probability that the point is right, 0 to 1")))),
  READINGS(
      all(
          regionKeys(),
          List.of(
              whole("position", "0 for the chosen reading, from 1 for the others"),
              text("content", "text, table, figure, formula, chart or unreadable"),
              text("text", "lines joined by line feeds"),
              text("latex", "of a formula")),
          readBy(),
          List.of(
              text("parameters", "key=value pairs of the specialist, sorted, joined by ;"),
              text("verdict", "accepted, rejected, doubted, or unknown where nobody had to choose"),
              text("asked", "why the specialist was asked, in plain words"),
              text("judged", "why the reading was rejected or doubted, in plain words")))),
  COSTS(
      List.of(
          text("document_id", "the document"),
          text("element_id", "document, page or region"),
          text("step", "step of the flow"),
          real("cpu_seconds", "processor time"),
          real("wall_seconds", "time on the clock"),
          whole("attempts", "tries, from 1"),
          text("specialist", "who made the reading; empty for other work"),
          text("kind", "of the region that was read; empty for other work"),
          big("input_tokens", "that a language model took"),
          big("output_tokens", "that a language model gave"),
          real("money", "in the currency of the specialist's prices"))),
  FAILURES(
      List.of(
          text("document_id", "the document"),
          whole("page", "number of the page, from 1; 0 for the document as a whole"),
          text("element_id", "document, page or region"),
          text("stage", "step of the flow"),
          text("source", "name of the source file"),
          text("cause", "why, as a stable code"),
          text("message", "the file and the cause, one line"),
          text("cure", "what can be done about it, one line")));

  private final List<Column> columns;
  private final Schema schema;

  Table(List<Column> columns) {
    this.columns = columns;
    schema = TableSchema.record(word(), columns);
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

  private static List<Column> pageKeys() {
    return List.of(
        text("document_id", "the document"),
        text("page_id", "the page"),
        whole("page", "number of the page, from 1"));
  }

  private static List<Column> regionKeys() {
    return all(pageKeys(), List.of(text("region_id", "the region")));
  }

  private static List<Column> readBy() {
    return List.of(
        real("confidence", "probability that the reading is right, 0 to 1"),
        text("specialist", "who made the reading"),
        text("version", "of the specialist"),
        text("model_digest", "SHA-256 of the model, hex; empty without a model"));
  }
}
