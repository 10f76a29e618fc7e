package org.colophon.runners.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.route.FirstPass;
import org.colophon.specialists.route.RoutePlan;
import org.colophon.specialists.route.RuleRouter;
import org.colophon.specialists.route.Rung;

/** Says of each region of a page who would be asked, in which order, why, and at what cost. */
final class Explanation {
  private final RoutePlan plan;
  private final PrintWriter out;

  Explanation(RoutePlan plan, PrintWriter out) {
    this.plan = plan;
    this.out = out;
    if (plan.routesByModel()) {
      out.println(
          "A model routes; it is not asked here. These are the rules that it chooses from and falls back to.");
    }
  }

  /** Prints a page. */
  void page(Page page, List<RegionTask> tasks) {
    out.printf(
        Locale.ROOT,
        "Page %d: %d regions, %d for specialists (%s)%n",
        page.number(),
        page.regions().size(),
        tasks.size(),
        page.originReason());
    final Map<String, RegionTask> byRegion =
        tasks.stream().collect(Collectors.toMap(RegionTask::id, Function.identity()));
    for (final Region region : page.regions()) {
      region(page, region, Optional.ofNullable(byRegion.get(region.id())));
    }
  }

  private void region(Page page, Region region, Optional<RegionTask> sent) {
    final RegionTask task = sent.orElseGet(() -> asTask(page, region));
    out.printf(
        Locale.ROOT,
        "%s  %s, %d x %d pixels%n",
        region.id(),
        region.kind().word(),
        region.box().width(),
        region.box().height());
    final double first = FirstPass.leastCertain(task);
    if (sent.isEmpty()) {
      out.printf(
          Locale.ROOT,
          "  read on the page by %s, least certain word %.2f%n",
          region.reading().provenance().specialist(),
          first);
    }
    int place = 0;
    for (final RuleRouter.Considered considered : plan.rules().considered(task)) {
      final String id = considered.rung().specialist();
      final boolean settled =
          sent.isEmpty() && first >= considered.rung().below() && considered.rung().below() < 1;
      if (settled) {
        out.printf(
            "  -  %s is not asked: no word is less sure than %s%n",
            id, plain(considered.rung().below()));
      } else if (considered.asked()) {
        place++;
        out.printf("  %d. %s: %s%n", place, id, considered.reason());
        out.printf("     %s%n", cost(considered.rung()));
      } else {
        out.printf("  -  %s is not asked: %s%n", id, considered.reason());
      }
    }
    if (place == 0 && sent.isPresent()) {
      out.println("  nobody is asked: its image is kept");
    }
  }

  private String cost(Rung rung) {
    final List<String> parts = new ArrayList<>();
    final Optional<Descriptor> descriptor =
        plan.roster().find(rung.specialist()).map(Specialist::descriptor);
    parts.add(
        descriptor
            .map(d -> "costs about " + plain(d.relativeCost()) + " times the cheapest")
            .orElse("cost unknown"));
    parts.add(descriptor.filter(Descriptor::remote).isPresent() ? "over a network" : "here");
    if (rung.accept() > 0) {
      parts.add("taken from confidence " + plain(rung.accept()));
    }
    limits(rung.allowance()).ifPresent(parts::add);
    return String.join(", ", parts);
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

  private static String plain(double number) {
    return new BigDecimal(number, new MathContext(4)).stripTrailingZeros().toPlainString();
  }

  /** A region that the page step has read, as it would go to a specialist; without its pixels. */
  private static RegionTask asTask(Page page, Region region) {
    return new RegionTask(
        region.id(),
        page.documentId(),
        page.id(),
        region.kind(),
        region.box(),
        page.dpi(),
        new byte[0],
        Optional.empty(),
        region.lines(),
        List.of(),
        "",
        "",
        "",
        page.language(),
        1);
  }
}
