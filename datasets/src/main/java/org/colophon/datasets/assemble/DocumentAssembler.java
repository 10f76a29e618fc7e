package org.colophon.datasets.assemble;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.FinishedPage;
import org.colophon.datasets.model.Ids;
import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.MadeWith;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.model.Receipt;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.outcomes.OutcomeFile;
import org.colophon.datasets.outcomes.OutcomeTally;
import org.colophon.datasets.parquet.DocumentRows;
import org.colophon.datasets.parquet.FragmentWriter;
import org.colophon.datasets.renditions.Rendition;
import org.colophon.datasets.store.PageStore;
import org.colophon.datasets.store.Patience;
import org.colophon.datasets.store.Trees;

/**
 * Publishes a document of which every page ended: streams its page files in order through all
 * renditions, then writes {@code outcome.json} last. Never holds more than one page.
 */
public final class DocumentAssembler {
  private final Path output;
  private final PageStore store;
  private final MadeWith made;
  private final List<Rendition> renditions;

  /**
   * @param output the output folder
   * @param made what the pages in the store were made with, and what is published as such
   */
  public DocumentAssembler(
      Path output, PageStore store, MadeWith made, List<Rendition> renditions) {
    this.output = output;
    this.store = store;
    this.made = made;
    this.renditions = List.copyOf(renditions);
  }

  /**
   * Writes the document's folder.
   *
   * @param reading the document; the first of its sources is read
   * @param failed receipts of the pages that could not be done; one for page 0 where the source
   *     could not be opened, or where it took the worker along that made the PDF from it: the PDF
   *     is then left out
   * @param source opens the source again, for the page images of the PDF
   * @param passwords for the source
   * @throws IOException if a rendition cannot be written, with all patience; the folder then has no
   *     {@code outcome.json}
   */
  public Outcome assemble(
      Document reading, List<Receipt> failed, SourceOpener source, List<String> passwords)
      throws IOException {
    return Patience.ofProcess().with(() -> publish(reading, failed, source, passwords));
  }

  /** May be done again when it failed anywhere, for it begins by clearing the folder. */
  private Outcome publish(
      Document reading, List<Receipt> failed, SourceOpener source, List<String> passwords)
      throws IOException {
    final Document document = reading.withSourcesInOrder();
    final Path folder = output.resolve("documents").resolve(document.folder());
    // From here until the new outcome stands, readers see no document rather than a mixed one.
    Files.deleteIfExists(folder.resolve(OutcomeFile.NAME));
    // No stale file may stay beside the new ones.
    Trees.delete(folder);
    // Before the outcome: whoever finds it by another name must find this folder.
    store.putEdition(document.id(), document.folder());
    Files.createDirectories(folder);

    final OutcomeTally tally = new OutcomeTally(document);
    final List<Failure> late = new ArrayList<>();
    // A source that could not be opened has no pages to render; its rows and its outcome say so.
    final List<Rendition> wanted = document.pages().isEmpty() ? List.of() : renditions(failed);
    try (ReopenedSource images = new ReopenedSource(reading, source, passwords);
        Renditions pages = Renditions.open(wanted, folder, document, images, late::add);
        DocumentRows rows = rows(folder, document)) {
      stream(document, failed, folder, tally, pages, rows);
      pages.finish();
      for (final Failure failure : late) {
        tally.missing(failure);
        rows.failure(failure);
      }
      rows.commit(tally.outcome(List.of()));
    }
    final Outcome outcome = tally.outcome(OutcomeFile.renditionsIn(folder)).withMadeWith(made);
    OutcomeFile.write(folder, outcome);
    return outcome;
  }

  private void stream(
      Document document,
      List<Receipt> failed,
      Path folder,
      OutcomeTally tally,
      Renditions pages,
      DocumentRows rows)
      throws IOException {
    final Map<Integer, Failure> failures =
        failed.stream()
            .filter(receipt -> receipt.failure().isPresent())
            .collect(
                Collectors.toMap(
                    Receipt::pageNumber, receipt -> receipt.failure().get(), (a, b) -> a));
    final Failure whole = failures.get(0);
    if (whole != null) {
      tally.missing(whole);
      rows.failure(whole);
    }
    for (final int number : document.pages()) {
      final Optional<FinishedPage> page =
          store.finished(document.id(), made.fingerprints(), number);
      if (page.isPresent()) {
        copyImages(document, page.get(), folder);
        tally.page(page.get());
        pages.page(page.get().page());
        rows.page(page.get());
      } else {
        final Failure failure = failures.getOrDefault(number, vanished(document, number));
        tally.missing(failure);
        pages.missing(number, failure);
        rows.missing(number, failure);
      }
    }
  }

  private DocumentRows rows(Path folder, Document document) throws IOException {
    return renditions.contains(Rendition.PARQUET)
        ? FragmentWriter.create(folder, document)
        : DocumentRows.NONE;
  }

  private List<Rendition> renditions(List<Receipt> failed) {
    final boolean withoutPdf = failed.stream().anyMatch(receipt -> receipt.pageNumber() == 0);
    return renditions.stream().filter(one -> one != Rendition.PDF || !withoutPdf).toList();
  }

  private static Failure vanished(Document document, int number) {
    final String name = document.sources().get(0).name();
    return new Failure(
        "assemble",
        name,
        document.id(),
        Ids.page(document.id(), number),
        "VANISHED",
        name + ": page " + number + " is no longer in the page store",
        "run again",
        1);
  }

  private void copyImages(Document document, FinishedPage page, Path folder) throws IOException {
    for (final Region region : page.page().regions()) {
      final Optional<ImageRef> image = region.content().keptImage();
      if (image.isPresent()) {
        final Path figures = folder.resolve("figures");
        Files.createDirectories(figures);
        Files.copy(
            store.image(document.id(), made.fingerprints(), image.get().name()),
            figures.resolve(image.get().name()),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
