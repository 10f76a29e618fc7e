package org.colophon.transforms.ingest;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.colophon.datasets.ledger.FolderLook;
import org.colophon.datasets.ledger.Ledger;
import org.colophon.datasets.store.Sha256;
import org.colophon.specialists.work.Settings;

/**
 * What the steps of an ingestion need to know, resolved and checked once, at submission.
 *
 * @param inputs files, folders and globs
 * @param groupFolders whether the page images of a folder are one document
 * @param settle how old a source's last change must be before it is taken
 * @param marker ends the names of completion markers; empty where there are none
 * @param watch time between two rounds through the archive; zero for one pass
 * @param reading how pages are read
 */
public record IngestSettings(
    List<String> inputs,
    boolean groupFolders,
    Duration settle,
    String marker,
    Duration watch,
    Settings reading)
    implements Serializable {
  public IngestSettings {
    inputs = List.copyOf(inputs);
  }

  /** Whether the archive is looked at again and again. */
  public boolean isWatching() {
    return !watch.isZero();
  }

  /** Digest of all options that decide what is made of a source; 16 hex digits. */
  public String options() {
    // Which pages are asked for is part of an edition's fingerprint only once they are counted.
    final String options = reading.editionFingerprint(List.of()) + "\n" + reading.pages();
    return Sha256.hex(options).substring(0, 16);
  }

  Ledger ledger() {
    final Path work = reading.outputPath().resolve("work");
    return Ledger.at(work, options());
  }

  FolderLook folderLook() {
    return new FolderLook(reading.outputPath(), ledger(), groupFolders, marker, Clock.systemUTC());
  }
}
