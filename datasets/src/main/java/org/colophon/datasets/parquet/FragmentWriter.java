package org.colophon.datasets.parquet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.colophon.datasets.model.Cost;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.FinishedPage;
import org.colophon.datasets.model.Ids;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.model.SourceName;

/**
 * Writes a document's own Parquet files, {@code data/<table>.parquet}, page by page; the memory
 * does not grow with the pages. A table without rows has no file. Files appear on {@link #commit};
 * closing without it leaves the folder as it was. The same pages give the same bytes, but for
 * {@link Table#COSTS}. For one thread.
 */
public final class FragmentWriter implements DocumentRows {
  /** Folder of the fragments below the document's folder. */
  public static final String FOLDER = "data";

  /** Up to eleven files are open at once, and a worker assembles several documents. */
  private static final long ROW_GROUP_BYTES = 2 << 20;

  private final Path data;
  private final Document document;
  private final Map<Table, TableWriter> writers = new EnumMap<>(Table.class);

  private FragmentWriter(Path data, Document document) {
    this.data = data;
    this.document = document;
  }

  /**
   * Starts the fragments of a document.
   *
   * @param folder the document's folder
   * @throws IOException if a file cannot be made
   */
  public static FragmentWriter create(Path folder, Document document) throws IOException {
    final FragmentWriter writer = new FragmentWriter(folder.resolve(FOLDER), document);
    try {
      writer.sources();
      return writer;
    } catch (IOException | RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  /**
   * Writes the names of a published document anew, and nothing else of it.
   *
   * @param folder the document's folder
   * @throws IOException if the file cannot be written; the earlier one then stays
   */
  public static void replaceSources(Path folder, Document document) throws IOException {
    try (FragmentWriter writer = create(folder, document)) {
      final TableWriter sources = writer.writers.get(Table.SOURCES);
      sources.end();
      sources.publish();
    }
  }

  @Override
  public void page(FinishedPage finished) throws IOException {
    PageRows.write(finished, this::write);
    for (final Cost cost : finished.costs()) {
      cost(cost);
    }
    for (final Failure failure : finished.failures()) {
      failure(finished.page().number(), failure);
    }
  }

  @Override
  public void missing(int number, Failure failure) throws IOException {
    final String pageId = Ids.page(document.id(), number);
    write(Table.PAGES, PageRows.missing(document.id(), pageId, number));
    failure(number, failure);
  }

  @Override
  public void failure(Failure failure) throws IOException {
    failure(0, failure);
  }

  @Override
  public void commit(Outcome outcome) throws IOException {
    document(outcome);
    for (final TableWriter writer : writers.values()) {
      writer.end();
    }
    for (final Table table : Table.values()) {
      if (writers.containsKey(table)) {
        writers.get(table).publish();
      } else {
        Files.deleteIfExists(data.resolve(table.fileName()));
      }
    }
  }

  /** Without a commit before: deletes what was written. */
  @Override
  public void close() throws IOException {
    TableWriter.closeAll(writers.values());
  }

  private void sources() throws IOException {
    int position = 0;
    for (final SourceName source : document.sources()) {
      source("source", ++position, source.uri(), source.name());
    }
    position = 0;
    for (final String member : document.members()) {
      source("member", ++position, member, "");
    }
  }

  private void source(String role, int position, String uri, String name) throws IOException {
    write(
        Table.SOURCES,
        Row.of(Table.SOURCES)
            .set("document_id", document.id())
            .set("role", role)
            .set("position", position)
            .set("uri", uri)
            .set("name", name));
  }

  private void document(Outcome outcome) throws IOException {
    write(
        Table.DOCUMENTS,
        Row.of(Table.DOCUMENTS)
            .set("document_id", document.id())
            .set("digest", document.digest())
            .set("name", document.name())
            .set("folder", document.folder())
            .set("type", PageRows.lower(document.type()))
            .set("bytes", document.bytes())
            .set("page_count", document.pageCount())
            .set("pages_asked", document.pages().size())
            .set("pages_done", outcome.pagesDone())
            .set("pages_failed", outcome.pagesFailed())
            .set("status", PageRows.lower(outcome.status()))
            .set("words", outcome.words())
            .set("mean_confidence", outcome.meanConfidence())
            .set("fingerprint", document.fingerprint()));
  }

  private void cost(Cost cost) throws IOException {
    write(
        Table.COSTS,
        Row.of(Table.COSTS)
            .set("document_id", document.id())
            .set("element_id", cost.elementId())
            .set("step", cost.step())
            .set("cpu_seconds", cost.cpuSeconds())
            .set("wall_seconds", cost.wallSeconds())
            .set("attempts", cost.attempts())
            .set("specialist", cost.specialist())
            .set("kind", cost.kind())
            .set("input_tokens", cost.usage().inputTokens())
            .set("output_tokens", cost.usage().outputTokens())
            .set("money", cost.usage().money()));
  }

  private void failure(int page, Failure failure) throws IOException {
    write(
        Table.FAILURES,
        Row.of(Table.FAILURES)
            .set("document_id", document.id())
            .set("page", page)
            .set("element_id", failure.elementId())
            .set("stage", failure.stage())
            .set("source", failure.source())
            .set("cause", failure.cause())
            .set("message", failure.message())
            .set("cure", failure.cure()));
    // Attempts may differ between runs, so they are kept with the costs.
    cost(new Cost(failure.elementId(), failure.stage(), 0, 0, failure.attempts()));
  }

  private void write(Table table, Row row) throws IOException {
    TableWriter writer = writers.get(table);
    if (writer == null) {
      writer = TableWriter.create(data.resolve(table.fileName()), table, ROW_GROUP_BYTES);
      writers.put(table, writer);
    }
    writer.write(row.values());
  }
}
