package org.colophon.specialists.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.model.SourceName;
import org.colophon.datasets.model.SourceType;
import org.colophon.datasets.schema.proto.CompletedDocument;
import org.colophon.datasets.schema.proto.PageResult;
import org.colophon.datasets.schema.proto.SourceRef;
import org.colophon.datasets.store.AttemptLog;
import org.colophon.datasets.store.Attempts;
import org.colophon.specialists.work.Settings.Isolation;
import org.colophon.specialists.work.Workbench.WorkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pages that end their process, in real processes that end. */
@Timeout(120)
class QuarantineBenchTest {
  static final Document DOCUMENT =
      new Document(
          "d0123456789abcdef",
          "0".repeat(64),
          "doomed",
          SourceType.PDF,
          List.of(new SourceName("doomed.pdf", "doomed.pdf")),
          List.of(),
          3,
          List.of(1, 2, 3),
          "f",
          1);

  @TempDir private Path folder;

  static Settings settings(Path output, Isolation isolation) throws IOException {
    final String json = WorkerPoolTest.settings(output, WorkerPoolTest.LIMITS).toJson();
    return Settings.fromJson(json.replace(Isolation.PROCESS.name(), isolation.name()));
  }

  @Test
  void aPageThatExceedsItsLimitsIsTriedTwiceAndNeverAgain() throws Exception {
    final Settings.WorkerLimits small = new Settings.WorkerLimits(48, 2048, 60, 60, 100);
    final Settings settings = WorkerPoolTest.settings(folder, small);
    final Document document;
    try (Counted bench = new Counted(WorkerPool.shared(settings), settings)) {
      document = bench.watched.open(WorkerPoolTest.reference(WorkerPoolTest.largeDrawing(folder)));
      final Failure failure = failure(bench.watched, document, 1);
      assertEquals(QuarantineBench.QUARANTINED, failure.cause());
      assertEquals("page", failure.stage());
      assertEquals(2, failure.attempts());
      assertEquals(2, failure.message().split("MEMORY", -1).length - 1, failure.message());
      assertEquals(1, failure.message().lines().count());
      assertTrue(failure.message().contains("large.pdf"), failure.message());
      assertTrue(failure.cure().contains("colophon retry OUT"), failure.cure());
      assertEquals(2, bench.pages.get());
    }
    try (Counted restarted = new Counted(WorkerPool.shared(settings), settings)) {
      assertEquals(QuarantineBench.QUARANTINED, failure(restarted.watched, document, 1).cause());
      assertEquals(0, restarted.pages.get(), "it was tried again");
    }
    assertEquals(1, AttemptLog.at(folder.resolve("work")).forget(document.id()));
    final Settings sound =
        WorkerPoolTest.settings(folder, new Settings.WorkerLimits(512, 2048, 60, 60, 100));
    try (Counted forgiven = new Counted(WorkerPool.shared(sound), sound)) {
      assertFalse(forgiven.watched.page(document, 1).getReused());
    }
    assertEquals(List.of(), records());
  }

  @Test
  void aSourceThatExceedsItsLimitsIsTriedTwiceUntilItChanges() throws Exception {
    final Settings settings =
        WorkerPoolTest.settings(folder, new Settings.WorkerLimits(48, 2048, 60, 60, 100));
    final Path file = largeCatalog();
    try (Counted bench = new Counted(WorkerPool.shared(settings), settings)) {
      final SourceRef source = WorkerPoolTest.reference(file);
      assertQuarantined(bench, source, 2);
      assertQuarantined(bench, source, 2);
      Files.write(file, new byte[] {'\n'}, StandardOpenOption.APPEND);
      assertQuarantined(bench, source, 4);
      assertEquals(2, AttemptLog.at(folder.resolve("work")).forgetSource(source.getUri()));
      assertQuarantined(bench, source, 6);
    }
  }

  /** A document whose catalog alone fills a small heap. */
  private Path largeCatalog() throws IOException {
    final Path file = folder.resolve("catalog.pdf");
    try (PDDocument pdf = new PDDocument()) {
      pdf.addPage(new PDPage());
      final COSArray numbers = new COSArray();
      numbers.growToSize(12_000_000, COSInteger.ZERO);
      pdf.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("Numbers"), numbers);
      pdf.save(file.toFile());
    }
    return file;
  }

  private static void assertQuarantined(Counted bench, SourceRef source, int opened) {
    final WorkException thrown =
        assertThrows(WorkException.class, () -> bench.watched.open(source));
    assertEquals(QuarantineBench.QUARANTINED, thrown.failure().cause(), thrown.getMessage());
    assertEquals(opened, bench.opened.get());
  }

  @Test
  void aPageThatKillsItsJvmDoesSoTwiceWithoutIsolation() throws Exception {
    assertEquals("at work", doomed(Isolation.NONE));
    assertEquals("at work", doomed(Isolation.NONE));
    final String third = doomed(Isolation.NONE);
    assertTrue(third.startsWith("QUARANTINED"), third);
    assertTrue(third.contains("2 begun by a process that was killed"), third);
  }

  @Test
  void pagesInWorkersAreNotBlamedForFourLostMachines() throws Exception {
    final AttemptLog log = AttemptLog.at(folder.resolve("work"));
    final AttemptLog.Work page =
        AttemptLog.Work.page(DOCUMENT.id(), settings(folder, Isolation.PROCESS).fingerprints(), 1);
    log.write(page, new Attempts(List.of(), 4));
    assertEquals("at work", doomed(Isolation.PROCESS));
    assertEquals(5, log.read(page).open());
    final String sixth = doomed(Isolation.PROCESS);
    assertTrue(sixth.startsWith("QUARANTINED"), sixth);
  }

  @Test
  void aRunThatIsStoppedInGoodOrderBlamesNobody() throws Exception {
    final Process process = start(Isolation.NONE, DoomedRun.Doom.WAITS);
    try (BufferedReader output = output(process)) {
      assertEquals("at work", output.readLine());
      assertEquals(1, records().size());
      process.destroy();
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
      assertEquals(List.of(), records());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void workThatWasCancelledOrRefusedIsNotHeldAgainstThePage() throws Exception {
    final Settings settings = settings(folder, Isolation.PROCESS);
    final Scripted bench =
        new Scripted(
            number -> {
              Thread.currentThread().interrupt();
              throw new CancellationException("stopped");
            });
    try (QuarantineBench watched = new QuarantineBench(bench, settings)) {
      assertThrows(CancellationException.class, () -> watched.page(DOCUMENT, 1));
      assertTrue(Thread.interrupted());
      assertEquals(List.of(), records());
    }
  }

  @Test
  void withoutIsolationASecondAttemptIsMadeAlone() throws Exception {
    doomed(Isolation.NONE);
    final Settings settings = settings(folder, Isolation.NONE);
    final CountDownLatch innocentAtWork = new CountDownLatch(1);
    final CountDownLatch suspectMayCome = new CountDownLatch(1);
    final AtomicInteger together = new AtomicInteger();
    final AtomicInteger most = new AtomicInteger();
    final Scripted bench =
        new Scripted(
            number -> {
              most.accumulateAndGet(together.incrementAndGet(), Math::max);
              if (number == 2) {
                innocentAtWork.countDown();
                await(suspectMayCome);
              }
              together.decrementAndGet();
            });
    try (QuarantineBench one = new QuarantineBench(bench, settings);
        QuarantineBench other = new QuarantineBench(bench, settings)) {
      final CompletableFuture<PageResult> innocent = page(one, 2);
      await(innocentAtWork);
      final CompletableFuture<PageResult> suspect = page(other, 1);
      assertThrows(TimeoutException.class, () -> suspect.get(300, TimeUnit.MILLISECONDS));
      suspectMayCome.countDown();
      innocent.get();
      suspect.get();
    }
    assertEquals(1, most.get());
    assertEquals(List.of(), records());
  }

  private static CompletableFuture<PageResult> page(Workbench bench, int number) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return bench.page(DOCUMENT, number);
          } catch (WorkException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(60, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Failure failure(Workbench bench, Document document, int number) {
    return assertThrows(WorkException.class, () -> bench.page(document, number)).failure();
  }

  /** The one line that a doomed JVM prints. */
  private String doomed(Isolation isolation) throws Exception {
    final Process process = start(isolation, DoomedRun.Doom.HALTS);
    try (BufferedReader output = output(process)) {
      final String line = output.readLine();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      assertNotEquals(1, process.exitValue());
      return line;
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start(Isolation isolation, DoomedRun.Doom doom) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            DoomedRun.class.getName(),
            folder.toString(),
            isolation.name(),
            doom.name())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private List<String> records() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".attempts"))
          .toList();
    }
  }

  /** Counts what reaches a real bench. */
  private static final class Counted implements AutoCloseable {
    private final AtomicInteger pages = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();
    private final QuarantineBench watched;

    Counted(Workbench bench, Settings settings) {
      watched =
          new QuarantineBench(
              new Workbench() {
                @Override
                public Document open(SourceRef source) throws WorkException {
                  opened.incrementAndGet();
                  return bench.open(source);
                }

                @Override
                public PageResult page(Document document, int number) throws WorkException {
                  pages.incrementAndGet();
                  return bench.page(document, number);
                }

                @Override
                public Outcome assemble(CompletedDocument completed) throws WorkException {
                  return bench.assemble(completed);
                }

                @Override
                public void close() {
                  bench.close();
                }
              },
              settings);
    }

    @Override
    public void close() {
      watched.close();
    }
  }

  private record Scripted(IntConsumer page) implements PagesOnly {
    @Override
    public PageResult page(Document document, int number) {
      page.accept(number);
      return PageResult.getDefaultInstance();
    }
  }
}
