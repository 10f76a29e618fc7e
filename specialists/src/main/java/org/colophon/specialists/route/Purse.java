package org.colophon.specialists.route;

import java.util.Optional;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Usage;

/**
 * What is left of a limit. Readings take what they may use out beforehand and put back what they
 * did not use, so that readings at the same time do not spend the same twice; only a reading that
 * has no limit of its own can overdraw it. Safe for several threads.
 */
public final class Purse {
  private final Allowance limit;
  private double cpuSeconds;
  private double wallSeconds;
  private long tokens;
  private double money;

  /**
   * @param limit 0 for what has none
   */
  public Purse(Allowance limit) {
    this.limit = limit;
  }

  /** The smaller of two limits, for each resource; 0 stands for no limit. */
  public static Allowance least(Allowance a, Allowance b) {
    return new Allowance(
        least(a.cpuSeconds(), b.cpuSeconds()),
        least(a.wallSeconds(), b.wallSeconds()),
        a.tokens() == 0 || b.tokens() == 0
            ? Math.max(a.tokens(), b.tokens())
            : Math.min(a.tokens(), b.tokens()),
        least(a.money(), b.money()));
  }

  private static double least(double a, double b) {
    return a == 0 || b == 0 ? Math.max(a, b) : Math.min(a, b);
  }

  /**
   * Takes out what a reading may use.
   *
   * @param wanted the limit of the reading; 0 for no limit
   * @param remote whether tokens and money matter to it
   * @return empty when something that it needs is used up
   */
  public synchronized Optional<Grant> grant(Allowance wanted, boolean remote) {
    final boolean usedUp =
        usedUp(limit.cpuSeconds(), cpuSeconds)
            || usedUp(limit.wallSeconds(), wallSeconds)
            || (remote
                && (usedUp((double) limit.tokens(), (double) tokens)
                    || usedUp(limit.money(), money)));
    if (usedUp) {
      return Optional.empty();
    }
    final Allowance left =
        new Allowance(
            left(limit.cpuSeconds(), cpuSeconds),
            left(limit.wallSeconds(), wallSeconds),
            limit.tokens() == 0 ? 0 : Math.max(1, limit.tokens() - tokens),
            left(limit.money(), money));
    final Allowance given = least(wanted, left);
    final Grant grant =
        new Grant(
            given,
            wanted.cpuSeconds() == 0 ? 0 : given.cpuSeconds(),
            wanted.wallSeconds() == 0 ? 0 : given.wallSeconds(),
            !remote || wanted.tokens() == 0 ? 0 : given.tokens(),
            !remote || wanted.money() == 0 ? 0 : given.money());
    book(grant, 1);
    return Optional.of(grant);
  }

  private static boolean usedUp(double limit, double used) {
    return limit > 0 && used >= limit;
  }

  private static double left(double limit, double used) {
    return limit == 0 ? 0 : limit - used;
  }

  private void book(Grant grant, int sign) {
    cpuSeconds += sign * grant.cpu;
    wallSeconds += sign * grant.wall;
    tokens += sign * grant.tokens;
    money += sign * grant.money;
  }

  private synchronized void settle(Grant grant, double cpu, double wall, Usage usage) {
    book(grant, -1);
    cpuSeconds += cpu;
    wallSeconds += wall;
    tokens += usage.inputTokens() + usage.outputTokens();
    money += usage.money();
  }

  /** What one reading may use. */
  public final class Grant {
    private final Allowance allowance;
    private final double cpu;
    private final double wall;
    private final long tokens;
    private final double money;

    private Grant(Allowance allowance, double cpu, double wall, long tokens, double money) {
      this.allowance = allowance;
      this.cpu = cpu;
      this.wall = wall;
      this.tokens = tokens;
      this.money = money;
    }

    /** 0 for what has no limit. */
    public Allowance allowance() {
      return allowance;
    }

    /** Books what the reading did use instead of what it might have; once. */
    public void settle(double cpuSeconds, double wallSeconds, Usage usage) {
      Purse.this.settle(this, cpuSeconds, wallSeconds, usage);
    }

    /** Puts everything back: there was no reading. */
    public void giveBack() {
      settle(0, 0, Usage.NONE);
    }
  }
}
