package org.colophon.datasets.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.colophon.datasets.model.Fingerprints;

/**
 * Attempts at pages, sources and documents, recorded before the work so that they outlive the
 * process that does it: {@code work/<document id>/<fingerprint>/p00007.attempts} beside the pages
 * in the page store, and {@code work/opening/} for sources that have no id yet. Work that got done
 * leaves no record, so only what is under way, was cut off or ended its process has one. A record
 * survives the death of its process, not that of the machine's memory: nothing is forced to the
 * disk.
 *
 * <p>Of two processes at the same work at once, which a runner may start after it lost sight of the
 * first, the last to write wins: an attempt may go uncounted, none is counted twice.
 */
public final class AttemptLog {
  private static final String SUFFIX = ".attempts";
  private static final String OPENING = "opening";
  private static final int MAX_BYTES = 1 << 16;

  private final Path work;

  private final Patience patience;

  private AttemptLog(Path work, Patience patience) {
    this.work = work;
    this.patience = patience;
  }

  /** The log in the folder of a page store. */
  public static AttemptLog at(Path work) {
    return at(work, Patience.ofProcess());
  }

  /** The log in the folder of a page store, with another patience than that of the process. */
  public static AttemptLog at(Path work, Patience patience) {
    return new AttemptLog(work, patience);
  }

  /**
   * A piece of work, named by the record's place.
   *
   * @param folder below the store: a document's, or the one of all sources
   * @param fingerprint of what is done: other options or models start with no attempts
   * @param part what of it: a page, assembling, a source
   */
  public record Work(String folder, String fingerprint, String part) {
    /** Refuses what is no safe file name. */
    public Work {
      PageStore.requireSafe(folder);
      PageStore.requireSafe(fingerprint);
      PageStore.requireSafe(part);
    }

    /** Reading a page. */
    public static Work page(String documentId, Fingerprints made, int number) {
      return new Work(documentId, made.draft(), PageStore.pageName(number));
    }

    /** Assembling a document. */
    public static Work assembling(String documentId, Fingerprints made) {
      return new Work(documentId, made.draft(), "assemble." + made.page());
    }

    /**
     * Opening a source.
     *
     * @param state what tells the file from another one under the same name, as far as is known
     */
    public static Work opening(String uri, String state, Fingerprints made) {
      return new Work(OPENING, made.draft(), digits(uri) + '-' + digits(state));
    }
  }

  /**
   * Earlier attempts that got nothing done.
   *
   * @throws IOException if there is a record that cannot be read
   */
  public Attempts read(Work of) throws IOException {
    try {
      return Attempts.parse(new String(bytes(file(of)), StandardCharsets.UTF_8));
    } catch (NoSuchFileException none) {
      return Attempts.NONE;
    }
  }

  /**
   * Puts a record in the place of what was there; none stays of no attempts.
   *
   * @throws IOException if the record could not be written
   */
  public void write(Work of, Attempts attempts) throws IOException {
    if (attempts.count() == 0) {
      patience.with(() -> Files.deleteIfExists(file(of)));
      return;
    }
    AtomicFile.write(file(of), attempts.toText().getBytes(StandardCharsets.UTF_8), patience);
  }

  private byte[] bytes(Path file) throws IOException {
    return patience.with(
        () -> {
          try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MAX_BYTES);
          }
        });
  }

  /**
   * Forgets all attempts at a document and its pages, so that what is in quarantine is tried again.
   *
   * @return how many records there were
   * @throws IOException if one cannot be deleted
   */
  public int forget(String documentId) throws IOException {
    return forget(PageStore.requireSafe(documentId), "*");
  }

  /**
   * Forgets all attempts at opening a source.
   *
   * @return how many records there were
   * @throws IOException if one cannot be deleted
   */
  public int forgetSource(String uri) throws IOException {
    return forget(OPENING, digits(uri) + "-*");
  }

  private int forget(String folder, String part) throws IOException {
    int forgotten = 0;
    for (final Path fingerprint : list(work.resolve(folder), "*")) {
      for (final Path record : list(fingerprint, part + SUFFIX)) {
        forgotten += Files.deleteIfExists(record) ? 1 : 0;
      }
    }
    return forgotten;
  }

  private static List<Path> list(Path folder, String glob) throws IOException {
    final List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
      entries.forEach(found::add);
    } catch (NoSuchFileException | NotDirectoryException none) {
      return List.of();
    }
    return found;
  }

  private static String digits(String text) {
    return Sha256.hex(text).substring(0, 16);
  }

  private Path file(Work of) {
    return work.resolve(of.folder()).resolve(of.fingerprint()).resolve(of.part() + SUFFIX);
  }
}
