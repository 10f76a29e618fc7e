package org.colophon.specialists.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Cost;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionReading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.confidence.Calibrations;
import org.colophon.specialists.guard.Judge;
import org.colophon.specialists.route.Budgets;
import org.colophon.specialists.route.Purse;
import org.colophon.specialists.route.Roster;
import org.colophon.specialists.route.RoutePlan;
import org.colophon.specialists.route.Router;
import org.colophon.specialists.route.Rung;

/**
 * Takes a region up its ladder: the first reading that the guards accept and that is sure enough is
 * the answer. When there is none, the surest that passed the guards is taken and marked as doubted,
 * and when there is not even that, the region's image is kept. Safe for several threads.
 */
public final class RegionReader {
  static final String STEP = "region";

  /**
   * Parameter of a reading: who else was to read the region and gave no reading, with the reason.
   */
  private static final String NOT_READ_BY = "not-read-by";

  private final Router router;
  private final Roster roster;
  private final Budgets budgets;
  private final Purse run;
  private final Judge judge;
  private final Calibrations calibrations;

  /**
   * @param run what the readings of the whole run may use; shared by all readers of a JVM
   * @param calibrations what the confidences of its specialists are worth
   */
  public RegionReader(RoutePlan plan, Purse run, Calibrations calibrations) {
    this(
        plan.router(),
        plan.roster(),
        plan.budgets(),
        run,
        calibrations,
        new LocalJudge(plan.witness()));
  }

  /**
   * @param run what the readings of the whole run may use; shared by all readers of a JVM
   * @param calibrations what the confidences of its specialists are worth
   * @param judge asks the guards
   */
  public RegionReader(
      Router router,
      Roster roster,
      Budgets budgets,
      Purse run,
      Calibrations calibrations,
      Judge judge) {
    this.judge = judge;
    this.router = router;
    this.roster = roster;
    this.budgets = budgets;
    this.run = run;
    this.calibrations = calibrations;
  }

  /** A reader for one run on its own, with every specialist's own confidence. */
  public static RegionReader of(RoutePlan plan) {
    return new RegionReader(plan, new Purse(plan.budgets().run()), Calibrations.NONE);
  }

  /**
   * Reads one region. A bad region never throws: it ends as an unreadable one with its image kept,
   * or, when not even that can be done, as a failure.
   *
   * @throws java.util.concurrent.CancellationException if the run ended meanwhile
   */
  public RegionReading read(RegionTask task, Crops crops) {
    final Allowance share = Purse.least(budgets.region(), task.assignment().allowance());
    final Purse region = new Purse(share);
    final Route route = Route.find(router, task, crops, region, run);
    final Climb climb = new Climb(Route.instructed(task), crops, region, run, judge);
    for (final Rung rung : route.ladder().rungs()) {
      if (climb.isDone()) {
        break;
      }
      if (!roster.insidePage(rung.specialist())) {
        final Optional<Specialist> specialist = roster.find(rung.specialist());
        if (specialist.isPresent()) {
          climb.ask(rung, new CalibratedSpecialist(specialist.get(), calibrations));
        } else {
          climb.pass(rung, "there is no such specialist");
        }
      }
    }
    return answer(task, route, climb);
  }

  private static RegionReading answer(RegionTask task, Route route, Climb climb) {
    Optional<Reading> chosen = climb.chosen();
    final List<Reading> others = new ArrayList<>(climb.readings());
    chosen.ifPresent(others::remove);
    chosen = chosen.map(reading -> noted(reading, climb.silent()));
    others.addAll(climb.alternatives());
    if (chosen.isEmpty()) {
      final List<String> reasons = new ArrayList<>(climb.refusals());
      if (reasons.isEmpty() || !route.costs().isEmpty()) {
        reasons.add(0, route.ladder().reason());
      }
      chosen = climb.keep(String.join("; ", reasons));
    }
    final Optional<Failure> failure =
        chosen.isPresent() ? Optional.empty() : Optional.of(failure(task, climb));
    final List<Cost> costs = new ArrayList<>(route.costs());
    costs.addAll(climb.costs());
    return new RegionReading(task.id(), task.pageId(), chosen, others, costs, failure);
  }

  private static Reading noted(Reading reading, List<String> silent) {
    return silent.isEmpty()
        ? reading
        : reading.withProvenance(
            reading.provenance().with(Map.of(NOT_READ_BY, String.join("; ", silent))));
  }

  /** The task does not know its source's name; who handles the failure does. */
  private static Failure failure(RegionTask task, Climb climb) {
    return new Failure(
        STEP,
        "",
        task.documentId(),
        task.id(),
        "region-not-kept",
        task.id()
            + ": the region could not be read, nor its image kept: "
            + String.join("; ", climb.refusals()),
        "check that the output folder can be written and has free space, then run again",
        climb.attempts());
  }
}
