package org.colophon.datasets.outcomes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EditionIndexTest {
  private final FileSystem files = Jimfs.newFileSystem(Configuration.unix());
  private final Path documents = files.getPath("/out/documents");

  @AfterEach
  void closeFiles() throws IOException {
    files.close();
  }

  @Test
  void everyDocumentIsFoundByItsIdAndNoOther() throws IOException {
    final Random random = new Random(11);
    final Map<String, String> folders = new TreeMap<>();
    for (int i = 0; i < 3000; i++) {
      // Many with the same low bits, as no digests are.
      final String id = String.format("d%016x", i % 3 == 0 ? (long) i << 40 : random.nextLong());
      folders.put(id, i % 7 == 0 ? id : id + "-Jahrgang-ä-" + "x".repeat(i % 90));
    }
    for (final String folder : folders.values()) {
      Files.createDirectories(documents.resolve(folder));
    }
    final EditionIndex index = EditionIndex.list(documents);
    assertEquals(folders.size(), index.size());
    folders.forEach((id, folder) -> assertEquals(Optional.of(folder), index.folder(id)));
    assertEquals(Optional.empty(), index.folder("dffffffffffffffff"));
    assertEquals(Optional.empty(), index.folder("book"));
  }

  @Test
  void whatIsNoEditionIsPassedOverAndOfTwoTheFirstByNameIsTaken() throws IOException {
    for (final String name :
        new String[] {
          "notes", "d12", "d0123456789abcdef-b", "d0123456789abcdef-a", "d0123456789abcdefx"
        }) {
      Files.createDirectories(documents.resolve(name));
    }
    final EditionIndex index = EditionIndex.list(documents);
    assertEquals(1, index.size());
    assertEquals(Optional.of("d0123456789abcdef-a"), index.folder("d0123456789abcdef"));
  }

  @Test
  void anOutputWithoutEditionsHasNone() {
    assertEquals(0, EditionIndex.list(files.getPath("/nowhere")).size());
  }
}
