package org.colophon.specialists.bus.conformance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Assignment;
import org.colophon.datasets.model.Instructions;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What every specialist keeps to, wherever it lives. Extend it with a specialist and some regions
 * that it can read. One specialist serves all tests; it is closed at the end if it can be.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SpecialistConformance {
  private static final int THREADS = 4;
  private static final int SEED = 20;

  private Specialist specialist;
  private List<RegionTask> samples;

  /** Opens the specialist; called twice, since one test looks at what that opens. */
  protected abstract Specialist open() throws Exception;

  /** Regions that it can read, each with its crop inline; at least one. */
  protected abstract List<RegionTask> samples() throws Exception;

  /** How long after its deadline an answer may still come. */
  protected Duration grace() {
    return Duration.ofSeconds(5);
  }

  @BeforeAll
  void start() throws Exception {
    samples = List.copyOf(samples());
    assertFalse(samples.isEmpty(), "no samples");
    specialist = open();
  }

  @AfterAll
  void end() throws Exception {
    close(specialist);
  }

  private static void close(Specialist opened) throws Exception {
    if (opened instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }

  @Test
  void declaresWhatCanBe() {
    final Descriptor descriptor = specialist.descriptor();
    assertAll(
        () ->
            assertTrue(
                descriptor.id().matches("[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?"), descriptor.id()),
        () -> assertTrue(descriptor.modelDigest().matches("([0-9a-f]{64})?"), "model digest"),
        () -> assertFalse(descriptor.kinds().isEmpty(), "no kinds of region"),
        () -> assertFalse(descriptor.contents().isEmpty(), "no types of content"),
        () -> assertTrue(descriptor.memoryBytes() >= 0, "memory"),
        () -> assertTrue(descriptor.relativeCost() > 0, "cost"),
        () -> assertTrue(Double.isFinite(descriptor.relativeCost()), "cost"),
        () -> assertEquals(descriptor, specialist.descriptor(), "it declares now this, now that"));
  }

  @Test
  void opensNothingBeforeTheFirstRead() throws Exception {
    assumeTrue(OpenFiles.canTell(), "this system does not say which files are open");
    final Set<String> before = OpenFiles.now();
    final Specialist fresh = open();
    try {
      fresh.descriptor();
      final Set<String> opened = new TreeSet<>(OpenFiles.now());
      opened.removeAll(before);
      assertEquals(Set.of(), opened);
    } finally {
      close(fresh);
    }
  }

  @Test
  void itsReadingsAreWellFormedAndAsDeclared() throws Exception {
    for (final RegionTask sample : samples) {
      final KeepingCrops crops = new KeepingCrops();
      final Answer answer = specialist.read(sample, crops);
      assertFalse(specialist.descriptor().version().isBlank(), "no version");
      new ReadingChecks(specialist.descriptor(), sample).check(answer, crops.kept());
    }
  }

  @Test
  void theSameRegionGivesTheSameReading() throws Exception {
    assumeTrue(specialist.descriptor().deterministic(), "not declared deterministic");
    for (final RegionTask sample : samples) {
      assertEquals(read(sample), read(sample), sample.id());
    }
  }

  @Test
  void aKindThatItDoesNotDeclareIsUnsuited() {
    final Set<RegionKind> others = EnumSet.allOf(RegionKind.class);
    others.removeAll(specialist.descriptor().kinds());
    for (final RegionKind other : others) {
      final SpecialistException fault =
          assertThrows(
              SpecialistException.class, () -> read(ofKind(other, samples.get(0))), other.word());
      assertEquals(Fault.UNSUITED, fault.fault(), other.word());
      assertFalse(fault.retryable(), other.word());
    }
  }

  @Test
  void anUnreadableCropIsATypedFault() throws Exception {
    final RegionTask sample = samples.get(0);
    for (final Map.Entry<String, byte[]> crop : spoilt(sample.inlineCrop()).entrySet()) {
      try {
        final KeepingCrops crops = new KeepingCrops();
        final Answer answer =
            specialist.read(sample.withCrop(crop.getValue(), Optional.empty()), crops);
        new ReadingChecks(specialist.descriptor(), sample).check(answer, crops.kept());
      } catch (SpecialistException e) {
        assertFalse(e.getMessage().isBlank(), crop.getKey());
        assertFalse(e.retryable(), crop.getKey() + ": it will be no better later");
      }
    }
    // And it goes on.
    read(sample);
  }

  @Test
  void aDeadlineIsKept() throws Exception {
    final RegionTask sample = samples.get(0);
    read(sample);
    final RegionTask hasty =
        sample.withAssignment(
            new Assignment(Instructions.NONE, Set.of(), 1, Allowance.UNLIMITED), 1);
    final long start = System.nanoTime();
    try {
      read(hasty);
    } catch (SpecialistException e) {
      assertTrue(Set.of(Fault.DEADLINE, Fault.ALLOWANCE).contains(e.fault()), e.getMessage());
    }
    final Duration taken = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(taken.compareTo(grace()) < 0, "took " + taken + " for a deadline of 1 ms");
    read(sample);
  }

  @Test
  void severalThreadsMayAskAtOnce() throws Exception {
    final boolean deterministic = specialist.descriptor().deterministic();
    final List<Reading> alone = new ArrayList<>();
    for (final RegionTask sample : samples) {
      alone.add(read(sample));
    }
    final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      final List<Future<List<Reading>>> together = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        together.add(
            threads.submit(
                () -> {
                  final List<Reading> mine = new ArrayList<>();
                  for (final RegionTask sample : samples) {
                    mine.add(read(sample));
                  }
                  return mine;
                }));
      }
      for (final Future<List<Reading>> answers : together) {
        final List<Reading> mine = answers.get();
        assertEquals(alone.size(), mine.size());
        if (deterministic) {
          assertEquals(alone, mine);
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private Reading read(RegionTask task) throws SpecialistException {
    return specialist.read(task, new KeepingCrops()).reading();
  }

  private static Map<String, byte[]> spoilt(byte[] png) {
    final byte[] noise = new byte[1000];
    new Random(SEED).nextBytes(noise);
    final byte[] huge = png.clone();
    // Width and height of a PNG stand in its first chunk.
    ByteBuffer.wrap(huge).putInt(16, Integer.MAX_VALUE).putInt(20, Integer.MAX_VALUE);
    final Map<String, byte[]> crops = new TreeMap<>();
    crops.put("no pixels", new byte[0]);
    crops.put("noise", noise);
    crops.put("cut off", Arrays.copyOf(png, png.length / 2));
    crops.put("a huge image", huge);
    return crops;
  }

  private static RegionTask ofKind(RegionKind kind, RegionTask task) {
    return new RegionTask(
        task.id(),
        task.documentId(),
        task.pageId(),
        kind,
        task.box(),
        task.dpi(),
        task.inlineCrop(),
        task.storedCrop(),
        task.lines(),
        task.rulings(),
        task.caption(),
        task.textBefore(),
        task.textAfter(),
        task.language(),
        task.attempt(),
        task.fromPage(),
        task.assignment());
  }
}
