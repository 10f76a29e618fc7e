package org.colophon.specialists.read;

import java.util.List;
import java.util.Set;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Assignment;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.Cost;
import org.colophon.datasets.model.Instructions;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.remote.LanguageModelRouter;
import org.colophon.specialists.remote.PromptTemplate;
import org.colophon.specialists.route.Ladder;
import org.colophon.specialists.route.Purse;
import org.colophon.specialists.route.Router;

/**
 * How a region gets to its specialists: the ladder, what they are told, and what it cost to find
 * out.
 *
 * @param costs empty where nobody had to be asked for the ladder
 */
record Route(Ladder ladder, List<Cost> costs) {
  /** What it costs to ask for a ladder is booked under this step. */
  private static final String STEP = "route";

  Route {
    costs = List.copyOf(costs);
  }

  /**
   * Finds the ladder of a region. A router that breaks costs the region its reading, not the page.
   *
   * @param region what is left for the region; a question to a language model is paid from it
   * @param run what is left for the run
   */
  static Route find(Router router, RegionTask task, Crops crops, Purse region, Purse run) {
    try {
      return router.asks(task)
          ? asked(router, task, crops, region, run)
          : new Route(router.ladder(task), List.of());
    } catch (RuntimeException | StackOverflowError e) {
      return new Route(new Ladder(List.of(), "the router broke: " + e), List.of());
    }
  }

  private static Route asked(Router router, RegionTask task, Crops crops, Purse region, Purse run) {
    final Permit permit = Permit.of(region, run, Allowance.UNLIMITED, true);
    if (permit.isRefused()) {
      return new Route(
          router.ladder(task).because("the rules decide: " + permit.refusal()), List.of());
    }
    final Meter meter = new Meter(task, STEP, LanguageModelRouter.ID);
    try {
      final Router.Asked answer = router.ask(task, crops, permit.allowance());
      meter.add(answer.usage());
      return new Route(answer.ladder(), List.of(meter.cost()));
    } finally {
      permit.settle(meter.cost());
    }
  }

  /** The task with instructions and wanted content of its kind, where it has none of its own. */
  static RegionTask instructed(RegionTask task) {
    final Assignment given = task.assignment();
    final Instructions instructions =
        given.instructions().equals(Instructions.NONE)
            ? PromptTemplate.of(task.kind())
                .map(template -> template.instructions(task))
                .orElse(Instructions.NONE)
            : given.instructions();
    final Set<ContentType> wanted =
        given.wanted().isEmpty()
            ? PromptTemplate.content(task.kind()).map(Set::of).orElse(given.wanted())
            : given.wanted();
    return task.withAssignment(
        new Assignment(instructions, wanted, given.deadlineMillis(), given.allowance()),
        task.attempt());
  }
}
