package org.colophon.datasets.outcomes;

import java.nio.file.Path;
import java.util.Optional;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.model.Status;

/** The editions that an output folder already holds. */
public final class Editions {
  private final Path output;

  private Editions(Path output) {
    this.output = output;
  }

  public static Editions in(Path output) {
    return new Editions(output);
  }

  /** The outcome of an earlier run over this document; empty where none is published. */
  public Optional<Outcome> find(Document document) {
    return OutcomeFile.read(folder(document));
  }

  /**
   * Whether an earlier outcome is complete, made with the same fingerprint, and all of its files
   * are there.
   */
  public boolean stillHolds(Outcome earlier, Document document) {
    return earlier.status() == Status.COMPLETE
        && earlier.document().fingerprint().equals(document.fingerprint())
        && OutcomeFile.isIntact(folder(document));
  }

  private Path folder(Document document) {
    return output.resolve("documents").resolve(document.folder());
  }
}
