package org.colophon.specialists.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Reading;
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
import org.colophon.specialists.confidence.Calibrations;
import org.colophon.specialists.models.BundledModels;
import org.colophon.specialists.read.LocalJudge;
import org.colophon.specialists.read.RegionReader;
import org.colophon.specialists.recognise.TesseractEngine;
import org.colophon.specialists.route.Budgets;
import org.colophon.specialists.route.Ladder;
import org.colophon.specialists.route.Purse;
import org.colophon.specialists.route.Roster;
import org.colophon.specialists.route.Rung;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the bus costs: strips of old books are read by Tesseract alone, by a specialist in this JVM
 * and by ones in child processes, in turn; then the same strips, with the lines that were read, go
 * to a specialist that does no work, so that the bus is left. Counted is the processor time of all
 * processes. The first is what users see, the second is exact enough to be held against a target on
 * a machine that does other things too.
 */
@Tag("long")
class BusCostTest {
  private static final int PAGES = 4;
  private static final int PARTS = 12;
  private static final String LADDER = "in process, with ladder and guards";
  private static final String NOTHING = "nothing";
  private static final int ROUNDS = 5;
  private static final int WARM_UP = 30;
  private static final int IDLE_ROUNDS = 21;
  private static final double IN_PROCESS = 0.02;
  private static final double CHILD = 0.05;

  @FunctionalInterface
  private interface Way {
    void read(RegionTask task) throws Exception;
  }

  @Test
  void theBusCostsLittle() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/schedstat")), "this system does not say");
    final Optional<Path> corpus = Corpora.group("ocr_text");
    assumeTrue(corpus.isPresent(), "no corpora here");
    final BlockReader here = new BlockReader();
    final List<RegionTask> read = new ArrayList<>();
    final List<RegionTask> tasks = regions(corpus.get());
    final double reading;
    try (TesseractEngine engine = TesseractEngine.open(BundledModels.folder(), "eng");
        PeerSpecialist binary = child(here, WireFormat.BINARY);
        PeerSpecialist json = child(here, WireFormat.JSON)) {
      for (final RegionTask task : tasks) {
        final Reading known = here.read(task, new KeepingCrops()).reading();
        assertEquals(known, binary.read(task, new KeepingCrops()).reading());
        assertEquals(known, json.read(task, new KeepingCrops()).reading());
        read.add(task.withLines(known.content().lines()));
      }
      final Map<String, Way> ways = new LinkedHashMap<>();
      ways.put("engine alone", task -> alone(engine, task));
      ways.putAll(ways(here, binary, json));
      reading = report(measure(ways, tasks, ROUNDS), "engine alone", 0);
    }
    final KnownLines idle = new KnownLines();
    try (PeerSpecialist binary = child(idle, WireFormat.BINARY);
        PeerSpecialist json = child(idle, WireFormat.JSON)) {
      final Map<String, Way> ways = ways(idle, binary, json);
      // To look at the clocks costs as much as the bus.
      ways.put(NOTHING, task -> {});
      measure(ways, read, WARM_UP);
      final Map<String, Double> bus = measure(ways, read, IDLE_ROUNDS);
      final double clocks = bus.remove(NOTHING);
      bus.replaceAll((way, seconds) -> seconds - clocks);
      report(bus, "in process", reading);
      requireAtMost(IN_PROCESS, "in process", bus, reading);
      requireAtMost(IN_PROCESS, LADDER, bus, reading);
      requireAtMost(CHILD, "child, binary", bus, reading);
      requireAtMost(CHILD, "child, json", bus, reading);
    }
  }

  private static void requireAtMost(
      double share, String way, Map<String, Double> bus, double reading) {
    final double taken = bus.get(way) / reading;
    assertTrue(taken <= share, () -> way + ": " + 100 * taken + " % of reading");
  }

  private static Map<String, Way> ways(
      Specialist here, PeerSpecialist binary, PeerSpecialist json) {
    final RegionReader reader =
        new RegionReader(
            task ->
                new Ladder(
                    List.of(
                        new Rung(here.descriptor().id(), 0, 1, Allowance.UNLIMITED, "measured")),
                    "measured"),
            Roster.of(List.of(here)),
            Budgets.UNLIMITED,
            new Purse(Allowance.UNLIMITED),
            Calibrations.NONE,
            new LocalJudge(Optional.empty()));
    final Map<String, Way> ways = new LinkedHashMap<>();
    ways.put("in process", task -> here.read(task, new KeepingCrops()));
    ways.put(LADDER, task -> reader.read(task, new KeepingCrops()));
    ways.put("child, binary", task -> binary.read(task, new KeepingCrops()));
    ways.put("child, json", task -> json.read(task, new KeepingCrops()));
    return ways;
  }

  /**
   * Prints seconds of each way.
   *
   * @param whole seconds that count as 100 %; 0 for those of the named way
   * @return the seconds of the named way
   */
  private static double report(Map<String, Double> seconds, String name, double whole) {
    final double all = whole == 0 ? seconds.get(name) : whole;
    for (final Map.Entry<String, Double> way : seconds.entrySet()) {
      System.out.printf(
          Locale.ROOT,
          "%-36s %8.3f ms of processor time a region, %6.2f %%%n",
          way.getKey(),
          1000 * way.getValue(),
          100 * way.getValue() / all);
    }
    return seconds.get(name);
  }

  /**
   * Seconds of processor time that a region takes in each way. The ways take turns at every region,
   * since other work on the machine makes a minute dearer than the next; a region counts with its
   * median.
   */
  private static Map<String, Double> measure(
      Map<String, Way> ways, List<RegionTask> tasks, int rounds) throws Exception {
    final List<String> names = List.copyOf(ways.keySet());
    final Map<String, Double> seconds = new LinkedHashMap<>();
    for (final RegionTask task : tasks) {
      final double[][] taken = new double[names.size()][rounds];
      for (int round = 0; round < rounds; round++) {
        for (int i = 0; i < names.size(); i++) {
          final int way = (i + round) % names.size();
          final double before = cpuSeconds();
          ways.get(names.get(way)).read(task);
          taken[way][round] = cpuSeconds() - before;
        }
      }
      for (int way = 0; way < names.size(); way++) {
        seconds.merge(names.get(way), median(taken[way]) / tasks.size(), Double::sum);
      }
    }
    return seconds;
  }

  private static double median(double[] values) {
    final double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Of this process and of its children, all threads; Linux counts it in nanoseconds. */
  private static double cpuSeconds() {
    return Stream.concat(Stream.of(ProcessHandle.current()), ProcessHandle.current().children())
            .mapToLong(process -> cpuNanos(process.pid()))
            .sum()
        / 1e9;
  }

  private static long cpuNanos(long process) {
    try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(process), "task"))) {
      long sum = 0;
      for (final Path thread : threads.toList()) {
        sum += threadNanos(thread);
      }
      return sum;
    } catch (IOException e) {
      throw new UncheckedIOException("the system does not say", e);
    }
  }

  private static long threadNanos(Path thread) throws IOException {
    try {
      return Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ", 2)[0]);
    } catch (NoSuchFileException e) {
      // It ended since it was listed.
      return 0;
    }
  }

  /** What the specialist does, without it. */
  private static List<Line> alone(TesseractEngine engine, RegionTask task) throws IOException {
    try (Raster crop = Raster.decode(task.inlineCrop())) {
      return engine.block(crop, task.dpi()).stream()
          .flatMap(block -> block.lines().stream())
          .toList();
    }
  }

  private static PeerSpecialist child(Specialist specialist, WireFormat format) {
    return PeerSpecialist.of(
        specialist.descriptor(),
        new ChildPeer(
            Children.java(ServeSpecialist.class, format, specialist.getClass().getName())));
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
        for (int part = 3; part < PARTS - 2; part += 3) {
          final Box box =
              Box.ofSize(0, part * page.height() / PARTS, page.width(), page.height() / PARTS);
          try (Raster crop = page.crop(box)) {
            regions.add(PlainRegion.of(RegionKind.TEXT, box, page.dpi(), crop.png(), List.of()));
          }
        }
      }
    }
    return regions;
  }
}
