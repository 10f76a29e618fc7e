package org.colophon.specialists.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Assignment;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Cost;
import org.colophon.datasets.model.Decision;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Verdict;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;
import org.colophon.specialists.guard.Flag;
import org.colophon.specialists.guard.Judge;
import org.colophon.specialists.guard.Judgement;
import org.colophon.specialists.route.FirstPass;
import org.colophon.specialists.route.Purse;
import org.colophon.specialists.route.Rung;

/** One region on its way up a ladder. For one thread. */
final class Climb {
  /**
   * How often one specialist is asked for the same region while it says that trying again may help.
   */
  private static final int MAX_TRIES = 3;

  /** Of what the guards hold against single words, so many reasons are told. */
  private static final int MAX_REASONS = 3;

  private final RegionTask task;
  private final Crops crops;
  private final Purse region;
  private final Purse run;
  private final Judge judge;
  private final List<Reading> alternatives = new ArrayList<>();
  private final List<Reading> readings = new ArrayList<>();
  private final List<Cost> costs = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private final List<String> silent = new ArrayList<>();
  private boolean done;

  Climb(RegionTask task, Crops crops, Purse region, Purse run, Judge judge) {
    this.judge = judge;
    this.task = task;
    this.crops = crops;
    this.region = region;
    this.run = run;
  }

  boolean isDone() {
    return done;
  }

  /** All readings that were made, in the order of the ladder, each with what became of it. */
  List<Reading> readings() {
    return readings;
  }

  /** What specialists would have read instead of what they did read, in their order. */
  List<Reading> alternatives() {
    return alternatives;
  }

  List<Cost> costs() {
    return costs;
  }

  /** Why there is no reading of those who gave none that could be taken. */
  List<String> refusals() {
    return refusals;
  }

  /**
   * Who gave no reading at all, not even one to be rejected, and why; of these nothing else is left
   * in the data but what the asking cost.
   */
  List<String> silent() {
    return silent;
  }

  int attempts() {
    return costs.stream().mapToInt(Cost::attempts).sum();
  }

  /** Goes past a rung that gives no reading. */
  void pass(Rung rung, String reason) {
    refuse(rung, reason);
    silent.add(refusals.get(refusals.size() - 1).replaceAll("\\s+", " "));
  }

  private void refuse(Rung rung, String reason) {
    refusals.add(rung.specialist() + ": " + reason);
  }

  /** Asks a rung, where its conditions and all budgets let it be asked. */
  void ask(Rung rung, Specialist specialist) {
    final boolean sure = rung.below() < 1 && surest() >= rung.below();
    final boolean hopeless = surest() < rung.above();
    if (sure || hopeless || Agreement.of(task, readings) >= rung.agreement()) {
      return;
    }
    final boolean remote = specialist.descriptor().remote();
    final Permit permit = Permit.of(region, run, rung.allowance(), remote);
    if (permit.isRefused()) {
      pass(rung, "not asked: " + permit.refusal());
      return;
    }
    final Cost cost = read(rung, specialist, permit.allowance());
    costs.add(cost);
    permit.settle(cost);
  }

  /** The confidence of the best reading so far; of the first pass where no specialist has read. */
  private double surest() {
    final double read =
        readings.stream()
            .filter(reading -> reading.decision().verdict() == Verdict.DOUBTED)
            .mapToDouble(Reading::confidence)
            .max()
            .orElse(0);
    // What waits for a specialist of its own was not read at all by the first pass.
    return task.kind().needsSpecialist() ? read : Math.max(read, FirstPass.leastCertain(task));
  }

  private Cost read(Rung rung, Specialist specialist, Allowance allowance) {
    final Meter meter = new Meter(task, specialist.descriptor().id());
    try {
      final Answer answer = answer(specialist, allowance, meter);
      meter.add(answer);
      judge(rung, answer.reading(), meter);
      for (final Reading other : answer.alternatives()) {
        alternatives.add(judged(other, Verdict.DOUBTED, rung, "less likely to its specialist"));
      }
    } catch (SpecialistException e) {
      pass(rung, e.getMessage());
    } catch (CancellationException e) {
      // The run is ending; that is no reading.
      throw e;
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      // A specialist that breaks on hostile input must cost one region, not the page.
      pass(rung, e.toString());
    }
    return meter.cost();
  }

  /**
   * Asks, and asks again as long as the fault says that this may help and something is left of
   * allowance and deadline. Errors of the network are no attempts.
   */
  private Answer answer(Specialist specialist, Allowance allowance, Meter meter)
      throws SpecialistException {
    for (int asked = 1; ; asked++) {
      try {
        final Answer answer =
            specialist.read(assigned(meter, asked == 1 ? allowance : meter.left(allowance)), crops);
        meter.attempt();
        if (answer == null || answer.reading() == null) {
          throw new IllegalStateException("it gave no reading");
        }
        return answer;
      } catch (SpecialistException e) {
        meter.add(e.usage());
        if (e.fault() != Fault.UNREACHABLE && e.fault() != Fault.BUSY) {
          meter.attempt();
        }
        if (!e.retryable() || asked == MAX_TRIES || !meter.isWithin(allowance) || isLate(meter)) {
          throw e;
        }
      }
    }
  }

  private boolean isLate(Meter meter) {
    final long deadline = task.assignment().deadlineMillis();
    return deadline > 0 && meter.wallMillis() >= deadline;
  }

  /** The task with what earlier attempts have left of deadline and allowance. */
  private RegionTask assigned(Meter meter, Allowance left) {
    final Assignment given = task.assignment();
    final long wall = (long) Math.ceil(left.wallSeconds() * 1000);
    final long deadline =
        given.deadlineMillis() == 0 ? 0 : Math.max(1, given.deadlineMillis() - meter.wallMillis());
    return task.withAssignment(
        new Assignment(
            given.instructions(),
            given.wanted(),
            deadline == 0 || wall == 0 ? Math.max(deadline, wall) : Math.min(deadline, wall),
            left),
        task.attempt() + meter.attempts());
  }

  private void judge(Rung rung, Reading reading, Meter meter) throws SpecialistException {
    if (reading.content() instanceof Content.Unreadable ink) {
      // The ink is kept and says nothing that the guards could doubt. It ends nothing either: the
      // next rung may be able to read it.
      readings.add(judged(reading, Verdict.DOUBTED, rung, "kept unread: " + ink.reason()));
      refuse(rung, ink.reason());
      return;
    }
    final Judge.Ruling ruling = judge.judge(task, reading, crops);
    meter.add(ruling.cpuSeconds());
    for (final Cost cost : ruling.costs()) {
      costs.add(cost);
      meter.except(cost);
    }
    final Judgement judgement = ruling.judgement();
    final Optional<String> rejection = judgement.rejection();
    if (rejection.isPresent()) {
      readings.add(judged(reading, Verdict.REJECTED, rung, rejection.get()));
      refuse(rung, rejection.get());
    } else if (reading.confidence() >= rung.accept()) {
      readings.add(judged(reading, Verdict.ACCEPTED, rung, flags(judgement)));
      done = true;
    } else {
      final String doubt =
          String.format(
              Locale.ROOT,
              "its confidence of %.3f is below %.3f",
              reading.confidence(),
              rung.accept());
      readings.add(judged(reading, Verdict.DOUBTED, rung, doubt));
      refuse(rung, doubt);
    }
  }

  private static Reading judged(Reading reading, Verdict verdict, Rung rung, String judged) {
    return reading.withDecision(new Decision(verdict, rung.why(), judged));
  }

  /** What the guards hold against single words of a reading that they let pass. */
  private static String flags(Judgement judgement) {
    final List<Flag> flags = judgement.flags();
    if (flags.isEmpty()) {
      return "";
    }
    final List<String> reasons = flags.stream().map(Flag::reason).distinct().toList();
    final int more = reasons.size() - MAX_REASONS;
    return (flags.size() == 1 ? "1 doubtful word: " : flags.size() + " doubtful words: ")
        + reasons.stream().limit(MAX_REASONS).collect(Collectors.joining("; "))
        + (more > 0 ? "; and " + more + " more" : "");
  }

  /** The accepted reading, or else the surest that passed the guards. */
  Optional<Reading> chosen() {
    final Optional<Reading> accepted =
        readings.stream()
            .filter(reading -> reading.decision().verdict() == Verdict.ACCEPTED)
            .findFirst();
    return accepted.isPresent()
        ? accepted
        : readings.stream()
            .filter(reading -> reading.decision().verdict() == Verdict.DOUBTED)
            .max(Comparator.comparingDouble(Reading::confidence));
  }

  /** Keeps the region's image with the reason why nobody read it; empty when that fails as well. */
  Optional<Reading> keep(String reason) {
    final Rung last = new Rung("unreadable-keeper", 0, 1, Allowance.UNLIMITED, "nobody read it");
    costs.add(read(last, ImageKeeper.unreadable(reason), Allowance.UNLIMITED));
    return chosen();
  }
}
