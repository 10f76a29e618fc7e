package org.colophon.datasets.assemble;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.renditions.CsvTables;
import org.colophon.datasets.renditions.LatexWriter;
import org.colophon.datasets.renditions.MarkdownWriter;
import org.colophon.datasets.renditions.PlainTextWriter;
import org.colophon.datasets.renditions.Rendition;
import org.colophon.datasets.renditions.RenditionWriter;
import org.colophon.datasets.renditions.page.AltoWriter;
import org.colophon.datasets.renditions.page.HocrWriter;
import org.colophon.datasets.renditions.page.PageImages;
import org.colophon.datasets.renditions.page.PdfWriter;
import org.colophon.datasets.store.StorageException;

/**
 * All renditions of one document that are fed page by page. One that fails on this document is
 * given up, with a failure, and the others go on.
 */
final class Renditions implements AutoCloseable {
  private final Document document;
  private final Consumer<Failure> failures;
  private final Map<Rendition, RenditionWriter> writers = new EnumMap<>(Rendition.class);

  private Renditions(Document document, Consumer<Failure> failures) {
    this.document = document;
    this.failures = failures;
  }

  static Renditions open(
      List<Rendition> wanted,
      Path folder,
      Document document,
      PageImages images,
      Consumer<Failure> failures)
      throws IOException {
    final Renditions renditions = new Renditions(document, failures);
    for (final Rendition rendition : wanted) {
      if (rendition != Rendition.PARQUET) {
        renditions.attempt(
            rendition,
            () -> renditions.writers.put(rendition, writer(rendition, folder, document, images)));
      }
    }
    return renditions;
  }

  private static RenditionWriter writer(
      Rendition rendition, Path folder, Document document, PageImages images) throws IOException {
    return switch (rendition) {
      case MD -> MarkdownWriter.create(folder, document);
      case TEX -> LatexWriter.create(folder, document);
      case TXT -> PlainTextWriter.create(folder, document);
      case CSV -> CsvTables.create(folder);
      case HOCR -> HocrWriter.create(folder, document);
      case ALTO -> AltoWriter.create(folder, document);
      case PDF -> PdfWriter.create(folder, document, images);
      case PARQUET -> throw new IllegalArgumentException("fragments are no rendition of pages");
    };
  }

  void page(Page page) throws IOException {
    each(writer -> writer.page(page));
  }

  void missing(int number, Failure failure) throws IOException {
    each(writer -> writer.missing(number, failure));
  }

  /** Completes all files. */
  void finish() throws IOException {
    each(RenditionWriter::close);
    writers.clear();
  }

  private interface Step {
    void run() throws IOException;
  }

  private interface WriterStep {
    void run(RenditionWriter writer) throws IOException;
  }

  private void each(WriterStep step) throws IOException {
    for (final Iterator<Map.Entry<Rendition, RenditionWriter>> entries =
            writers.entrySet().iterator();
        entries.hasNext(); ) {
      final Map.Entry<Rendition, RenditionWriter> entry = entries.next();
      if (!attempt(entry.getKey(), () -> step.run(entry.getValue()))) {
        entries.remove();
        // It then drops what it wrote, and its temporary files.
        attempt(entry.getKey(), entry.getValue()::close);
      }
    }
  }

  private boolean attempt(Rendition rendition, Step step) throws IOException {
    try {
      step.run();
      return true;
    } catch (IOException e) {
      // Only the PDF is made from the source, which may be damaged; the others fail for the
      // storage, as everything would.
      if (rendition != Rendition.PDF || StorageException.in(e).isPresent()) {
        throw e;
      }
      failures.accept(failure(rendition, e));
      return false;
    } catch (RuntimeException | StackOverflowError e) {
      final Optional<StorageException> sick = StorageException.in(e);
      if (sick.isPresent()) {
        throw sick.get();
      }
      failures.accept(failure(rendition, e));
      return false;
    }
  }

  private Failure failure(Rendition rendition, Throwable e) {
    final String name = document.sources().get(0).name();
    return new Failure(
        "assemble",
        name,
        document.id(),
        document.id(),
        "RENDITION",
        name + ": its " + rendition.word() + " could not be written: " + e,
        "the other renditions are complete; leave "
            + rendition.word()
            + " out of --to, or report this with the file",
        1);
  }

  /**
   * After a failure elsewhere: closes what is open; the folder has no outcome, so nobody reads it.
   */
  @Override
  public void close() throws IOException {
    for (final RenditionWriter writer : writers.values()) {
      writer.close();
    }
    writers.clear();
  }
}
