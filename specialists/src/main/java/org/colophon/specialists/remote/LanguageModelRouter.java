package org.colophon.specialists.remote;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Usage;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.route.Ladder;
import org.colophon.specialists.route.Purse;
import org.colophon.specialists.route.Router;

/**
 * Asks a language model how to read a region, but only where the evidence is ambiguous, and only
 * among ladders that are given to it. Whatever goes wrong, and once its allowance is spent, the
 * rules decide. Every rung says who chose it and why. Safe for several threads.
 */
public final class LanguageModelRouter implements Router {
  /** Under which name its endpoint is known, and what it costs is booked. */
  public static final String ID = "router";

  /** No answer that names a choice is shorter. */
  private static final long FEWEST_TOKENS = 16;

  private final Router rules;
  private final ChatClient model;
  private final Predicate<RegionTask> ambiguous;
  private final Function<RegionTask, List<NamedLadder>> choices;
  private final Purse purse;

  /**
   * @param rules decide where the language model is not asked, or to no use
   * @param ambiguous which regions are worth asking about
   * @param choices the ladders that a region may take; with fewer than two nobody is asked
   * @param allowance what all questions together may use: tokens, money, and seconds of waiting
   */
  LanguageModelRouter(
      Router rules,
      ChatClient model,
      Predicate<RegionTask> ambiguous,
      Function<RegionTask, List<NamedLadder>> choices,
      Allowance allowance) {
    this.rules = rules;
    this.model = model;
    this.ambiguous = ambiguous;
    this.choices = choices;
    this.purse = new Purse(allowance);
  }

  @Override
  public Ladder ladder(RegionTask task) {
    return rules.ladder(task);
  }

  @Override
  public boolean asks(RegionTask task) {
    return ambiguous.test(task) && choices.apply(task).size() > 1;
  }

  @Override
  public Asked ask(RegionTask task, Crops crops, Allowance allowance) {
    final Optional<Purse.Grant> grant = purse.grant(allowance, true);
    final long most =
        grant.map(given -> model.endpoint().prices().tokens(given.allowance())).orElse(0L);
    if (most < FEWEST_TOKENS) {
      grant.ifPresent(Purse.Grant::giveBack);
      return fallback(task, "what it may use is spent", Usage.NONE);
    }
    final long start = System.nanoTime();
    Usage used = Usage.NONE;
    try {
      final RouteQuestion.Choice choice =
          new RouteQuestion(model, choices.apply(task))
              .ask(task, crops, most, patience(grant.get().allowance()));
      used = choice.usage();
      final NamedLadder chosen = choice.ladder();
      return new Asked(
          chosen
              .ladder()
              .because(
                  "%s chose %s: %s"
                      .formatted(model.endpoint().model(), chosen.name(), choice.reason())),
          used);
    } catch (SpecialistException e) {
      used = e.usage();
      return fallback(task, e.getMessage(), used);
    } finally {
      grant.get().settle(0, (System.nanoTime() - start) / 1e9, used);
    }
  }

  private Asked fallback(RegionTask task, String why, Usage used) {
    return new Asked(
        rules.ladder(task).because("the rules decide: the language model gave no way: " + why),
        used);
  }

  /** How long to wait; the endpoint has a deadline of its own. */
  private Duration patience(Allowance given) {
    return given.wallSeconds() == 0
        ? model.endpoint().http().deadline()
        : Duration.ofMillis(Math.max(1, Math.round(given.wallSeconds() * 1e3)));
  }
}
