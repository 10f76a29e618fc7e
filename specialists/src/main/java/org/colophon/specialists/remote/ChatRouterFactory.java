package org.colophon.specialists.remote;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.http.Surroundings;
import org.colophon.specialists.route.Budgets;
import org.colophon.specialists.route.FirstPass;
import org.colophon.specialists.route.Ladder;
import org.colophon.specialists.route.LanguageModelRouter;
import org.colophon.specialists.route.NamedLadder;
import org.colophon.specialists.route.Roster;
import org.colophon.specialists.route.Router;
import org.colophon.specialists.route.RouterFactory;
import org.colophon.specialists.route.RuleRouter;
import org.colophon.specialists.route.Rung;
import org.colophon.specialists.route.Section;
import org.colophon.specialists.route.SpecialistContext;

/**
 * Makes the router that asks a language model, of ambiguous regions only, with which rung of their
 * ladder to begin.
 */
public final class ChatRouterFactory implements RouterFactory {
  @Override
  public String type() {
    return "chat";
  }

  @Override
  public Optional<Router> create(
      Section settings, RuleRouter rules, Roster roster, SpecialistContext context) {
    final Set<RegionKind> kinds = settings.kinds("kinds");
    final double below = settings.number("below", 1, 0, 1);
    final var budget = Budgets.allowance(settings.section("budget"));
    final Optional<Section> endpoint = settings.section("endpoint");
    if (endpoint.isEmpty()) {
      settings.fault("endpoint", "it is missing", "add 'endpoint:' with address, model and kinds");
      return Optional.empty();
    }
    return ChatEndpoint.from("router", endpoint.get())
        .map(
            model ->
                new LanguageModelRouter(
                    rules,
                    new ChatClient(
                        model,
                        new HttpCaller(model.http(), Surroundings.of(context.environment()))),
                    task -> kinds.contains(task.kind()) && FirstPass.leastCertain(task) < below,
                    task -> choices(rules, task),
                    budget));
  }

  /** The ladder of the rules, and the same from each further rung on. */
  private static List<NamedLadder> choices(RuleRouter rules, RegionTask task) {
    final Ladder whole = rules.ladder(task);
    final List<NamedLadder> choices = new ArrayList<>();
    for (int i = 0; i < whole.rungs().size(); i++) {
      final List<Rung> rest = whole.rungs().subList(i, whole.rungs().size());
      choices.add(
          new NamedLadder(
              "from-" + rest.get(0).specialist(),
              "asks first " + rest.stream().map(Rung::specialist).collect(joining(", then ")),
              new Ladder(rest, whole.reason())));
    }
    return choices;
  }
}
