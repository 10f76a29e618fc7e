package org.colophon.specialists.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.raster.Raster;
import org.colophon.datasets.truth.Corpora;
import org.colophon.specialists.bus.conformance.KeepingCrops;
import org.colophon.specialists.bus.process.ChildPeer;
import org.colophon.specialists.bus.process.Children;
import org.colophon.specialists.bus.process.ServeSpecialist;
import org.colophon.specialists.bus.wire.PeerSpecialist;
import org.colophon.specialists.bus.wire.WireFormat;
import org.colophon.specialists.models.BundledModels;
import org.colophon.specialists.read.RegionReader;
import org.colophon.specialists.read.Router;
import org.colophon.specialists.recognise.TesseractEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the bus costs: paragraphs of old books are read by Tesseract alone, by a specialist in this
 * JVM and by one in a child process, in turn. Counted is the processor time of all processes.
 */
@Tag("long")
class BusCostTest {
  private static final int PAGES = 6;
  private static final int PARTS = 5;
  private static final int ROUNDS = 9;
  private static final double IN_PROCESS = 1.02;
  private static final double CHILD = 1.05;

  @FunctionalInterface
  private interface Way {
    void read(RegionTask task) throws Exception;
  }

  @Test
  void theBusCostsLittle() throws Exception {
    final Optional<Path> corpus = Corpora.group("ocr_text");
    assumeTrue(corpus.isPresent(), "no corpora here");
    final List<RegionTask> tasks = regions(corpus.get());
    final BlockReader here = new BlockReader();
    final RegionReader reader = new RegionReader(Router.of(Map.of(RegionKind.TEXT, List.of(here))));
    try (TesseractEngine engine = TesseractEngine.open(BundledModels.folder(), "eng");
        PeerSpecialist binary = child(WireFormat.BINARY);
        PeerSpecialist json = child(WireFormat.JSON)) {
      for (final RegionTask task : tasks) {
        final var reading = here.read(task, new KeepingCrops()).reading();
        assertEquals(reading, binary.read(task, new KeepingCrops()).reading());
        assertEquals(reading, json.read(task, new KeepingCrops()).reading());
      }
      final Map<String, Way> ways = new LinkedHashMap<>();
      ways.put("engine alone", task -> alone(engine, task));
      ways.put("in process", task -> here.read(task, new KeepingCrops()));
      ways.put("in process, with ladder and guards", task -> reader.read(task, new KeepingCrops()));
      ways.put("child, binary", task -> binary.read(task, new KeepingCrops()));
      ways.put("child, json", task -> json.read(task, new KeepingCrops()));
      final Map<String, double[]> ratios = measure(ways, tasks);
      assertTrue(median(ratios.get("in process")) <= IN_PROCESS);
      assertTrue(median(ratios.get("child, binary")) <= CHILD);
      assertTrue(median(ratios.get("child, json")) <= CHILD);
    }
  }

  /** Processor time of each way in each round, over that of the first way in the same round. */
  private static Map<String, double[]> measure(Map<String, Way> ways, List<RegionTask> tasks)
      throws Exception {
    final List<String> names = List.copyOf(ways.keySet());
    final Map<String, double[]> seconds = new LinkedHashMap<>();
    names.forEach(name -> seconds.put(name, new double[ROUNDS]));
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < names.size(); i++) {
        final String name = names.get((i + round) % names.size());
        final double before = cpuSeconds();
        for (final RegionTask task : tasks) {
          ways.get(name).read(task);
        }
        seconds.get(name)[round] = cpuSeconds() - before;
      }
    }
    final double[] first = seconds.get(names.get(0));
    final Map<String, double[]> ratios = new LinkedHashMap<>();
    for (final String name : names) {
      final double[] ratio = new double[ROUNDS];
      Arrays.setAll(ratio, round -> seconds.get(name)[round] / first[round]);
      ratios.put(name, ratio);
      System.out.printf(
          Locale.ROOT,
          "%-36s %7.1f ms of processor time a region, %+.1f %%%n",
          name,
          1000 * median(seconds.get(name)) / tasks.size(),
          100 * (median(ratio) - 1));
    }
    return ratios;
  }

  private static double median(double[] values) {
    final double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Of this process and of its children. */
  private static double cpuSeconds() {
    final OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    final long children =
        ProcessHandle.current()
            .children()
            .map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
            .mapToLong(Duration::toNanos)
            .sum();
    return (system.getProcessCpuTime() + children) / 1e9;
  }

  /** What the specialist does, without it. */
  private static List<Line> alone(TesseractEngine engine, RegionTask task) throws IOException {
    try (Raster crop = Raster.decode(task.inlineCrop())) {
      return engine.block(crop, task.dpi()).stream()
          .flatMap(block -> block.lines().stream())
          .toList();
    }
  }

  private static PeerSpecialist child(WireFormat format) {
    return PeerSpecialist.of(
        new BlockReader().descriptor(),
        new ChildPeer(Children.java(ServeSpecialist.class, format, BlockReader.class.getName())));
  }

  /** Strips of some pages as high as a paragraph, each with its pixels. */
  private static List<RegionTask> regions(Path folder) throws IOException {
    final List<Path> pages;
    try (Stream<Path> files = Files.list(folder)) {
      pages =
          files
              .filter(file -> file.getFileName().toString().matches("oldbooks-.*\\.tiff"))
              .sorted()
              .toList();
    }
    assumeTrue(pages.size() >= PAGES, "no old books here");
    final List<RegionTask> regions = new ArrayList<>();
    for (int i = 0; i < PAGES; i++) {
      try (Raster page = Raster.decode(Files.readAllBytes(pages.get(i * pages.size() / PAGES)))) {
        for (int part = 1; part < PARTS - 1; part++) {
          final Box box =
              Box.ofSize(0, part * page.height() / PARTS, page.width(), page.height() / PARTS);
          try (Raster crop = page.crop(box)) {
            regions.add(region(i, part, box, page.dpi(), crop.png()));
          }
        }
      }
    }
    return regions;
  }

  private static RegionTask region(int page, int part, Box box, double dpi, byte[] png) {
    final String pageId = String.format(Locale.ROOT, "d0123456789abcdef_p%05d", page + 1);
    return new RegionTask(
        String.format(Locale.ROOT, "%s_r%04d", pageId, part),
        "d0123456789abcdef",
        pageId,
        RegionKind.TEXT,
        box,
        dpi,
        png,
        Optional.empty(),
        List.of(),
        List.of(),
        "",
        "",
        "",
        "eng",
        1);
  }
}
