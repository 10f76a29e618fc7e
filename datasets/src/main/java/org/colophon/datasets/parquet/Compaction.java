package org.colophon.datasets.parquet;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.colophon.datasets.outcomes.OutcomeFile;
import org.colophon.datasets.store.KeySet;
import org.colophon.datasets.store.Trees;

/**
 * Brings the parts of the datasets to what is published. Works like one level of a log-structured
 * merge tree (O'Neil and others, 1996): what is new goes into new parts; a part of which a document
 * changed or went is written again; small parts are merged once as much is new as a quarter of
 * them, so that a row is written again a number of times that grows with the logarithm of the
 * documents.
 *
 * <p>New parts are written to {@code dataset/_new}. When all are there they move to their places,
 * then the manifest names them, then the old ones are deleted: wherever that is cut off, the next
 * compaction deletes what the manifest does not name and goes on.
 */
final class Compaction {
  private static final int MERGE_FACTOR = 4;

  /** Bounds the memory for names, should documents be tiny. */
  private static final int MOST_DOCUMENTS = 100_000;

  private final Path documents;
  private final Path dataset;
  private final Path staged;
  private final long partBytes;
  private final int threads;
  private final DatasetMembers members;
  private final DatasetMembers stagedMembers;

  Compaction(Path output, long partBytes, int threads) {
    this.documents = output.resolve("documents");
    this.dataset = output.resolve("dataset");
    this.staged = dataset.resolve("_new");
    this.partBytes = partBytes;
    this.threads = threads;
    this.members = new DatasetMembers(dataset);
    this.stagedMembers = new DatasetMembers(staged);
  }

  Datasets.Compacted run() throws IOException {
    Trees.delete(staged);
    final DatasetManifest before = DatasetManifest.read(dataset);
    final KeySet published = new KeySet();
    eachDocument((folder, key) -> published.add(key));
    final List<DatasetManifest.Part> kept = unchanged(before, published);
    final Fresh fresh = new Fresh(keys(kept));
    eachDocument(fresh::measure);
    if (fresh.count == 0 && kept.size() == before.parts().size() && !kept.isEmpty()) {
      deleteAllBut(before);
      return compacted(before, 0);
    }
    merge(kept, fresh);
    return write(before, kept);
  }

  private interface Visitor {
    void visit(Path folder, long key) throws IOException;
  }

  /** Every published document with its key, in no order. */
  private void eachDocument(Visitor visitor) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(documents)) {
      for (final Path folder : folders) {
        final long key;
        try {
          key = DatasetMembers.key(folder);
        } catch (NoSuchFileException | NotDirectoryException unpublished) {
          continue;
        }
        visitor.visit(folder, key);
      }
    } catch (NoSuchFileException | NotDirectoryException none) {
      return;
    }
  }

  /** Parts that are there and of which every document is published as it was. */
  private List<DatasetManifest.Part> unchanged(DatasetManifest before, KeySet published)
      throws IOException {
    final List<DatasetManifest.Part> parts = new ArrayList<>();
    for (final DatasetManifest.Part part : before.parts()) {
      final long[] missing = {0};
      final boolean known =
          members.read(part.name(), key -> missing[0] += published.contains(key) ? 0 : 1);
      boolean whole = known && missing[0] == 0 && part.documents() > 0;
      for (final Table table : Table.values()) {
        whole = whole && Files.exists(PartWriter.file(dataset, table, part.name()));
      }
      if (whole) {
        parts.add(part);
      }
    }
    return parts;
  }

  private KeySet keys(List<DatasetManifest.Part> parts) throws IOException {
    final KeySet keys = new KeySet();
    for (final DatasetManifest.Part part : parts) {
      members.read(part.name(), keys::add);
    }
    return keys;
  }

  /** What is in no part that stays. */
  private static final class Fresh {
    private final KeySet known;
    private long count;
    private long bytes;

    Fresh(KeySet known) {
      this.known = known;
    }

    void measure(Path folder, long key) throws IOException {
      if (!known.contains(key)) {
        count++;
        bytes += fragmentBytes(folder);
      }
    }
  }

  /** Takes small parts out of those that stay, so that they are written together with the rest. */
  private void merge(List<DatasetManifest.Part> kept, Fresh fresh) {
    long bytes = fresh.bytes;
    final List<DatasetManifest.Part> small =
        kept.stream()
            .filter(part -> part.fragmentBytes() < partBytes / 2)
            .sorted(Comparator.comparingLong(DatasetManifest.Part::fragmentBytes))
            .toList();
    for (final DatasetManifest.Part part : small) {
      if (part.fragmentBytes() > MERGE_FACTOR * bytes) {
        break;
      }
      bytes += part.fragmentBytes();
      kept.remove(part);
    }
  }

  private Datasets.Compacted write(DatasetManifest before, List<DatasetManifest.Part> kept)
      throws IOException {
    final KeySet staying = keys(kept);
    final List<DatasetManifest.Part> written;
    try (PartQueue queue = new PartQueue(this::stage, before.next(), threads)) {
      final Cutter cutter = new Cutter(staying, queue);
      eachDocument(cutter::add);
      cutter.end(kept.isEmpty());
      written = queue.await();
    }
    final List<DatasetManifest.Part> parts = new ArrayList<>(kept);
    parts.addAll(written);
    for (final DatasetManifest.Part part : written) {
      move(part.name());
    }
    final DatasetManifest after =
        new DatasetManifest(
            DatasetManifest.SCHEMA, before.next() + written.size(), List.copyOf(parts));
    after.write(dataset);
    deleteAllBut(after);
    Trees.delete(staged);
    return compacted(after, written.stream().mapToLong(DatasetManifest.Part::documents).sum());
  }

  /** Gathers documents into parts of about the same size. */
  private final class Cutter {
    private final KeySet staying;
    private final PartQueue queue;
    private TreeMap<Path, Long> next = new TreeMap<>();
    private long bytes;

    Cutter(KeySet staying, PartQueue queue) {
      this.staying = staying;
      this.queue = queue;
    }

    void add(Path folder, long key) throws IOException {
      if (staying.contains(key) || OutcomeFile.read(folder).isEmpty()) {
        return;
      }
      next.put(folder, key);
      bytes += fragmentBytes(folder);
      if (bytes >= partBytes || next.size() == MOST_DOCUMENTS) {
        end(false);
      }
    }

    /** Ends the last part; an empty one, too, where there would be none at all. */
    void end(boolean evenEmpty) throws IOException {
      if (!next.isEmpty() || (evenEmpty && queue.isEmpty())) {
        queue.add(next);
        next = new TreeMap<>();
        bytes = 0;
      }
    }
  }

  private DatasetManifest.Part stage(int number, SortedMap<Path, Long> folders) throws IOException {
    final String name = String.format(Locale.ROOT, "part-%05d", number);
    final DatasetManifest.Part part = PartWriter.write(staged, name, folders);
    stagedMembers.write(name, folders.values());
    return part;
  }

  /** Members first: a part in its place without them would be made anew. */
  private void move(String part) throws IOException {
    move(staged.resolve("_members").resolve(part + ".txt"));
    for (final Table table : Table.values()) {
      move(PartWriter.file(staged, table, part));
    }
  }

  private void move(Path file) throws IOException {
    final Path target = dataset.resolve(staged.relativize(file).toString());
    Files.createDirectories(target.getParent());
    Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
  }

  private void deleteAllBut(DatasetManifest manifest) throws IOException {
    final Set<String> names =
        manifest.parts().stream().map(DatasetManifest.Part::name).collect(Collectors.toSet());
    for (final Table table : Table.values()) {
      deleteAllBut(names, dataset.resolve(table.word()), ".parquet");
    }
    deleteAllBut(names, dataset.resolve("_members"), ".txt");
  }

  private static void deleteAllBut(Set<String> names, Path folder, String ending)
      throws IOException {
    final List<Path> old = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (final Path file : files) {
        final String name = file.getFileName().toString();
        if (name.endsWith(ending)
            && !names.contains(name.substring(0, name.length() - ending.length()))) {
          old.add(file);
        }
      }
    } catch (NoSuchFileException none) {
      return;
    }
    for (final Path file : old) {
      Files.delete(file);
    }
  }

  private static Datasets.Compacted compacted(DatasetManifest manifest, long written) {
    return new Datasets.Compacted(
        manifest.parts().stream().mapToLong(DatasetManifest.Part::documents).sum(),
        written,
        manifest.parts().size());
  }

  private static long fragmentBytes(Path document) throws IOException {
    long bytes = 0;
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(document.resolve(FragmentWriter.FOLDER))) {
      for (final Path file : files) {
        bytes += Files.size(file);
      }
    } catch (NoSuchFileException none) {
      return 0;
    }
    return bytes;
  }
}
