package org.colophon.specialists.route;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Usage;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;
import org.colophon.specialists.remote.ChatClient;
import org.colophon.specialists.remote.RouteQuestion;

/**
 * Asks a language model how to read a region, but only where the evidence is ambiguous, and only
 * among ladders that are given to it. Whatever goes wrong, and once its allowance is spent, the
 * rules decide, and the ladder says why. Safe for several threads.
 */
public final class LanguageModelRouter implements Router {
  private final Router rules;
  private final ChatClient model;
  private final Predicate<RegionTask> ambiguous;
  private final Function<RegionTask, List<NamedLadder>> choices;
  private final Allowance allowance;
  private Usage used = Usage.NONE;
  private long waitedNanos;

  /**
   * @param rules decide where the language model is not asked, or to no use
   * @param ambiguous which regions are worth asking about
   * @param choices the ladders that a region may take; with fewer than two nobody is asked
   * @param allowance what all questions together may use: tokens, money, and seconds of waiting
   */
  public LanguageModelRouter(
      Router rules,
      ChatClient model,
      Predicate<RegionTask> ambiguous,
      Function<RegionTask, List<NamedLadder>> choices,
      Allowance allowance) {
    this.rules = rules;
    this.model = model;
    this.ambiguous = ambiguous;
    this.choices = choices;
    this.allowance = allowance;
  }

  @Override
  public Ladder ladder(RegionTask task) {
    if (!ambiguous.test(task)) {
      return rules.ladder(task);
    }
    final List<NamedLadder> allowed = choices.apply(task);
    if (allowed.size() < 2) {
      return rules.ladder(task);
    }
    final long start = System.nanoTime();
    try {
      return asked(task, allowed);
    } catch (SpecialistException e) {
      spend(e.usage());
      final Ladder fallback = rules.ladder(task);
      return new Ladder(
          fallback.rungs(),
          fallback.reason() + "; the language model gave no way: " + e.getMessage());
    } finally {
      waited(System.nanoTime() - start);
    }
  }

  /** What all questions have used so far. */
  public synchronized Usage used() {
    return used;
  }

  private Ladder asked(RegionTask task, List<NamedLadder> allowed) throws SpecialistException {
    final RouteQuestion question =
        new RouteQuestion(
            model, allowed.stream().map(l -> new RouteQuestion.Way(l.name(), l.about())).toList());
    final RouteQuestion.Choice choice = question.ask(task, tokensLeft(), timeLeft());
    spend(choice.usage());
    final NamedLadder chosen = allowed.get(choice.index());
    return new Ladder(
        chosen.ladder().rungs(),
        "%s chose %s: %s".formatted(model.endpoint().model(), chosen.name(), choice.reason()));
  }

  private synchronized void spend(Usage more) {
    used = used.plus(more);
  }

  private synchronized void waited(long nanos) {
    waitedNanos += nanos;
  }

  private synchronized long tokensLeft() throws SpecialistException {
    final long left =
        allowance.tokens() > 0
            ? allowance.tokens() - used.inputTokens() - used.outputTokens()
            : Long.MAX_VALUE;
    if (left <= 0 || (allowance.money() > 0 && used.money() >= allowance.money())) {
      throw spent();
    }
    return left;
  }

  private synchronized Duration timeLeft() throws SpecialistException {
    if (allowance.wallSeconds() <= 0) {
      return model.endpoint().http().deadline();
    }
    final Duration left =
        Duration.ofMillis(Math.round(allowance.wallSeconds() * 1e3)).minusNanos(waitedNanos);
    if (left.isNegative() || left.isZero()) {
      throw spent();
    }
    return left;
  }

  private static SpecialistException spent() {
    return new SpecialistException(
        Fault.ALLOWANCE, "its allowance for this run is spent", false, Usage.NONE, null);
  }
}
