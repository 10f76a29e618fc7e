package org.colophon.datasets.care;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.Ids;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.model.SourceName;
import org.colophon.datasets.model.Status;
import org.colophon.datasets.outcomes.OutcomeFile;
import org.colophon.datasets.schema.proto.ListedSource;
import org.colophon.datasets.schema.proto.SourceRef;
import org.colophon.datasets.slices.SliceFile;
import org.colophon.datasets.sources.SourceException;
import org.colophon.datasets.sources.Sources;
import org.colophon.datasets.store.AttemptLog;
import org.colophon.datasets.store.Locations;
import org.colophon.datasets.store.Trees;

/**
 * What failed, to be tried again: documents that are partial or failed. Their editions stay as they
 * are until new ones take their places; forgotten are attempts, so that nothing is in quarantine
 * any more, and pages that count as finished though regions on them failed.
 */
public final class Retry {
  private final Path output;
  private final int threads;
  private final Choice choice;

  /**
   * Which of the documents that are not complete.
   *
   * @param stage only those with a failure of this stage; empty for any
   * @param documents only these ids; empty for any
   */
  public record Choice(String stage, List<String> documents) {
    public Choice {
      documents = List.copyOf(documents);
    }

    private boolean takes(Outcome outcome) {
      return outcome.status() != Status.COMPLETE
          && (documents.isEmpty() || documents.contains(outcome.document().id()))
          && (stage.isEmpty()
              || outcome.failures().stream().anyMatch(failure -> failure.stage().equals(stage)));
    }
  }

  /**
   * A document to be tried again.
   *
   * @param folder its own
   * @param isHere whether a source of it can be found
   */
  public record Candidate(Path folder, Outcome outcome, boolean isHere) {}

  public Retry(Path output, int threads, Choice choice) {
    this.output = output;
    this.threads = threads;
    this.choice = choice;
  }

  /**
   * Finds the documents; changes nothing.
   *
   * @throws IOException if a folder cannot be read
   */
  public List<Candidate> find() throws IOException {
    final List<Candidate> found = new ArrayList<>();
    Folders.each(
        output.resolve("documents"),
        threads,
        folder ->
            OutcomeFile.read(folder)
                .filter(choice::takes)
                .ifPresent(
                    outcome -> {
                      final Candidate candidate =
                          new Candidate(folder, outcome, isHere(outcome.document()));
                      synchronized (found) {
                        found.add(candidate);
                      }
                    }));
    found.sort(Comparator.comparing(candidate -> candidate.folder().toString()));
    return found;
  }

  /**
   * Forgets what keeps documents from being tried again, and lists their sources for a job.
   *
   * @param list receives the sources, see {@link SliceFile}
   * @param said receives a line for each failed document whose source is another file now: it is
   *     withdrawn
   * @throws IOException if something cannot be deleted or written
   */
  public void prepare(List<Candidate> candidates, Path list, Consumer<String> said)
      throws IOException {
    final AttemptLog attempts = AttemptLog.at(output.resolve("work"));
    try (SliceFile file = SliceFile.create(list)) {
      for (final Candidate candidate : candidates) {
        final Document document = candidate.outcome().document();
        attempts.forget(document.id());
        for (final SourceName source : document.sources()) {
          attempts.forgetSource(source.uri());
          file.add(ListedSource.newBuilder().setSource(source(document, source)).build());
        }
        forgetPages(candidate.outcome());
        if (candidate.outcome().status() == Status.FAILED && isReplaced(document)) {
          withdraw(candidate.folder());
          Trees.delete(output.resolve("work").resolve(document.id()));
          said.accept(
              document.sources().get(0).uri()
                  + " is another file now: the failed document "
                  + document.id()
                  + " is withdrawn");
        }
      }
      file.commit();
    }
  }

  private static SourceRef source(Document document, SourceName name) {
    return SourceRef.newBuilder()
        .setUri(name.uri())
        .setName(name.name())
        .addAllMembers(document.members())
        .build();
  }

  private static boolean isHere(Document document) {
    return document.sources().stream()
        .anyMatch(source -> Files.exists(Locations.path(source.uri())));
  }

  /** A page on which regions failed is finished; only without its file it is done again. */
  private void forgetPages(Outcome outcome) throws IOException {
    final String id = outcome.document().id();
    final TreeSet<Integer> pages = new TreeSet<>();
    for (final Failure failure : outcome.failures()) {
      if (failure.elementId().startsWith(id + "_p")) {
        pages.add(Ids.pageNumber(id, failure.elementId()));
      }
    }
    final Path work = output.resolve("work").resolve(id);
    for (final Path fingerprint : entries(work)) {
      for (final int page : pages) {
        final Pattern finished =
            Pattern.compile(String.format(Locale.ROOT, "p%05d(\\..*)?\\.page", page));
        for (final Path file : entries(fingerprint)) {
          if (finished.matcher(file.getFileName().toString()).matches()) {
            Files.deleteIfExists(file);
          }
        }
      }
    }
  }

  private static List<Path> entries(Path folder) throws IOException {
    final List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      files.forEach(entries::add);
    } catch (NoSuchFileException | NotDirectoryException none) {
      return List.of();
    }
    return entries;
  }

  /** Whether the bytes of which the document was made are under none of its names any more. */
  private static boolean isReplaced(Document document) {
    boolean anyHere = false;
    for (final SourceName source : document.sources()) {
      final Path file = Locations.path(source.uri());
      if (document.members().isEmpty() && Files.isRegularFile(file)) {
        anyHere = true;
        try {
          if (Sources.digest(file).equals(document.digest())) {
            return false;
          }
        } catch (SourceException unreadable) {
          return false;
        }
      }
    }
    return anyHere;
  }

  /** The outcome first: without it, nobody takes the rest for a document. */
  private static void withdraw(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(OutcomeFile.NAME));
    Trees.delete(folder);
  }
}
