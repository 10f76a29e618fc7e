package org.colophon.specialists.remote;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.http.Surroundings;
import org.colophon.specialists.route.Budgets;
import org.colophon.specialists.route.Ladder;
import org.colophon.specialists.route.Roster;
import org.colophon.specialists.route.Router;
import org.colophon.specialists.route.RouterFactory;
import org.colophon.specialists.route.RuleRouter;
import org.colophon.specialists.route.Rung;
import org.colophon.specialists.route.Section;
import org.colophon.specialists.route.SpecialistContext;

/**
 * Makes the router that asks a language model, of ambiguous regions only, with which rung of their
 * ladder to begin, or whether anybody is to be asked at all.
 */
public final class ChatRouterFactory implements RouterFactory {
  /** The choice to leave a region as the first pass saw it. */
  private static final String NOBODY = "nobody";

  @Override
  public String type() {
    return "chat";
  }

  @Override
  public Optional<Router> create(
      Section settings, RuleRouter rules, Roster roster, SpecialistContext context) {
    final Set<RegionKind> kinds =
        settings.has("kinds") ? settings.kinds("kinds") : EnumSet.allOf(RegionKind.class);
    if (kinds.isEmpty()) {
      settings.fault(
          "kinds", "no region would be asked about", "name some kinds, or leave it out for all");
    }
    final double below = settings.number("below", 0, 0, 1);
    final var budget = Budgets.allowance(settings.section("budget"));
    final Optional<Section> endpoint = settings.section("endpoint");
    if (endpoint.isEmpty()) {
      settings.fault("endpoint", "it is missing", "add 'endpoint:' with address and model");
      return Optional.empty();
    }
    final Predicate<RegionTask> ambiguous = new AmbiguousRegions(below);
    return ChatEndpoint.ofRouter(LanguageModelRouter.ID, endpoint.get())
        .map(
            model ->
                new LanguageModelRouter(
                    rules,
                    new ChatClient(model, Surroundings.of(context.environment())),
                    task -> kinds.contains(task.kind()) && ambiguous.test(task),
                    task -> choices(rules, roster, task),
                    budget));
  }

  /** The ladder of the rules, the same from each further rung on, and nobody at all. */
  private static List<NamedLadder> choices(RuleRouter rules, Roster roster, RegionTask task) {
    final Ladder whole = rules.ladder(task);
    final List<Rung> rungs =
        whole.rungs().stream().filter(rung -> !roster.insidePage(rung.specialist())).toList();
    final List<NamedLadder> choices = new ArrayList<>();
    final Set<String> names = new HashSet<>();
    for (int i = 0; i < rungs.size(); i++) {
      final List<Rung> rest = rungs.subList(i, rungs.size());
      if (names.add(rest.get(0).specialist())) {
        choices.add(
            new NamedLadder(
                "from-" + rest.get(0).specialist(),
                "asks first " + rest.stream().map(Rung::specialist).collect(joining(", then ")),
                new Ladder(rest, whole.reason())));
      }
    }
    if (!choices.isEmpty()) {
      choices.add(
          new NamedLadder(
              NOBODY,
              "there is nothing in it for them to read: the words that were seen stay as they are,"
                  + " or else its image is kept",
              new Ladder(List.of(), whole.reason())));
    }
    return choices;
  }
}
