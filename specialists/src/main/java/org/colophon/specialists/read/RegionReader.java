package org.colophon.specialists.read;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.colophon.datasets.model.Cost;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionReading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.SpecialistException;

/**
 * Takes a region up the ladder of its kind: the first reading that the guards accept is the answer,
 * and when there is none the region's image is kept.
 */
public final class RegionReader {
  private static final String STEP = "region";
  private static final double NANOS = 1e9;

  private final Router router;

  public RegionReader(Router router) {
    this.router = router;
  }

  /**
   * Reads one region. A bad region never throws: it ends as an unreadable one with its image kept,
   * or, when not even that can be done, as a failure.
   */
  public RegionReading read(RegionTask task, Crops crops) {
    final long wall = System.nanoTime();
    final long cpu = cpuNanos();
    final List<String> refusals = new ArrayList<>();
    Optional<Reading> reading = Optional.empty();
    for (final Specialist specialist : router.ladder(task.kind())) {
      reading = attempt(specialist, task, crops, refusals);
      if (reading.isPresent()) {
        break;
      }
    }
    final int attempts = refusals.size() + (reading.isPresent() ? 1 : 0);
    if (reading.isEmpty()) {
      reading =
          attempt(
              ImageKeeper.unreadable(String.join("; ", refusals)), task, crops, new ArrayList<>());
    }
    final Optional<Failure> failure =
        reading.isPresent() ? Optional.empty() : Optional.of(failure(task, refusals, attempts));
    final Cost cost =
        new Cost(
            task.id(),
            STEP,
            (cpuNanos() - cpu) / NANOS,
            (System.nanoTime() - wall) / NANOS,
            attempts);
    return new RegionReading(task.id(), task.pageId(), reading, List.of(), List.of(cost), failure);
  }

  private static Optional<Reading> attempt(
      Specialist specialist, RegionTask task, Crops crops, List<String> refusals) {
    final String id = specialist.descriptor().id();
    try {
      final Reading reading = specialist.read(task, crops).reading();
      final Optional<String> objection = Guards.objection(task, reading, crops);
      if (objection.isEmpty()) {
        return Optional.of(reading);
      }
      refusals.add(id + ": " + objection.get());
    } catch (SpecialistException e) {
      refusals.add(id + ": " + e.getMessage());
    } catch (RuntimeException | StackOverflowError e) {
      // A specialist that breaks on hostile input must cost one region, not the page.
      refusals.add(id + ": " + e);
    }
    return Optional.empty();
  }

  /** The task does not know its source's name; who handles the failure does. */
  private static Failure failure(RegionTask task, List<String> refusals, int attempts) {
    return new Failure(
        STEP,
        "",
        task.documentId(),
        task.id(),
        "region-not-kept",
        task.id()
            + ": the region could not be read, nor its image kept: "
            + String.join("; ", refusals),
        "check that the output folder can be written and has free space, then run again",
        attempts);
  }

  private static long cpuNanos() {
    final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : 0;
  }
}
