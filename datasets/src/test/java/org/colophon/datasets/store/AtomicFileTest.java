package org.colophon.datasets.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void aFileAppearsOnCommitOnly() throws IOException {
    final Path target = folder.resolve("new/deep/page.pb");
    try (AtomicFile file = AtomicFile.create(target)) {
      file.stream().write("ink".getBytes(UTF_8));
      file.stream().flush();
      assertFalse(Files.exists(target));
      file.commit();
      file.commit();
    }
    assertEquals("ink", Files.readString(target));
    assertEquals(List.of("page.pb"), names(target.getParent()));
  }

  @Test
  void withoutACommitTheOldFileStaysAndNothingElse() throws IOException {
    final Path target = folder.resolve("page.pb");
    Files.writeString(target, "old");
    final AtomicFile file = AtomicFile.create(target);
    file.stream().write(new byte[200_000]);
    file.close();
    file.close();
    assertThrows(IllegalStateException.class, file::commit);
    assertEquals("old", Files.readString(target));
    assertEquals(List.of("page.pb"), names(folder));
  }

  @Test
  void worksOnOtherFileSystems() throws IOException {
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
      final Path target = memory.getPath("work/page.pb");
      for (final String text : List.of("first", "second")) {
        try (AtomicFile file = AtomicFile.create(target)) {
          file.stream().write(text.getBytes(UTF_8));
          file.commit();
        }
        assertEquals(text, Files.readString(target));
      }
      assertEquals(List.of("page.pb"), names(target.getParent()));
    }
  }

  @Test
  void longNamesLeaveRoomForTheSuffix() throws IOException {
    final Path target = folder.resolve("ſ".repeat(120));
    try (AtomicFile file = AtomicFile.create(target)) {
      file.commit();
    }
    assertArrayEquals(new byte[0], Files.readAllBytes(target));
  }

  @Test
  void aTargetWithoutANameIsRefused() {
    assertThrows(IOException.class, () -> AtomicFile.create(folder.getRoot()));
  }

  @Test
  void manyWritersNeverMixTheirBytes() throws Exception {
    final Path target = folder.resolve("page.pb");
    final var threads = Executors.newFixedThreadPool(4);
    try {
      final List<Callable<Void>> writers =
          IntStream.range(0, 40).<Callable<Void>>mapToObj(i -> () -> write(target, i)).toList();
      for (final Future<Void> done : threads.invokeAll(writers)) {
        done.get();
      }
    } finally {
      threads.shutdown();
    }
    final String text = Files.readString(target);
    assertEquals(String.valueOf(text.charAt(0)).repeat(100_000), text);
    assertEquals(List.of("page.pb"), names(folder));
  }

  private static Void write(Path target, int i) throws IOException {
    try (AtomicFile file = AtomicFile.create(target)) {
      file.stream().write(String.valueOf((char) ('A' + i)).repeat(100_000).getBytes(UTF_8));
      file.commit();
    }
    return null;
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
