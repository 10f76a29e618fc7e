package org.colophon.datasets.ledger;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.datasets.schema.ModelCodec;
import org.colophon.datasets.schema.proto.LedgerEntry;
import org.colophon.datasets.schema.proto.LedgerFile;
import org.colophon.datasets.store.Patience;
import org.colophon.datasets.store.SealedFile;
import org.colophon.datasets.store.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of an archive that were seen, one small sealed file for each of its folders below
 * {@code work/ledger/}. Entries that were made under other options do not count. A file that is
 * damaged or of another folder counts as absent.
 *
 * <p>Two writers of one folder may lose each other's entries; those files are hashed once more.
 */
public final class Ledger {
  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
  private static final byte TYPE = 'L';

  /** A folder's message must stay below the limit of a sealed file; the rest is hashed again. */
  private static final long MOST_BYTES = ModelCodec.MAX_BYTES - (1L << 20);

  private final Path root;
  private final String settings;

  private Ledger(Path root, String settings) {
    this.root = root;
    this.settings = settings;
  }

  /**
   * The ledger in a page store's folder.
   *
   * @param work the page store's folder
   * @param settings digest of all options that decide what is made of a source
   */
  public static Ledger at(Path work, String settings) {
    return new Ledger(work.resolve("ledger"), settings);
  }

  /** What is known of the files of a folder, by their names. */
  public Map<String, LedgerEntry> read(String folder) {
    final Map<String, LedgerEntry> entries = new TreeMap<>();
    final Path file = file(folder);
    try {
      final LedgerFile ledger =
          LedgerFile.parseFrom(
              SealedFile.unseal(SealedFile.bytes(file, Patience.ofProcess()), TYPE));
      if (ledger.getFolder().equals(folder) && ledger.getSettings().equals(settings)) {
        ledger.getEntriesList().forEach(entry -> entries.put(entry.getName(), entry));
      }
    } catch (NoSuchFileException none) {
      return entries;
    } catch (IOException e) {
      LOG.warn("{}: {}; the files of {} will be hashed again", file, e.getMessage(), folder);
    }
    return entries;
  }

  /**
   * Puts entries in place of those with the same names; an entry without a stamp takes its
   * forerunner away.
   *
   * @throws IOException if the file cannot be written; the older one then stays
   */
  public void merge(String folder, Iterable<LedgerEntry> changes) throws IOException {
    final Map<String, LedgerEntry> entries = read(folder);
    for (final LedgerEntry change : changes) {
      if (change.getStamp().isEmpty()) {
        entries.remove(change.getName());
      } else {
        entries.put(change.getName(), change);
      }
    }
    final LedgerFile.Builder ledger =
        LedgerFile.newBuilder().setFolder(folder).setSettings(settings);
    long bytes = 0;
    for (final LedgerEntry entry : entries.values()) {
      // Its tag and its length take five bytes at the most.
      bytes += entry.getSerializedSize() + 5L;
      if (bytes > MOST_BYTES) {
        LOG.warn("{}: too many files in one folder to remember them all; spread them", folder);
        break;
      }
      ledger.addEntries(entry);
    }
    SealedFile.write(file(folder), TYPE, ledger.build().toByteArray(), Patience.ofProcess());
  }

  private Path file(String folder) {
    final String digest = Sha256.hex(folder);
    return root.resolve(digest.substring(0, 2)).resolve(digest.substring(2, 26) + ".seen");
  }
}
