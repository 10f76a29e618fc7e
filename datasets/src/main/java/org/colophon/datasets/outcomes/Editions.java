package org.colophon.datasets.outcomes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.MadeWith;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.model.SourceName;
import org.colophon.datasets.model.Status;
import org.colophon.datasets.store.PageStore;

/**
 * The editions that an output folder already holds. An edition is found by the bytes of its source,
 * under whatever name they were when it was made. For any number of threads.
 */
public final class Editions {
  private final Path documents;
  private final PageStore store;
  private final String run;

  private Editions(Path output, String run) {
    this.documents = output.resolve("documents");
    this.store = PageStore.at(output.resolve("work"));
    this.run = run;
  }

  /**
   * Those of an output folder.
   *
   * @param run name of the run that asks: it lists the folder at most once in a JVM. Editions that
   *     are published while it runs are found by what their publishing left in the page store
   */
  public static Editions in(Path output, String run) {
    return new Editions(output, run);
  }

  /**
   * The outcome of an earlier run over these bytes, with the folder in which it is; empty where
   * none is published.
   */
  public Optional<Outcome> find(Document document) {
    return published(document.folder())
        .or(() -> store.edition(document.id()).flatMap(this::published))
        .or(() -> EditionIndex.of(documents, run).folder(document.id()).flatMap(this::published))
        .filter(outcome -> outcome.document().id().equals(document.id()));
  }

  /** The folder's name wins over what its outcome says: somebody may have renamed it. */
  private Optional<Outcome> published(String folder) {
    return OutcomeFile.read(documents.resolve(folder))
        .map(
            outcome -> {
              final Document document = outcome.document();
              return outcome.withDocument(
                  document.withNames(name(document.id(), folder), document.sources()));
            });
  }

  /**
   * What is to be done with a document.
   *
   * @param document with the names of its source that were found now; without pages where it could
   *     not be opened
   * @param wanted what it would be made with
   */
  public Judgement judge(Document document, MadeWith wanted, EditionPolicy policy) {
    final Optional<Outcome> found = find(document);
    if (found.isEmpty()) {
      return new Judgement(Judgement.Action.NEW, inItsFolder(document), found, List.of());
    }
    final Outcome earlier = found.get();
    return document.pages().isEmpty()
        ? unopened(earlier, document, policy)
        : opened(earlier, document, wanted, policy);
  }

  /** A run that died while it made an edition again left a folder without an outcome. */
  private Document inItsFolder(Document document) {
    return Stream.of(
            Optional.of(document.folder()),
            store.edition(document.id()),
            EditionIndex.of(documents, run).folder(document.id()))
        .flatMap(Optional::stream)
        .filter(folder -> Files.isDirectory(documents.resolve(folder)))
        .findFirst()
        .map(folder -> document.withNames(name(document.id(), folder), document.sources()))
        .orElse(document);
  }

  private static String name(String documentId, String folder) {
    return folder.startsWith(documentId + "-") ? folder.substring(documentId.length() + 1) : "";
  }

  /** A missing password or a full machine must not cost the edition that is there. */
  private static Judgement unopened(Outcome earlier, Document document, EditionPolicy policy) {
    if (earlier.status() != Status.FAILED) {
      return judgement(Judgement.Action.REFUSE, earlier, document, "it could not be opened now");
    }
    final boolean known =
        policy == EditionPolicy.INGEST
            && earlier.document().fingerprint().equals(document.fingerprint());
    return known
        ? judgement(Judgement.Action.KEEP, earlier, document)
        : judgement(Judgement.Action.REDO, earlier, document, "it could not be opened before");
  }

  private Judgement opened(
      Outcome earlier, Document document, MadeWith wanted, EditionPolicy policy) {
    final EditionChanges changes = EditionChanges.of(earlier, document, wanted);
    final boolean same =
        policy == EditionPolicy.INGEST
            ? !changes.affectTheEdition()
            : earlier.document().fingerprint().equals(document.fingerprint());
    if (!same) {
      final boolean refused = policy == EditionPolicy.REFUSE && earlier.status() != Status.FAILED;
      return judgement(
          refused ? Judgement.Action.REFUSE : Judgement.Action.REDO,
          earlier,
          document,
          changes.reasons().toArray(String[]::new));
    }
    if (!OutcomeFile.isIntact(documents.resolve(earlier.document().folder()))) {
      return judgement(
          Judgement.Action.REDO,
          earlier,
          document,
          "a file of the edition is missing or has another size");
    }
    if (earlier.status() != Status.COMPLETE && policy != EditionPolicy.INGEST) {
      return judgement(
          Judgement.Action.REDO, earlier, document, "the earlier edition was not complete");
    }
    return judgement(
        earlier.document().sources().containsAll(document.sources())
            ? Judgement.Action.KEEP
            : Judgement.Action.ADD_NAMES,
        earlier,
        document);
  }

  private static Judgement judgement(
      Judgement.Action action, Outcome earlier, Document document, String... reasons) {
    return new Judgement(
        action,
        document.withNames(earlier.document().name(), names(earlier, document)),
        Optional.of(earlier),
        List.of(reasons));
  }

  /** The names of now come first, for one of them is read; then those of earlier runs. */
  private static List<SourceName> names(Outcome earlier, Document document) {
    final Map<String, SourceName> names = new LinkedHashMap<>();
    document.sources().forEach(name -> names.put(name.uri(), name));
    final List<SourceName> before = new ArrayList<>(earlier.document().sources());
    before.sort(Comparator.comparing(SourceName::uri));
    before.forEach(name -> names.putIfAbsent(name.uri(), name));
    return List.copyOf(names.values());
  }
}
