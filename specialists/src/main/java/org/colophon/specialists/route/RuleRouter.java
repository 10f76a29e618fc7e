package org.colophon.specialists.route;

import java.util.ArrayList;
import java.util.List;
import org.colophon.datasets.model.RegionTask;

/** Routes by the ladders and conditions of a file alone: no models, no chance. */
public final class RuleRouter implements Router {
  private final RouteTable table;

  RuleRouter(RouteTable table) {
    this.table = table;
  }

  @Override
  public Ladder ladder(RegionTask task) {
    final List<Considered> all = considered(task);
    final List<Rung> rungs = all.stream().filter(Considered::asked).map(Considered::rung).toList();
    final String kind = task.kind().word();
    if (all.isEmpty()) {
      return new Ladder(List.of(), "no specialist reads regions of kind " + kind);
    }
    return new Ladder(
        rungs,
        rungs.isEmpty()
            ? "no rung of the ladder for " + kind + " suits the region: " + all.get(0).reason()
            : "rules for " + kind);
  }

  /** Every rung of the region's kind, whether it is asked, and why. */
  public List<Considered> considered(RegionTask task) {
    final List<Considered> all = new ArrayList<>();
    for (final RungRule rule : table.ladder(task.kind())) {
      final Conditions.Verdict verdict = rule.when().of(task);
      final boolean asked = verdict.missed().isEmpty();
      final String why = why(rule, all.isEmpty(), verdict.met());
      final Rung rung =
          new Rung(
              rule.specialist(),
              rule.accept(),
              rule.above(),
              rule.below(),
              rule.agreement(),
              rule.context(),
              rule.allowance(),
              why);
      all.add(new Considered(rung, asked, asked ? why : String.join("; ", verdict.missed())));
    }
    return all;
  }

  private static String why(RungRule rule, boolean first, List<String> met) {
    final List<String> reasons = new ArrayList<>();
    if (first) {
      reasons.add("first on the ladder");
    }
    if (rule.above() > 0) {
      reasons.add("where at least as sure as " + Quantity.plain(rule.above()));
    }
    if (rule.below() < 1) {
      reasons.add("where less sure than " + Quantity.plain(rule.below()));
    } else if (!first) {
      reasons.add("where no reading was accepted");
    }
    if (rule.agreement() <= 1) {
      reasons.add("where readings agree less than " + Quantity.plain(rule.agreement()));
    }
    reasons.addAll(met);
    return String.join(", ", reasons);
  }

  /**
   * A rung as it looks for one region.
   *
   * @param asked whether its conditions are met
   * @param reason why it is asked, or why not
   */
  public record Considered(Rung rung, boolean asked, String reason) {}
}
