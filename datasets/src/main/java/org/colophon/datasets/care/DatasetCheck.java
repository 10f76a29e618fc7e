package org.colophon.datasets.care;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.colophon.datasets.parquet.DatasetManifest;
import org.colophon.datasets.parquet.Table;
import org.colophon.datasets.parquet.TableReader;
import org.colophon.datasets.store.AtomicFile;

/** Looks whether the tables over all documents have as many rows as the fragments together. */
final class DatasetCheck {
  private static final String REBUILD = "run colophon compact";

  private final Path output;
  private final FragmentRows rows;
  private final Consumer<Fault> faults;

  DatasetCheck(Path output, FragmentRows rows, Consumer<Fault> faults) {
    this.output = output;
    this.rows = rows;
    this.faults = faults;
  }

  void run() throws IOException {
    final Set<String> named =
        DatasetManifest.read(output.resolve("dataset")).parts().stream()
            .map(part -> part.name() + ".parquet")
            .collect(Collectors.toSet());
    for (final Table table : Table.values()) {
      final Path folder = output.resolve("dataset").resolve(table.word());
      final long there = count(folder, named);
      if (there != rows.of(table)) {
        fault(
            folder,
            there + " rows, but " + rows.of(table) + " in the fragments of the documents",
            REBUILD);
      }
    }
  }

  private long count(Path folder, Set<String> named) throws IOException {
    long count = 0;
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder)) {
      for (final Path part : parts) {
        if (part.toString().endsWith(AtomicFile.PART_SUFFIX)) {
          faults.accept(Verification.litter(output, part));
        } else if (!named.contains(part.getFileName().toString())) {
          fault(part, "left by a compaction that was cut off", REBUILD);
          count += rows(part);
        } else {
          count += rows(part);
        }
      }
    } catch (NoSuchFileException absent) {
      return 0;
    }
    return count;
  }

  private long rows(Path part) {
    try {
      return TableReader.rows(part);
    } catch (IOException e) {
      fault(part, "cannot be opened as Parquet", REBUILD);
      return 0;
    }
  }

  private void fault(Path file, String cause, String cure) {
    faults.accept(new Fault(output.relativize(file).toString(), cause, cure));
  }
}
