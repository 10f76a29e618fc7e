package org.colophon.datasets.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.outcomes.OutcomeFile;
import org.colophon.datasets.schema.proto.LedgerEntry;

/**
 * The files of one folder that need no work at this look: those that look as they did before and
 * whose outcome stands. Notes what the ledger should know better. For one thread.
 */
public final class KnownSources {
  /** What a look at a file tells. */
  public enum Verdict {
    /** Its outcome stands. */
    KNOWN,
    /** It is no source. */
    NO_SOURCE,
    /** It was never seen, has changed, or has no outcome. */
    NEW
  }

  private final Path documents;
  private final boolean checked;
  private final Map<String, LedgerEntry> entries;
  private final Set<String> there;
  private final Map<String, LedgerEntry> changes = new HashMap<>();

  private KnownSources(
      Path documents, boolean checked, Map<String, LedgerEntry> entries, Set<String> there) {
    this.documents = documents;
    this.checked = checked;
    this.entries = entries;
    this.there = there;
  }

  /**
   * Opens the ledger of a folder.
   *
   * @param output the output folder, which holds {@code documents/}
   * @param checked whether outcomes that stood before are looked at again
   * @param there all names that the folder holds now
   */
  public static KnownSources in(
      String folder, Ledger ledger, Path output, boolean checked, Set<String> there) {
    return new KnownSources(output.resolve("documents"), checked, ledger.read(folder), there);
  }

  /**
   * What is known of a file that looks like this now.
   *
   * @throws IOException if the output folder does not answer
   */
  public Verdict judge(String name, Stamp stamp) throws IOException {
    final LedgerEntry entry = entries.get(name);
    if (entry == null || !entry.getStamp().equals(stamp.text())) {
      return Verdict.NEW;
    }
    if (entry.getDocument().isEmpty()) {
      return Verdict.NO_SOURCE;
    }
    if (!checked && !entry.getOutcome().isEmpty()) {
      return Verdict.KNOWN;
    }
    return stands(entry) ? Verdict.KNOWN : Verdict.NEW;
  }

  private boolean stands(LedgerEntry entry) throws IOException {
    final Path folder = documents.resolve(entry.getDocument());
    final Optional<Stamp> outcome = Stamp.of(folder.resolve(OutcomeFile.NAME));
    if (outcome.isEmpty()) {
      return false;
    }
    if (outcome.get().text().equals(entry.getOutcome())) {
      return true;
    }
    final boolean same =
        OutcomeFile.read(folder)
            .map(Outcome::document)
            .filter(document -> document.fingerprint().equals(entry.getFingerprint()))
            .isPresent();
    if (same) {
      changes.put(entry.getName(), entry.toBuilder().setOutcome(outcome.get().text()).build());
    }
    return same;
  }

  /** Notes that a file is no source. */
  public void isNoSource(String name, Stamp stamp) {
    changes.put(name, LedgerEntry.newBuilder().setName(name).setStamp(stamp.text()).build());
  }

  /** Names that were there before and are not there now, sorted. */
  public Set<String> gone() {
    final Set<String> gone = new TreeSet<>(entries.keySet());
    gone.removeAll(there);
    return gone;
  }

  /** What the ledger should take over; empty where it knows all. */
  public List<LedgerEntry> changes() {
    gone().forEach(name -> changes.put(name, LedgerEntry.newBuilder().setName(name).build()));
    return List.copyOf(changes.values());
  }
}
