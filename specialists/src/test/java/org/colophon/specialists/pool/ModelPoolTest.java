package org.colophon.specialists.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Assignment;
import org.colophon.datasets.model.Instructions;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.Deadline;
import org.colophon.specialists.bus.SampleRegions;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;
import org.colophon.specialists.pool.CountedModels.Counted;
import org.colophon.specialists.pool.ModelSource.Sharing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ModelPoolTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final InstantSource clock = now::get;
  private final CountedModels models = new CountedModels();
  private final ExecutorService threads = Executors.newFixedThreadPool(8);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private ModelPool pool(long budget, Duration patience) {
    return new ModelPool(budget, patience, Duration.ofMinutes(1), clock);
  }

  private <T> List<T> together(int count, Callable<T> work) throws Exception {
    final CyclicBarrier start = new CyclicBarrier(count);
    final List<Future<T>> futures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      futures.add(
          threads.submit(
              () -> {
                start.await();
                return work.call();
              }));
    }
    final List<T> results = new ArrayList<>();
    for (final Future<T> future : futures) {
      results.add(future.get());
    }
    return results;
  }

  @Test
  void slotsThatRaceForOneModelShareOneCopy() throws Exception {
    final ModelPool pool = pool(10, LONG);
    final List<Counted> seen =
        together(
            8,
            () -> {
              // Every slot has a source of its own: what counts is which model it names.
              try (Lease<Counted> lease = pool.lease(models.source("a", 4, Sharing.ALL))) {
                lease.model().use();
                return lease.model();
              }
            });
    assertEquals(1, models.opened());
    seen.forEach(model -> assertSame(seen.get(0), model));
    assertEquals(4, pool.usedBytes());
  }

  @Test
  void aModelForOneThreadIsCopiedForASecondAndUsedAgainAfterwards() throws Exception {
    final ModelPool pool = pool(10, LONG);
    final ModelSource<Counted> source = models.source("a", 4, Sharing.ONE);
    final Counted first;
    try (Lease<Counted> one = pool.lease(source);
        Lease<Counted> two = pool.lease(source)) {
      assertNotSame(one.model(), two.model());
      first = one.model();
    }
    try (Lease<Counted> again = pool.lease(source)) {
      assertTrue(again.model().open());
    }
    assertEquals(2, models.opened());
    assertTrue(first.open());
  }

  @Test
  void theModelUsedLongestAgoMakesRoom() throws Exception {
    final ModelPool pool = pool(10, LONG);
    final Counted a = used(pool, "a", 4);
    final Counted b = used(pool, "b", 4);
    assertSame(a, used(pool, "a", 4));
    final Counted c = used(pool, "c", 4);
    assertTrue(a.open());
    assertFalse(b.open());
    assertTrue(c.open());
    assertEquals(8, pool.usedBytes());
  }

  private Counted used(ModelPool pool, String name, long size) throws SpecialistException {
    try (Lease<Counted> lease = pool.lease(models.source(name, size, Sharing.ALL))) {
      return lease.model();
    }
  }

  @Test
  void aModelInUseStaysAndWhoLacksRoomWaitsForIt() throws Exception {
    final ModelPool pool = pool(10, LONG);
    final Lease<Counted> held = pool.lease(models.source("a", 8, Sharing.ALL));
    final CountDownLatch asking = new CountDownLatch(1);
    final Future<Boolean> waiting =
        threads.submit(
            () -> {
              asking.countDown();
              return used(pool, "b", 8).open();
            });
    asking.await();
    assertTrue(held.model().open());
    assertFalse(waiting.isDone());
    held.close();
    assertTrue(waiting.get());
    assertFalse(models.opened() == models.closed());
  }

  @Test
  void aRegionWithADeadlineDoesNotWaitLonger() throws Exception {
    final ModelPool pool = pool(10, LONG);
    final RegionTask hasty =
        SampleRegions.tables()
            .get(0)
            .withAssignment(
                new Assignment(Instructions.NONE, Set.of(), 20, Allowance.UNLIMITED), 1);
    try (Lease<Counted> held = pool.lease(models.source("a", 8, Sharing.ALL))) {
      final SpecialistException e =
          assertThrows(
              SpecialistException.class,
              () -> pool.lease(models.source("b", 8, Sharing.ALL), Deadline.of(hasty)));
      assertEquals(Fault.DEADLINE, e.fault());
      assertTrue(held.model().open());
    }
  }

  @Test
  void whoWaitsTooLongIsToldThatThePoolIsBusy() throws Exception {
    final ModelPool pool = pool(10, SHORT);
    try (Lease<Counted> held = pool.lease(models.source("a", 8, Sharing.ALL))) {
      final SpecialistException e =
          assertThrows(SpecialistException.class, () -> used(pool, "b", 8));
      assertEquals(Fault.BUSY, e.fault());
      assertTrue(e.retryable());
      assertTrue(held.model().open());
    }
  }

  @Test
  void aModelThatNeverFitsIsRefusedAtOnceAndNotOpened() {
    final ModelPool pool = pool(10, LONG);
    final SpecialistException e =
        assertThrows(SpecialistException.class, () -> used(pool, "a", 11));
    assertEquals(Fault.MODEL, e.fault());
    assertTrue(e.getMessage().contains("takes 11 bytes"), e.getMessage());
    assertEquals(0, models.opened());
  }

  @Test
  void theBudgetHoldsUnderRandomUseByManyThreads() throws Exception {
    final ModelPool pool = pool(12, LONG);
    final AtomicInteger seeds = new AtomicInteger();
    final List<Integer> most =
        together(
            8,
            () -> {
              final Random random = new Random(seeds.incrementAndGet());
              int together = 0;
              for (int i = 0; i < 2_000; i++) {
                final int which = random.nextInt(7);
                final Sharing sharing = which < 4 ? Sharing.ALL : Sharing.ONE;
                try (Lease<Counted> lease =
                    pool.lease(models.source("m" + which, 1 + which % 5, sharing))) {
                  final int users = lease.model().use();
                  together = Math.max(together, sharing == Sharing.ONE ? users : 1);
                }
              }
              return together;
            });
    assertTrue(models.most() <= 12, "open together: " + models.most());
    assertTrue(models.closed() > 0);
    most.forEach(users -> assertEquals(1, users));
    pool.close();
    assertEquals(models.opened(), models.closed());
    assertEquals(0, pool.usedBytes());
  }

  @Test
  void aSmallerBudgetClosesWhatIsIdleAndLaterWhatWasInUse() throws Exception {
    final ModelPool pool = pool(10, LONG);
    final Counted idle = used(pool, "a", 4);
    final Lease<Counted> held = pool.lease(models.source("b", 4, Sharing.ALL));
    final Counted busy = held.model();
    pool.limit(0);
    assertFalse(idle.open());
    assertTrue(busy.open());
    held.close();
    assertFalse(busy.open());
    assertThrows(IllegalStateException.class, held::model);
  }

  @Test
  void aFailureIsOneErrorForAllAndIsTriedAgainLater() throws Exception {
    final ModelPool pool = pool(10, LONG);
    final AtomicInteger tries = new AtomicInteger();
    final ModelSource<Counted> broken =
        new ModelSource<>(
            "a",
            "0",
            4,
            Sharing.ALL,
            () -> {
              tries.incrementAndGet();
              throw new IOException("a.onnx: too short; pull it again\nat some place");
            });
    final List<String> messages =
        together(
            8,
            () -> {
              final SpecialistException e =
                  assertThrows(SpecialistException.class, () -> pool.lease(broken));
              assertEquals(Fault.MODEL, e.fault());
              return e.getMessage();
            });
    messages.forEach(
        message ->
            assertEquals(
                "a: the model cannot be opened: a.onnx: too short; pull it again", message));
    assertEquals(1, tries.get());
    assertEquals(0, pool.usedBytes());
    now.set(now.get().plusSeconds(61));
    assertThrows(SpecialistException.class, () -> pool.lease(broken));
    assertEquals(2, tries.get());
  }

  @Test
  void aSlowModelHoldsUpNobodyWhoUsesOthers() throws Exception {
    final ModelPool pool = pool(10, LONG);
    final CountDownLatch opening = new CountDownLatch(1);
    final CountDownLatch released = new CountDownLatch(1);
    final ModelSource<Counted> slow =
        new ModelSource<>(
            "slow",
            "0",
            4,
            Sharing.ALL,
            () -> {
              opening.countDown();
              released.await();
              return models.new Counted(4);
            });
    final Future<Boolean> waiting = threads.submit(() -> pool.lease(slow).model().open());
    opening.await();
    assertTrue(used(pool, "quick", 4).open());
    assertFalse(waiting.isDone());
    released.countDown();
    assertTrue(waiting.get());
  }

  @Test
  void anErrorWhileOpeningLeavesNoTrace() throws Exception {
    final ModelPool pool = pool(10, LONG);
    final ModelSource<Counted> fatal =
        new ModelSource<>(
            "a",
            "0",
            4,
            Sharing.ALL,
            () -> {
              throw new OutOfMemoryError("native memory");
            });
    final Future<?> asked = threads.submit(() -> pool.lease(fatal));
    final ExecutionException e = assertThrows(ExecutionException.class, asked::get);
    assertTrue(e.getCause() instanceof OutOfMemoryError);
    assertEquals(0, pool.usedBytes());
    assertTrue(used(pool, "a", 4).open());
  }
}
