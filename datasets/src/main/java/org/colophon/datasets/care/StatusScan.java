package org.colophon.datasets.care;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.BitSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.datasets.care.OutputStatus.Size;
import org.colophon.datasets.outcomes.OutcomeFile;
import org.colophon.datasets.store.KeySet;

/**
 * Finds out what stands in an output folder, from the folders themselves: published documents from
 * their outcomes, unfinished ones from the page store. Changes nothing. The memory is eight to
 * sixteen bytes for a document.
 */
public final class StatusScan {
  private static final Pattern PAGE = Pattern.compile("p(\\d{1,8})(?:\\.[^.]+)?\\.(?:page|draft)");

  private final Path output;
  private final int threads;
  private final StatusTally tally = new StatusTally();
  private final KeySet published = new KeySet();
  private final KeySet begun = new KeySet();

  private StatusScan(Path output, int threads) {
    this.output = output;
    this.threads = threads;
  }

  /**
   * Looks at a whole output folder.
   *
   * @param threads that look at the same time
   * @throws IOException if a folder cannot be read
   */
  public static OutputStatus of(Path output, int threads) throws IOException {
    return new StatusScan(output, threads).scan();
  }

  private OutputStatus scan() throws IOException {
    Folders.each(output.resolve("documents"), threads, this::document);
    Folders.each(output.resolve("work"), threads, this::work);
    Folders.each(
        output.resolve("dataset"),
        1,
        table -> endings(table, new BitSet(), new BitSet()).values().forEach(tally::dataset));
    return tally.status();
  }

  private void document(Path folder) throws IOException {
    final OptionalLong id = DocumentIds.of(folder);
    try {
      tally.outcomeFile(Files.size(folder.resolve(OutcomeFile.NAME)));
      tally.published(OutcomeFile.load(folder));
      id.ifPresent(published::add);
    } catch (NoSuchFileException unfinished) {
      count(id);
    } catch (IOException e) {
      tally.unreadable();
      id.ifPresent(published::add);
    }
  }

  /** A document's folder without an outcome and its folder in the page store are one document. */
  private void count(OptionalLong id) {
    if (id.isPresent() && begun.add(id.getAsLong())) {
      tally.unfinished();
    }
  }

  private void work(Path folder) throws IOException {
    final BitSet finished = new BitSet();
    final BitSet drafts = new BitSet();
    tally.work(endings(folder, finished, drafts));
    final OptionalLong id = DocumentIds.of(folder);
    if (id.isPresent() && !published.contains(id.getAsLong())) {
      count(id);
      // A page may be there under several fingerprints, and keeps its draft when it is finished.
      drafts.andNot(finished);
      tally.unpublishedPages(finished.cardinality(), drafts.cardinality());
    }
  }

  private static Map<String, Size> endings(Path folder, BitSet finished, BitSet drafts)
      throws IOException {
    final Map<String, Size> sizes = new TreeMap<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            final String name = file.getFileName().toString();
            final String ending = name.substring(name.lastIndexOf('.') + 1);
            sizes.merge(ending, new Size(1, attributes.size()), Size::plus);
            final Matcher page = PAGE.matcher(name);
            if (page.matches()) {
              (ending.equals("page") ? finished : drafts).set(Integer.parseInt(page.group(1)));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            // A running job moves files; what is not there any more is not counted.
            return FileVisitResult.CONTINUE;
          }
        });
    return sizes;
  }
}
