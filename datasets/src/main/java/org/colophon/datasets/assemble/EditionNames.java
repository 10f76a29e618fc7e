package org.colophon.datasets.assemble;

import java.io.IOException;
import java.nio.file.Path;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.outcomes.OutcomeFile;
import org.colophon.datasets.parquet.FragmentWriter;
import org.colophon.datasets.parquet.Table;

/** Adds names to an edition whose source was found under them: a moved, renamed or copied file. */
public final class EditionNames {
  private EditionNames() {}

  /**
   * Writes the document's rows of the {@code sources} table and then its outcome anew, and nothing
   * else. What is there stays until both could be written.
   *
   * @param output the output folder
   * @param earlier outcome of the edition
   * @param named the document in the folder of the edition, with all names that it is to have
   * @return the outcome with these names
   * @throws IOException if a file cannot be written
   */
  public static Outcome add(Path output, Outcome earlier, Document named) throws IOException {
    final Document document =
        earlier.document().withNames(named.name(), named.sources()).withSourcesInOrder();
    final Path folder = output.resolve("documents").resolve(document.folder());
    final Outcome outcome = earlier.withDocument(document);
    final String rows = FragmentWriter.FOLDER + "/" + Table.SOURCES.fileName();
    if (outcome.renditions().contains(rows)) {
      FragmentWriter.replaceSources(folder, document);
    }
    OutcomeFile.update(folder, outcome, rows);
    return outcome;
  }
}
