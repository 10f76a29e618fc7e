package org.colophon.specialists.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.outcomes.EditionPolicy;
import org.colophon.datasets.renditions.Rendition;
import org.colophon.datasets.schema.proto.SourceRef;
import org.colophon.specialists.models.ModelStore;
import org.colophon.specialists.models.Quality;
import org.colophon.specialists.models.Resolved;
import org.colophon.specialists.pages.InputKind;
import org.colophon.specialists.pages.TextLayerPolicy;
import org.colophon.specialists.route.ResolvedRoutes;
import org.colophon.specialists.route.RoutePlan;
import org.colophon.specialists.route.SpecialistContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real worker processes, ended by real signals and limits. */
@Timeout(120)
class WorkerPoolTest {
  static final Settings.WorkerLimits LIMITS = new Settings.WorkerLimits(512, 2048, 60, 60, 100);

  /** So much processor time into a page, a worker is surely at it. */
  private static final Duration AT_WORK = Duration.ofMillis(300);

  @TempDir private Path folder;

  static Settings settings(Path output, Settings.WorkerLimits limits) throws IOException {
    return settings(output, limits, 512, routes());
  }

  static Settings settings(
      Path output, Settings.WorkerLimits limits, int modelMegabytes, ResolvedRoutes routes)
      throws IOException {
    final Resolved models =
        ModelStore.ofEnvironment(List.of(), Map.of()).resolve("eng", Quality.FAST);
    return new Settings(
        output.toString(),
        models.languages(),
        models.dataPath().toString(),
        models.digest(),
        models.dataPath().toString(),
        models.digest(),
        "",
        TextLayerPolicy.IGNORE,
        InputKind.PAGE,
        "",
        200_000_000,
        300,
        "",
        List.of(Rendition.TXT),
        EditionPolicy.REFUSE,
        Settings.Isolation.PROCESS,
        1,
        limits,
        modelMegabytes,
        routes,
        "run");
  }

  static ResolvedRoutes routes() {
    try (RoutePlan plan = RoutePlan.standard(SpecialistContext.ofProcess())) {
      return plan.resolve(Allowance.UNLIMITED);
    }
  }

  @Test
  void aKilledWorkerCostsOneCallAndNoneStaysAfterClosing() throws Exception {
    final Path slow = slowPage();
    try (WorkerPool pool = WorkerPool.shared(settings(folder, LIMITS))) {
      final Document document = open(pool, slow);
      final ProcessHandle worker = onlyWorker();
      final Duration before = cpu(worker);
      final CompletableFuture<Failure> page =
          CompletableFuture.supplyAsync(() -> failureOf(pool, document));
      while (cpu(worker).minus(before).compareTo(AT_WORK) < 0) {
        Thread.onSpinWait();
      }
      worker.destroyForcibly();
      final Failure failure = page.get();
      assertEquals("CRASHED", failure.cause());
      assertEquals(1, failure.message().lines().count());
      assertTrue(failure.message().contains("slow"), failure.message());

      assertEquals(0, pool.page(open(pool, smallPage()), 1).getPending());

      // One that dies while nobody uses it costs no call at all.
      final ProcessHandle idle = onlyWorker();
      idle.destroyForcibly();
      idle.onExit().get();
      assertEquals(1, open(pool, smallPage()).pageCount());
    }
    assertEquals(List.of(), workers());
  }

  @Test
  void aPageThatTakesTooLongIsEnded() throws Exception {
    final Settings.WorkerLimits hasty = new Settings.WorkerLimits(512, 2048, 60, 1, 100);
    try (WorkerPool pool = WorkerPool.shared(settings(folder, hasty))) {
      final Document document = open(pool, slowPage());
      final ProcessHandle worker = onlyWorker();
      assertEquals("TIMEOUT", failureOf(pool, document).cause());
      assertFalse(worker.isAlive());
    }
  }

  @Test
  void aPageThatTakesTooMuchMemoryIsEnded() throws Exception {
    final Settings.WorkerLimits small = new Settings.WorkerLimits(512, 40, 60, 60, 100);
    try (WorkerPool pool = WorkerPool.shared(settings(folder, small))) {
      // Opened here, since a worker over its memory may be ended at that already.
      final Document document;
      try (LocalWorkbench bench = new LocalWorkbench(settings(folder, LIMITS))) {
        document = bench.open(reference(slowPage()));
      }
      assertEquals("MEMORY", failureOf(pool, document).cause());
    }
  }

  @Test
  void aPageThatFillsTheHeapCostsItselfOnly() throws Exception {
    final Settings.WorkerLimits small = new Settings.WorkerLimits(48, 2048, 60, 60, 100);
    try (WorkerPool pool = WorkerPool.shared(settings(folder, small))) {
      final Document document = open(pool, largeDrawing(folder));
      assertEquals("MEMORY", failureOf(pool, document).cause());
      assertEquals(0, pool.page(open(pool, smallPage()), 1).getPending());
    }
  }

  @Test
  void anInterruptedCallerIsNotKeptWaiting() throws Exception {
    try (WorkerPool pool = WorkerPool.shared(settings(folder, LIMITS))) {
      final Document document = open(pool, slowPage());
      Thread.currentThread().interrupt();
      assertThrows(CancellationException.class, () -> pool.page(document, 1));
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void workersEndWithAParentThatIsKilled() throws Exception {
    final ProcessBuilder command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "-Djava.io.tmpdir=" + Files.createDirectory(folder.resolve("scratch")),
            PoolHolder.class.getName(),
            folder.toString(),
            smallPage().toString());
    command.redirectError(ProcessBuilder.Redirect.DISCARD);
    final Process parent = command.start();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
      final ProcessHandle worker =
          ProcessHandle.of(Long.parseLong(output.readLine().strip())).orElseThrow();
      final CompletableFuture<ProcessHandle> end = worker.onExit();
      parent.destroyForcibly();
      end.get(30, TimeUnit.SECONDS);
      assertFalse(worker.isAlive());
    } finally {
      parent.destroyForcibly();
    }
    try (var left = Files.list(folder.resolve("scratch"))) {
      assertEquals(
          List.of(), left.filter(path -> path.toString().contains("colophon-workers")).toList());
    }
  }

  private static Document open(WorkerPool pool, Path file) throws Workbench.WorkException {
    return pool.open(reference(file));
  }

  static SourceRef reference(Path file) {
    return SourceRef.newBuilder()
        .setUri(file.toString())
        .setName(file.getFileName().toString())
        .build();
  }

  private static Failure failureOf(WorkerPool pool, Document document) {
    return assertThrows(Workbench.WorkException.class, () -> pool.page(document, 1)).failure();
  }

  private static ProcessHandle onlyWorker() {
    assertEquals(1, workers().size());
    return workers().get(0);
  }

  private static List<ProcessHandle> workers() {
    return ProcessHandle.current()
        .children()
        .filter(ProcessHandle::isAlive)
        .filter(child -> child.info().command().orElse("").endsWith("java"))
        .toList();
  }

  private static Duration cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private Path smallPage() throws IOException {
    final BufferedImage page = new BufferedImage(200, 100, BufferedImage.TYPE_BYTE_GRAY);
    final Graphics2D graphics = page.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 200, 100);
    graphics.dispose();
    return write(page, "small.png");
  }

  /** Thousands of specks of the size of letters: seconds of work for recognition. */
  private Path slowPage() throws IOException {
    final BufferedImage page = new BufferedImage(4000, 4000, BufferedImage.TYPE_BYTE_GRAY);
    final Graphics2D graphics = page.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 4000, 4000);
    graphics.setColor(Color.BLACK);
    final Random random = new Random(7);
    for (int y = 100; y < 3900; y += 50) {
      for (int x = 100; x < 3900; x += 24) {
        graphics.drawLine(x, y + random.nextInt(30), x + 18, y + random.nextInt(30));
        graphics.drawOval(x, y, 4 + random.nextInt(14), 4 + random.nextInt(26));
      }
    }
    graphics.dispose();
    return write(page, "slow.png");
  }

  private Path write(BufferedImage page, String name) throws IOException {
    final Path file = folder.resolve(name);
    ImageIO.write(page, "png", file.toFile());
    return file;
  }

  /** A drawing that a small heap does not hold. */
  static Path largeDrawing(Path folder) throws IOException {
    final Path file = folder.resolve("large.pdf");
    try (PDDocument pdf = new PDDocument()) {
      final PDPage page = new PDPage(new PDRectangle(1800, 1800));
      pdf.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
        content.setNonStrokingColor(Color.BLUE);
        content.addRect(100, 100, 900, 900);
        content.fill();
      }
      pdf.save(file.toFile());
    }
    return file;
  }
}
