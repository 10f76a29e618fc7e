package org.colophon.runners.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.models.BundledModels;
import org.colophon.specialists.recognise.TesseractEngine;

/**
 * The embedded recogniser and nothing else: pages that are decoded already, engines that are open
 * already, N threads, and a clock around the reading. What cleaning, page analysis, renditions and
 * pipeline may cost is told against this.
 */
public final class RecogniserAlone {
  private static final String USAGE_FILE = "usage.txt";

  private RecogniserAlone() {}

  /**
   * Reads pages and writes their text, and what the reading took, to a folder.
   *
   * @param args number of threads, file with one page image a line, folder
   */
  public static void main(String[] args) throws Exception {
    final int threads = Integer.parseInt(args[0]);
    final Path output = Path.of(args[2]);
    final List<Path> files = Files.readAllLines(Path.of(args[1])).stream().map(Path::of).toList();
    final List<Raster> pages = new ArrayList<>();
    for (final Path file : files) {
      pages.add(Raster.decode(Files.readAllBytes(file)));
    }
    final List<TesseractEngine> engines = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      engines.add(TesseractEngine.open(BundledModels.folder(), "eng"));
    }
    final String[] texts = new String[pages.size()];
    final long cpu = processCpuNanos();
    final long wall = System.nanoTime();
    read(pages, engines, texts);
    final double wallSeconds = (System.nanoTime() - wall) / 1e9;
    final double cpuSeconds = (processCpuNanos() - cpu) / 1e9;
    for (int i = 0; i < texts.length; i++) {
      Files.writeString(output.resolve(files.get(i).getFileName() + ".txt"), texts[i]);
    }
    Files.writeString(output.resolve(USAGE_FILE), wallSeconds + " " + cpuSeconds);
    engines.forEach(TesseractEngine::close);
    pages.forEach(Raster::close);
  }

  private static void read(List<Raster> pages, List<TesseractEngine> engines, String[] texts)
      throws InterruptedException, ExecutionException {
    final AtomicInteger next = new AtomicInteger();
    final ExecutorService pool = Executors.newFixedThreadPool(engines.size());
    try {
      final List<Future<?>> done = new ArrayList<>();
      for (final TesseractEngine engine : engines) {
        done.add(
            pool.submit(
                () -> {
                  for (int i = next.getAndIncrement(); i < texts.length; ) {
                    texts[i] = text(engine, pages.get(i));
                    i = next.getAndIncrement();
                  }
                }));
      }
      for (final Future<?> thread : done) {
        thread.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static String text(TesseractEngine engine, Raster page) {
    return engine.page(page, page.dpi()).stream()
        .flatMap(block -> block.paragraphs().stream())
        .map(
            paragraph ->
                paragraph.stream()
                    .map(org.colophon.datasets.model.Line::text)
                    .collect(Collectors.joining("\n")))
        .collect(Collectors.joining("\n\n"));
  }

  private static long processCpuNanos() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }

  /** What the reading took, of a process that took more. */
  static Usage usage(Usage process, Path output) throws IOException {
    final String[] parts = Files.readString(output.resolve(USAGE_FILE)).split(" ", -1);
    return new Usage(
        Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), process.peakMegabytes(), 0);
  }

  /** The texts that it wrote. */
  static List<String> texts(PageSet set, Path output) {
    return set.images().stream()
        .map(
            image -> {
              try {
                return Files.readString(output.resolve(image.getFileName() + ".txt"));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .toList();
  }
}
