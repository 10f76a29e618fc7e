package org.colophon.runners.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.colophon.datasets.model.Fingerprints;
import org.colophon.datasets.store.AtomicFile;
import org.colophon.datasets.store.AttemptLog;
import org.colophon.datasets.store.Attempts;
import org.colophon.datasets.store.Locations;
import org.colophon.datasets.store.Patience;
import org.colophon.datasets.store.SealedFile;
import org.colophon.datasets.store.fault.Faults;
import org.colophon.datasets.store.fault.Journal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the journal of a page store tells of pages that are worked on twice. */
class PageJournalTest {
  private static final Fingerprints MADE = new Fingerprints("f00d", Map.of(), "c0de");
  private static final String DOCUMENT = "d0123456789abcdef";

  @TempDir private Path folder;
  private Path faults;
  private Path work;

  @BeforeEach
  void keepAJournal() throws IOException {
    faults = folder.resolve("faults");
    System.setProperty(Faults.VARIABLE, faults.toString());
    Journal.begin(faults);
    work = Locations.path("fault://" + folder.resolve("work"));
  }

  @AfterEach
  void keepNone() {
    System.clearProperty(Faults.VARIABLE);
  }

  @Test
  void aPageThatIsFinishedAndLookedAtIsNotDoneAgain() throws IOException {
    doPage();
    assertTrue(look());
    assertEquals(List.of(), PageJournal.doneAgain(Journal.read(faults)));
  }

  @Test
  void workBegunAgainWithALookThatIsNotHeededIsFound() throws IOException {
    doPage();
    assertTrue(look());
    begin();
    assertFound("although it had looked");
  }

  @Test
  void workBegunAgainElsewhereWithoutALookIsFound() throws Exception {
    doPage();
    elsewhere(this::begin);
    assertFound("never looked");
  }

  @Test
  void aFileOfAPageWrittenAgainIsFound() throws Exception {
    doPage();
    elsewhere(() -> write("p00001.draft"));
    assertFound("p00001.draft");
  }

  /** Two processes may have the same page in work: whoever looked before it was finished. */
  @Test
  void workThatWasUnderWayIsRight() throws Exception {
    assertFalse(look());
    elsewhere(this::doPage);
    begin();
    write("p00001.page");
    assertEquals(List.of(), PageJournal.doneAgain(Journal.read(faults)));
  }

  @Test
  void anotherPageIsAnotherMatter() throws Exception {
    doPage();
    write("p00002.draft");
    write("p00002.c0de.page");
    assertEquals(List.of(), PageJournal.doneAgain(Journal.read(faults)));
  }

  private void assertFound(String part) throws IOException {
    final List<String> again = PageJournal.doneAgain(Journal.read(faults));
    assertEquals(1, again.size(), again.toString());
    assertTrue(again.get(0).contains(part), again.toString());
  }

  private void doPage() throws IOException {
    assertFalse(look());
    begin();
    write("p00001.page");
  }

  private void begin() throws IOException {
    AttemptLog.at(work).write(AttemptLog.Work.page(DOCUMENT, MADE, 1), Attempts.NONE.begun());
  }

  /** Whether the page is there, asked as the page store does. */
  private boolean look() throws IOException {
    try {
      return SealedFile.bytes(file("p00001.page"), Patience.NONE).length > 0;
    } catch (NoSuchFileException absent) {
      return false;
    }
  }

  private void write(String name) throws IOException {
    AtomicFile.write(file(name), new byte[] {1}, Patience.NONE);
  }

  private Path file(String name) {
    return work.resolve(DOCUMENT).resolve(MADE.draft()).resolve(name);
  }

  private interface Step {
    void run() throws IOException;
  }

  private static void elsewhere(Step step) throws InterruptedException {
    final Thread thread =
        new Thread(
            () -> {
              try {
                step.run();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    thread.start();
    thread.join();
  }
}
