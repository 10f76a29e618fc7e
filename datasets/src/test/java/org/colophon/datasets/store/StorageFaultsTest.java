package org.colophon.datasets.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.colophon.datasets.model.Fingerprints;
import org.colophon.datasets.store.fault.Faults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Storage that is sick for a while, and storage that stays so. */
class StorageFaultsTest {
  private static final Fingerprints MADE = new Fingerprints("f00d", Map.of(), "c0de");
  private static final Patience SHORT = Patience.of(Duration.ofSeconds(20));
  private static final Patience SHORTEST = Patience.of(Duration.ofMillis(150));

  @TempDir private Path folder;
  private Path control;
  private Path work;
  private final SyntheticBook book = new SyntheticBook('a', 3);
  private final String id = book.document().id();

  @BeforeEach
  void switchOn() {
    control = folder.resolve("faults");
    work = Locations.path("fault://" + folder.resolve("work"));
    System.setProperty(Faults.VARIABLE, control.toString());
  }

  @AfterEach
  void switchOff() {
    System.clearProperty(Faults.VARIABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "write .* error times=2",
        "write .* space times=2",
        "open .* readonly times=2",
        "mkdir .* readonly times=1",
        "move .* error times=2",
        "open .*draft error times=2",
        "open,write,move,mkdir,delete .* slow ms=20 times=4",
        "open,write,move,delete,read .* error share=0.3 seed=11"
      })
  void pagesGoThroughFaultsThatPass(String fault) throws IOException {
    Faults.set(control, fault);
    final PageStore store = PageStore.at(work, SHORT);
    final PageStore sound = PageStore.at(folder.resolve("sound"), SHORT);
    for (int number = 1; number <= 3; number++) {
      for (final PageStore one : List.of(store, sound)) {
        one.putDraft(id, MADE, book.draft(number));
        one.finish(id, MADE, book.draft(number), book.page(number));
      }
      assertEquals(book.page(number), store.finished(id, MADE, number).orElseThrow());
    }
    final Path pages = Path.of(id, MADE.draft());
    assertEquals(
        List.of(
            "p00001.draft",
            "p00001.page",
            "p00002.draft",
            "p00002.page",
            "p00003.draft",
            "p00003.page"),
        readable(folder.resolve("work").resolve(pages)));
    for (final String name : readable(folder.resolve("sound").resolve(pages))) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("sound").resolve(pages).resolve(name)),
          Files.readAllBytes(folder.resolve("work").resolve(pages).resolve(name)));
    }
  }

  @Test
  void storageThatStaysSickIsSaidInOneLineAndTheOldFileStays() throws IOException {
    final PageStore store = PageStore.at(work, SHORTEST);
    store.finish(id, MADE, book.draft(1), book.page(1));
    Faults.set(control, "write .* space");
    final StorageException full =
        assertThrows(
            StorageException.class, () -> store.finish(id, MADE, book.draft(1), book.page(1)));
    assertEquals(1, full.getMessage().lines().count());
    assertTrue(full.getMessage().contains("p00001.page"), full.getMessage());
    assertTrue(full.getMessage().contains("No space left on device"), full.getMessage());
    assertTrue(full.getMessage().contains("then run again"), full.getMessage());
    assertTrue(store.isFinished(id, MADE, 1));
    assertEquals(
        List.of("p00001.page"), readable(folder.resolve("work").resolve(id).resolve(MADE.draft())));
  }

  @Test
  void aPageThatCannotBeReadDoesNotCountAsAbsent() throws IOException {
    final PageStore store = PageStore.at(work, SHORTEST);
    store.finish(id, MADE, book.draft(1), book.page(1));
    Faults.set(control, "read .*page error");
    assertThrows(UncheckedIOException.class, () -> store.isFinished(id, MADE, 1));
    Faults.set(control);
    assertTrue(store.isFinished(id, MADE, 1));
    assertFalse(store.isFinished(id, MADE, 2));
  }

  @Test
  void aFaultThatAnotherProcessTakesAwayIsWaitedFor() throws Exception {
    Faults.set(control, "open .* readonly");
    final Path target = work.resolve("waited");
    final Thread writer =
        new Thread(
            () -> {
              try {
                AtomicFile.write(target, "ink".getBytes(UTF_8), SHORT);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    writer.start();
    while (writer.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    Faults.set(control);
    writer.join();
    assertEquals("ink", Files.readString(target));
  }

  @Test
  void whatIsNotThereIsNotWaitedFor() {
    assertThrows(
        NoSuchFileException.class,
        () -> SHORT.with(() -> Files.readString(work.resolve("nowhere"))));
  }

  @Test
  void whoIsInterruptedWaitsNoLonger() throws Exception {
    Faults.set(control, "open .* error");
    final List<Throwable> thrown = new CopyOnWriteArrayList<>();
    final Thread writer =
        new Thread(
            () -> {
              try {
                AtomicFile.write(
                    work.resolve("x"), new byte[1], Patience.of(Duration.ofMinutes(10)));
              } catch (IOException e) {
                thrown.add(e);
              }
            });
    writer.start();
    while (writer.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    writer.interrupt();
    writer.join();
    assertEquals(1, thrown.size());
    assertEquals(InterruptedIOException.class, thrown.get(0).getClass());
  }

  /** What readers may take: all but temporary files. */
  private static List<String> readable(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(AtomicFile.PART_SUFFIX))
          .sorted()
          .toList();
    }
  }
}
