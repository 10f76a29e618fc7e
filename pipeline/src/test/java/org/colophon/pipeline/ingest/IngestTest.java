package org.colophon.pipeline.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.schema.proto.RunSummary;
import org.colophon.datasets.store.Trees;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passes over an archive, one after another. */
class IngestTest {
  @TempDir Path scratch;
  private Archive archive;

  @BeforeEach
  void makeArchive() throws IOException {
    archive = new Archive(scratch);
  }

  @Test
  void aSecondPassOpensNothing() throws IOException {
    archive.put("a.pdf", "The tide is high.");
    archive.put("deep/er/b.pdf", "The tide is low.");
    Files.writeString(archive.root().resolve("notes.txt"), "no page");
    final RunSummary first = archive.pass();
    assertEquals(2, first.getDocumentsComplete());
    assertEquals(0, first.getSourcesKnown());

    // Opened, it would be another document.
    final Path same = archive.root().resolve("a.pdf");
    final FileTime time = Files.getLastModifiedTime(same);
    Files.write(same, new byte[(int) Files.size(same)]);
    Files.setLastModifiedTime(same, time);
    for (int pass = 0; pass < 2; pass++) {
      final RunSummary later = archive.pass();
      assertEquals(2, later.getSourcesKnown());
      assertEquals(0, later.getDocumentsComplete() + later.getDocumentsFailed());
    }
    assertEquals(2, archive.outcomes().size());
  }

  @Test
  void onlyWhatIsNewIsDone() throws IOException {
    archive.put("a.pdf", "The tide is high.");
    archive.pass();
    archive.put("b.pdf", "The tide is low.");
    final RunSummary second = archive.pass();
    assertEquals(1, second.getDocumentsComplete());
    assertEquals(0, second.getDocumentsReused());
    assertEquals(1, second.getSourcesKnown());
    assertEquals(2, archive.outcomes().size());
  }

  @Test
  void otherBytesUnderTheSameNameAreAnotherDocument() throws IOException {
    archive.put("a.pdf", "The tide is high.");
    archive.pass();
    final Outcome before = archive.outcomes().get(0);
    archive.put("a.pdf", Archive.OLD.plusSeconds(60), "The tide is low.");
    assertEquals(1, archive.pass().getDocumentsComplete());
    assertEquals(2, archive.outcomes().size());
    assertTrue(archive.outcomes().contains(before));
  }

  @Test
  void whatMayStillBeWrittenIsLeftAloneAndCounted() throws IOException {
    archive.put("old.pdf", "The tide is high.");
    archive.put("young.pdf", Instant.now(), "The tide turns.");
    archive.put("future.pdf", Instant.now().plusSeconds(3600), "The tide will turn.");
    for (final String name : List.of(".hidden.pdf", "copy.pdf.part", "copy.pdf.tmp")) {
      archive.put(name, "The tide is low.");
    }
    archive.put(".rsync/c.pdf", "The tide is low.");
    final RunSummary first = archive.pass("--settle=10m");
    assertEquals(1, first.getDocumentsComplete());
    assertEquals(2, first.getSourcesWaiting());
    assertEquals(
        Stream.of("future.pdf", "young.pdf")
            .map(n -> archive.root().resolve(n).toString())
            .toList(),
        first.getWaitingList());

    final RunSummary second = archive.pass("--settle=0s");
    assertEquals(1, second.getDocumentsComplete());
    assertEquals(1, second.getSourcesWaiting());
    assertEquals(1, second.getSourcesKnown());
  }

  @Test
  void withMarkersOnlyMarkedFilesAreTaken() throws IOException {
    archive.put("old.pdf", "The tide is high.");
    archive.put("young.pdf", Instant.now(), "The tide turns.");
    archive.put("young.pdf.done", Instant.now(), "marks the other, though it looks like a PDF");
    final RunSummary first = archive.pass("--marker=.done");
    assertEquals(1, first.getDocumentsComplete());
    assertEquals(1, first.getSourcesWaiting());
    assertEquals(List.of("young.pdf"), archive.names(archive.outcomes().get(0)));
  }

  @Test
  void theOutcomeIsTheTruthAndTheLedgerIsNot() throws IOException {
    archive.put("a.pdf", "The tide is high.");
    archive.put("b.pdf", "The tide is low.");
    archive.pass();
    archive.pass();
    delete(archive.output().resolve("work").resolve("ledger"));
    final RunSummary without = archive.pass();
    assertEquals(2, without.getDocumentsReused());
    assertEquals(0, without.getSourcesKnown());

    final Outcome lost = archive.outcomes().get(0);
    delete(archive.output().resolve("documents").resolve(lost.document().folder()));
    final RunSummary again = archive.pass();
    assertEquals(1, again.getSourcesKnown());
    assertEquals(1, again.getDocumentsComplete());
    assertEquals(0, again.getDocumentsReused());
    assertTrue(archive.outcomes().contains(lost));
  }

  @Test
  void aDamagedLedgerOnlyCostsTime() throws IOException {
    archive.put("a.pdf", "The tide is high.");
    archive.pass();
    try (Stream<Path> files = Files.walk(archive.output().resolve("work").resolve("ledger"))) {
      for (final Path file : files.filter(Files::isRegularFile).toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
    assertEquals(1, archive.pass().getDocumentsReused());
    assertEquals(1, archive.pass().getSourcesKnown());
  }

  @Test
  void otherOptionsDoTheDocumentsAgain() throws IOException {
    archive.put("a.pdf", "The tide is high.", "The tide is low.");
    archive.pass();
    final RunSummary second = archive.pass("--pages=1");
    assertEquals(1, second.getDocumentsComplete());
    assertEquals(0, second.getDocumentsReused());
    assertEquals(0, second.getFailureCount());
    assertEquals(List.of(1), archive.outcomes().get(0).document().pages());
  }

  @Test
  void aFileThatCannotBeOpenedFailsOnce() throws IOException {
    Files.write(archive.root().resolve("bad.pdf"), new byte[] {'%', 'P', 'D', 'F', '-'});
    Files.setLastModifiedTime(archive.root().resolve("bad.pdf"), FileTime.from(Archive.OLD));
    assertEquals(1, archive.pass().getDocumentsFailed());
    final RunSummary second = archive.pass();
    assertEquals(1, second.getSourcesKnown());
    assertEquals(0, second.getDocumentsFailed());
  }

  @Test
  void aFolderIsOneDocumentWhenItHasSettledAsAWhole() throws IOException {
    final Path book = Files.createDirectories(archive.root().resolve("book"));
    final Path pages = Path.of("..", "datasets", "samples", "report-pages");
    final Path first = Files.copy(pages.resolve("page-1.jpg"), book.resolve("1.jpg"));
    Files.setLastModifiedTime(first, FileTime.from(Archive.OLD));
    final Path second = Files.copy(pages.resolve("page-2.jpg"), book.resolve("2.jpg"));
    assertEquals(1, archive.pass("--group=folder", "--settle=10m").getSourcesWaiting());
    Files.setLastModifiedTime(second, FileTime.from(Archive.OLD));
    assertEquals(1, archive.pass("--group=folder").getDocumentsComplete());
    assertEquals(2, archive.outcomes().get(0).document().members().size());
    assertEquals(1, archive.pass("--group=folder").getSourcesKnown());
  }

  @Test
  void linksThatLeadBackDoNotHoldTheWalk() throws IOException {
    archive.put("deep/a.pdf", "The tide is high.");
    Files.createSymbolicLink(archive.root().resolve("deep").resolve("round"), archive.root());
    assertEquals(1, archive.pass().getDocumentsComplete());
    assertEquals(1, archive.outcomes().size());
  }

  @Test
  void allWrongOptionsAreToldAtOnce() {
    final IngestOptions options = archive.options("--watch=soon", "--settle=-1s", "--marker=a/b");
    options.setTo("nonsense");
    final IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Ingest.run(options));
    assertEquals(4, e.getMessage().lines().count(), e.getMessage());
    for (final String option : List.of("--watch", "--settle", "--marker", "nonsense")) {
      assertTrue(e.getMessage().contains(option), e.getMessage());
    }
  }

  @Test
  void anOutputInsideTheArchiveIsRefused() {
    final IngestOptions options = archive.options();
    options.setOutput(archive.root().resolve("out").toString());
    final IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Ingest.run(options));
    assertTrue(e.getMessage().contains("name a folder outside"), e.getMessage());
  }

  private static void delete(Path folder) throws IOException {
    assertTrue(Files.exists(folder), folder + " was never written");
    Trees.delete(folder);
  }
}
