package org.colophon.datasets.care;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Ids;
import org.colophon.datasets.outcomes.OutcomeFile;
import org.colophon.datasets.outcomes.PublishedOutcome;
import org.colophon.datasets.parquet.FragmentWriter;
import org.colophon.datasets.parquet.Table;
import org.colophon.datasets.parquet.TableReader;
import org.colophon.datasets.store.AtomicFile;
import org.colophon.datasets.store.KeySet;
import org.colophon.datasets.store.Sha256;

/** Looks whether one document's folder is as its outcome says. */
final class DocumentCheck {
  private static final String MAKE_ANEW =
      "delete the folder's outcome.json and run the job again to make it anew";

  private final Path output;
  private final Path folder;
  private final boolean deep;
  private final KeySet ids;
  private final FragmentRows rows;
  private final Consumer<Fault> faults;

  DocumentCheck(
      Path output,
      Path folder,
      boolean deep,
      KeySet ids,
      FragmentRows rows,
      Consumer<Fault> faults) {
    this.output = output;
    this.folder = folder;
    this.deep = deep;
    this.ids = ids;
    this.rows = rows;
    this.faults = faults;
  }

  void run() throws IOException {
    try {
      final PublishedOutcome published = OutcomeFile.load(folder);
      identity(published.outcome().document());
      published.files().forEach(this::rendition);
      leftovers(published);
      for (final Table table : Table.values()) {
        fragment(table);
      }
    } catch (NoSuchFileException absent) {
      fault(
          folder,
          "has no outcome.json: it was not published to its end",
          "run the job again, or delete the folder");
    } catch (IOException e) {
      fault(folder.resolve(OutcomeFile.NAME), e.getMessage(), "run the job again to make it anew");
    }
  }

  private void identity(Document document) {
    if (document.digest().length() != 64
        || !Ids.document(document.digest()).equals(document.id())) {
      fault(
          folder.resolve(OutcomeFile.NAME),
          "its id " + document.id() + " is not that of its digest",
          MAKE_ANEW);
    }
    if (!folder.getFileName().toString().equals(document.folder())) {
      fault(
          folder,
          "holds the document that belongs in " + document.folder(),
          "give the folder this name");
    }
    final var number = DocumentIds.number(document.id());
    if (number.isPresent() && !ids.add(number.getAsLong())) {
      fault(
          folder,
          "the document " + document.id() + " has another folder, too",
          "delete the one of them that the sources table does not name");
    }
  }

  private void rendition(PublishedOutcome.File published) {
    final Path file = folder.resolve(published.name());
    try {
      final long bytes = Files.size(file);
      if (bytes != published.bytes()) {
        fault(file, "has " + bytes + " bytes, was published with " + published.bytes(), MAKE_ANEW);
      } else if (deep && !sha256(file).equals(published.sha256())) {
        fault(file, "is not as it was published: its SHA-256 is another", MAKE_ANEW);
      }
    } catch (NoSuchFileException absent) {
      fault(file, "is missing", MAKE_ANEW);
    } catch (IOException e) {
      fault(file, "cannot be read: " + e, "check the disk and the permissions");
    }
  }

  private static String sha256(Path file) throws IOException {
    final MessageDigest digest = Sha256.digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Files that no outcome vouches for. */
  private void leftovers(PublishedOutcome published) throws IOException {
    final Set<String> named =
        published.files().stream().map(PublishedOutcome.File::name).collect(Collectors.toSet());
    for (final String name : OutcomeFile.renditionsIn(folder)) {
      if (!named.contains(name)) {
        fault(
            folder.resolve(name),
            "is not one of the files that outcome.json vouches for",
            "delete it if it is not yours");
      }
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(AtomicFile.PART_SUFFIX))
          .forEach(file -> faults.accept(Verification.litter(output, file)));
    }
  }

  private void fragment(Table table) {
    final Path file = folder.resolve(FragmentWriter.FOLDER).resolve(table.fileName());
    try {
      if (Files.exists(file)) {
        rows.add(table, TableReader.rows(file));
      }
    } catch (IOException e) {
      fault(file, "cannot be opened as Parquet", MAKE_ANEW);
    }
  }

  private void fault(Path file, String cause, String cure) {
    faults.accept(new Fault(output.relativize(file).toString(), cause, cure));
  }
}
