package org.colophon.runners.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.PageOrigin;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Word;
import org.colophon.specialists.route.FirstPass;
import org.colophon.specialists.route.RoutePlan;
import org.colophon.specialists.route.RuleRouter.Considered;
import org.colophon.specialists.route.Rung;
import org.colophon.specialists.text.TextLadder;

/**
 * Says of each region of a page, as the first pass has read it, who would be asked, in which order,
 * why, and at what cost.
 */
final class Explanation {
  private final RoutePlan plan;
  private final PrintWriter out;
  private final ExpectedCost costs;

  Explanation(RoutePlan plan, PrintWriter out) {
    this.plan = plan;
    this.out = out;
    this.costs = new ExpectedCost(plan);
  }

  /**
   * Prints a page.
   *
   * @param tasks of the regions that leave it
   */
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
    final RegionTask task = sent.orElseGet(() -> asTask(page, region, region.kind()));
    out.printf(
        Locale.ROOT,
        "%s  %s, %d x %d pixels%n",
        region.id(),
        region.kind().word(),
        region.box().width(),
        region.box().height());
    if (sent.isEmpty()) {
      out.printf(
          Locale.ROOT,
          "  read on the page by %s, least certain word %.2f%n",
          region.reading().provenance().specialist(),
          FirstPass.leastCertain(task));
    }
    int place = 0;
    // Words of a text layer are not read again.
    if (page.origin() == PageOrigin.OCR && TextLadder.readsAgain(region.kind())) {
      place = words(asTask(page, region, RegionKind.TEXT));
    }
    place = specialists(task, sent.isPresent(), place);
    if (place == 0 && sent.isPresent()) {
      out.println("  nobody is asked: its image is kept");
    }
    if (sent.isPresent() && plan.router().asks(task)) {
      out.println("  a language model chooses with which of these to begin; it is not asked here");
    }
  }

  /** Who reads words of the region again, by the ladder of text; returns how many of them. */
  private int words(RegionTask task) {
    final List<Word> words =
        task.lines().stream()
            .flatMap(line -> line.words().stream())
            .filter(word -> !word.box().isEmpty())
            .toList();
    int place = 0;
    for (final Considered considered : plan.rules().considered(task)) {
      final Rung rung = considered.rung();
      if (!plan.roster().insidePage(rung.specialist())) {
        continue;
      }
      final long doubtful =
          words.stream()
              .filter(word -> word.confidence() < rung.below())
              .filter(word -> word.confidence() >= rung.above())
              .count();
      if (!considered.asked()) {
        passed(rung, considered.reason());
      } else if (plan.budgets().reread() == 0) {
        passed(rung, "nothing may be spent on reading words again");
      } else if (doubtful == 0) {
        passed(rung, "no word is " + between(rung));
      } else {
        place++;
        out.printf(
            Locale.ROOT,
            "  %d. %s reads %d of %d words again: %s%n     %s%n",
            place,
            rung.specialist(),
            doubtful,
            words.size(),
            considered.reason(),
            costs.ofWords(rung));
      }
    }
    return place;
  }

  /** Who reads the region as a whole; returns how many are asked so far. */
  private int specialists(RegionTask task, boolean sent, int before) {
    int place = before;
    final double first = FirstPass.leastCertain(task);
    for (final Considered considered : plan.rules().considered(task)) {
      final Rung rung = considered.rung();
      if (plan.roster().insidePage(rung.specialist())) {
        continue;
      }
      // What waits for a specialist of its own was not read at all by the first pass.
      final boolean hopeless = !task.kind().needsSpecialist() && !sent && first < rung.above();
      final boolean sure = !sent && rung.below() < 1 && first >= rung.below();
      if (!considered.asked()) {
        passed(rung, considered.reason());
      } else if (sure || hopeless) {
        passed(rung, "the least certain word is not " + between(rung));
      } else {
        place++;
        out.printf("  %d. %s: %s%n", place, rung.specialist(), considered.reason());
        out.printf("     %s%n", costs.of(rung, task));
      }
    }
    return place;
  }

  private void passed(Rung rung, String reason) {
    out.printf("  -  %s is not asked: %s%n", rung.specialist(), reason);
  }

  private static String between(Rung rung) {
    final String above = "at least as sure as " + ExpectedCost.plain(rung.above());
    final String below = "less sure than " + ExpectedCost.plain(rung.below());
    if (rung.above() == 0) {
      return below;
    }
    return rung.below() == 1 ? above : above + " and " + below;
  }

  /** A region as it would go to a specialist; without its pixels. */
  private static RegionTask asTask(Page page, Region region, RegionKind kind) {
    return new RegionTask(
        region.id(),
        page.documentId(),
        page.id(),
        kind,
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
