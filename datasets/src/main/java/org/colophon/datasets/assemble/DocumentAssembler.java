package org.colophon.datasets.assemble;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.FinishedPage;
import org.colophon.datasets.model.Ids;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.model.Receipt;
import org.colophon.datasets.outcomes.OutcomeFile;
import org.colophon.datasets.outcomes.OutcomeTally;
import org.colophon.datasets.renditions.Rendition;
import org.colophon.datasets.renditions.RenditionWriter;
import org.colophon.datasets.store.PageStore;

/**
 * Publishes a document of which every page ended: streams its page files in order through all renditions, then writes {@code
 * outcome.json} last. Never holds more than one page.
 */
public final class DocumentAssembler {
  private final Path output;
  private final PageStore store;
  private final String pageFingerprint;
  private final List<Rendition> renditions;

  public DocumentAssembler(
      Path output, PageStore store, String pageFingerprint, List<Rendition> renditions) {
    this.output = output;
    this.store = store;
    this.pageFingerprint = pageFingerprint;
    this.renditions = List.copyOf(renditions);
  }

  /**
   * Writes the document's folder.
   *
   * @param failed receipts of the pages that could not be done; one for page 0 where the source could not be opened
   * @param source opens the source again, for the page images of the PDF
   * @param passwords for the source
   * @throws IOException if a rendition cannot be written; the folder then has no {@code outcome.json}
   */
  public Outcome assemble(
      Document document, List<Receipt> failed, SourceOpener source, List<String> passwords)
      throws IOException {
    final Path folder = output.resolve("documents").resolve(document.folder());
    // From here until the new outcome stands, readers see no document rather than a mixed one.
    Files.deleteIfExists(folder.resolve(OutcomeFile.NAME));
    Folders.empty(folder);
    Files.createDirectories(folder);

    final OutcomeTally tally = new OutcomeTally(document);
    failed.stream()
        .filter(receipt -> receipt.pageNumber() == 0)
        .forEach(receipt -> receipt.failure().ifPresent(tally::sourceFailed));
    try (PdfImages images = new PdfImages(document, source, passwords);
        Renditions writers = Renditions.open(renditions, folder, document, images)) {
      final Map<Integer, Failure> failures =
          failed.stream()
              .filter(receipt -> receipt.failure().isPresent())
              .collect(Collectors.toMap(Receipt::pageNumber, receipt -> receipt.failure().get(), (a, b) -> a));
      for (final int number : document.pages()) {
        final Optional<FinishedPage> page = store.finished(document.id(), pageFingerprint, number);
        if (page.isPresent()) {
          tally.page(page.get());
          copyImages(document, page.get(), folder);
          writers.page(page.get());
        } else {
          final Failure failure = failures.getOrDefault(number, lost(document, number));
          tally.missing(number, failure);
          writers.missing(number, failure);
        }
      }
      writers.close();
    }
    final Outcome outcome = tally.outcome(Folders.files(folder));
    OutcomeFile.write(folder, outcome);
    return outcome;
  }
}
