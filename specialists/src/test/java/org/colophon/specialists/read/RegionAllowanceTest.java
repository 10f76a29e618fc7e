package org.colophon.specialists.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionReading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Usage;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;
import org.colophon.specialists.bus.conformance.KeepingCrops;
import org.colophon.specialists.route.Rung;
import org.junit.jupiter.api.Test;

/** What readings may use, and who is asked again. */
class RegionAllowanceTest extends ReaderFixture {
  @Test
  void onlyFaultsThatSayTryAgainAreTriedAgainAndNotForEver() {
    final RegionTask task = new Sheet(REGION).text(10, 10, "12").task(RegionKind.TABLE);
    final AtomicInteger busy = new AtomicInteger();
    final AtomicInteger garbled = new AtomicInteger();
    final RegionReading answer =
        reader(
                0,
                (t, c) -> {
                  busy.incrementAndGet();
                  throw fault(Fault.BUSY, true);
                },
                (t, c) -> {
                  garbled.incrementAndGet();
                  throw fault(Fault.NONSENSE, false);
                },
                reads(0.5))
            .read(task, new KeepingCrops());
    assertEquals(3, busy.get());
    assertEquals(1, garbled.get());
    assertEquals(1, answer.costs().get(0).attempts(), "a busy peer was not asked for an answer");
    assertEquals(new Usage(30, 3, 0.3), round(answer.costs().get(0).usage()));
    assertEquals(0.5, answer.reading().orElseThrow().confidence());
  }

  @Test
  void aBudgetThatIsUsedUpAsksNoMoreOfThoseThatCost() {
    final RegionTask task = new Sheet(REGION).text(10, 10, "12").task(RegionKind.TABLE);
    final Allowance money = new Allowance(0, 0, 0, 0.25);
    final List<Rung> rungs = List.of(rung("test-1", 0.9, 1), rung("test-2", 0.9, 1));
    final RegionReader reader = reader(rungs, money, costs(0.5, 0.2), costs(0.6, 0.2));
    final RegionReading first = reader.read(task, new KeepingCrops());
    assertEquals(List.of("test-1", "test-2"), asked(first));
    final RegionReading second = reader.read(task, new KeepingCrops());
    assertEquals(List.of("unreadable-keeper"), asked(second));
    final Content.Unreadable kept =
        assertInstanceOf(Content.Unreadable.class, second.reading().orElseThrow().content());
    assertTrue(kept.reason().contains("budget of the run is used up"), kept.reason());
  }

  @Test
  void aRungIsToldWhatIsLeft() {
    final RegionTask task = new Sheet(REGION).text(10, 10, "12").task(RegionKind.TABLE);
    final AtomicReference<Allowance> told = new AtomicReference<>();
    final List<Rung> rungs =
        List.of(
            rung("test-1", 0.9, 1), new Rung("test-2", 0.9, 1, new Allowance(0, 2, 0, 1), "asked"));
    reader(
            rungs,
            new Allowance(0, 0, 0, 0.25),
            costs(0.5, 0.2),
            (t, c) -> {
              told.set(t.assignment().allowance());
              assertEquals(2000, t.assignment().deadlineMillis());
              return reads(0.5).read(t, c);
            })
        .read(task, new KeepingCrops());
    assertEquals(0.05, told.get().money(), 1e-9);
    assertEquals(2, told.get().wallSeconds());
  }

  @Test
  void whoIsAskedAgainGetsWhatIsLeftAndErrorsOfTheNetworkAreNoAttempts() {
    final RegionTask task = new Sheet(REGION).text(10, 10, "12").task(RegionKind.TABLE);
    final List<RegionTask> told = new ArrayList<>();
    final Reads failing =
        (t, c) -> {
          told.add(t);
          if (told.size() < 3) {
            throw fault(told.size() == 1 ? Fault.UNREACHABLE : Fault.INTERNAL, true);
          }
          return reads(0.5).read(t, c);
        };
    final Rung rung = new Rung("test-1", 0.9, 1, new Allowance(0, 60, 100, 1), "asked");
    final RegionReading answer =
        reader(List.of(rung), Allowance.UNLIMITED, failing).read(task, new KeepingCrops());
    assertEquals(List.of(1, 1, 2), told.stream().map(RegionTask::attempt).toList());
    final List<Allowance> left = told.stream().map(t -> t.assignment().allowance()).toList();
    assertEquals(List.of(100L, 89L, 78L), left.stream().map(Allowance::tokens).toList());
    assertEquals(0.8, left.get(2).money(), 1e-9);
    assertTrue(
        left.get(1).wallSeconds() < 60 && left.get(2).wallSeconds() < left.get(1).wallSeconds());
    assertTrue(told.stream().allMatch(t -> t.assignment().deadlineMillis() <= 60_000));
    assertEquals(2, answer.costs().get(0).attempts());
    assertEquals(new Usage(20, 2, 0.2), round(answer.costs().get(0).usage()));
  }

  @Test
  void nobodyIsAskedAgainWithNothingLeft() {
    final RegionTask task = new Sheet(REGION).text(10, 10, "12").task(RegionKind.TABLE);
    final AtomicInteger asked = new AtomicInteger();
    final Reads failing =
        (t, c) -> {
          asked.incrementAndGet();
          throw fault(Fault.INTERNAL, true);
        };
    final Rung rung = new Rung("test-1", 0.9, 1, new Allowance(0, 0, 0, 0.15), "asked");
    reader(List.of(rung), Allowance.UNLIMITED, failing).read(task, new KeepingCrops());
    assertEquals(2, asked.get());
  }

  private static SpecialistException fault(Fault fault, boolean retryable) {
    return new SpecialistException(fault, "no", retryable, new Usage(10, 1, 0.1), null);
  }

  private static Usage round(Usage usage) {
    return new Usage(
        usage.inputTokens(), usage.outputTokens(), Math.round(usage.money() * 1000) / 1000.0);
  }

  private static Reads costs(double confidence, double money) {
    return (t, c) -> new Answer(reads(confidence).read(t, c).reading(), 0, new Usage(10, 1, money));
  }
}
