package org.colophon.runners.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Assignment;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Usage;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.route.Purse;
import org.colophon.specialists.route.RoutePlan;
import org.colophon.specialists.route.Rung;

/** What a rung is expected to cost, in plain words. */
final class ExpectedCost {
  private final RoutePlan plan;

  ExpectedCost(RoutePlan plan) {
    this.plan = plan;
  }

  /** Of reading a region. */
  String of(Rung rung, RegionTask task) {
    final List<String> parts = relative(rung);
    if (rung.accept() > 0) {
      parts.add("taken from confidence " + plain(rung.accept()));
    }
    final Allowance allowance = Purse.least(plan.budgets().region(), rung.allowance());
    limits(allowance).ifPresent(parts::add);
    final Assignment given = task.assignment();
    final RegionTask allowed =
        task.withAssignment(
            new Assignment(
                given.instructions(),
                given.wanted(),
                given.deadlineMillis(),
                Purse.least(given.allowance(), allowance)),
            task.attempt());
    plan.roster()
        .find(rung.specialist())
        .flatMap(specialist -> specialist.atMost(allowed))
        .flatMap(ExpectedCost::usage)
        .ifPresent(parts::add);
    return String.join(", ", parts);
  }

  /** Of reading words again inside the page. */
  String ofWords(Rung rung) {
    final List<String> parts = relative(rung);
    parts.add(
        "as far as %s of the first pass of the page goes"
            .formatted(plain(plan.budgets().reread())));
    return String.join(", ", parts);
  }

  private List<String> relative(Rung rung) {
    final Optional<Descriptor> descriptor =
        plan.roster().find(rung.specialist()).map(Specialist::descriptor);
    final List<String> parts = new ArrayList<>();
    parts.add(
        descriptor
            .map(d -> "costs about " + plain(d.relativeCost()) + " times the cheapest")
            .orElse("cost unknown"));
    parts.add(descriptor.filter(Descriptor::remote).isPresent() ? "over a network" : "here");
    return parts;
  }

  private static Optional<String> usage(Usage most) {
    final List<String> parts = new ArrayList<>();
    if (most.outputTokens() > 0) {
      parts.add("up to " + most.outputTokens() + " tokens are written");
    }
    if (most.money() > 0) {
      parts.add("for up to " + plain(most.money()) + " money");
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", parts));
  }

  private static Optional<String> limits(Allowance allowance) {
    final List<String> limits = new ArrayList<>();
    limit(limits, allowance.cpuSeconds(), "s CPU");
    limit(limits, allowance.wallSeconds(), "s on the clock");
    limit(limits, allowance.tokens(), "tokens");
    limit(limits, allowance.money(), "money");
    return limits.isEmpty()
        ? Optional.empty()
        : Optional.of("at most " + String.join(" and ", limits));
  }

  private static void limit(List<String> limits, double value, String unit) {
    if (value > 0) {
      limits.add(plain(value) + " " + unit);
    }
  }

  static String plain(double number) {
    return new BigDecimal(number, new MathContext(4)).stripTrailingZeros().toPlainString();
  }
}
