package org.colophon.datasets.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.colophon.datasets.model.FinishedPage;
import org.colophon.datasets.outcomes.OutcomeFile;
import org.colophon.datasets.outcomes.OutcomeTally;
import org.colophon.datasets.store.SyntheticBook;

/** Publishes a synthetic book whose last page is missing, as the assembler does. */
public final class PublishedBook {
  private PublishedBook() {}

  /** Writes the fragments and returns what {@link #publish} needs. */
  static OutcomeTally fragments(Path folder, SyntheticBook book) throws IOException {
    final OutcomeTally tally = new OutcomeTally(book.document());
    final int last = book.document().pageCount();
    try (FragmentWriter writer = FragmentWriter.create(folder, book.document())) {
      for (int number = 1; number < last; number++) {
        final FinishedPage page = book.page(number);
        writer.page(page);
        tally.page(page);
      }
      writer.missing(last, book.missing(last));
      tally.missing(book.missing(last));
      writer.commit(tally.outcome(List.of()));
    }
    return tally;
  }

  /** Publishes it and returns its folder. */
  public static Path publish(Path output, SyntheticBook book) throws IOException {
    final Path folder = output.resolve("documents").resolve(book.document().folder());
    final OutcomeTally tally = fragments(folder, book);
    OutcomeFile.write(folder, tally.outcome(OutcomeFile.renditionsIn(folder)));
    return folder;
  }
}
