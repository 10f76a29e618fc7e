package org.colophon.specialists.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.colophon.datasets.model.Allowance;

/**
 * What the readings of one region, of one page and of a whole run may use.
 *
 * @param page is shared out in equal parts to the regions of a page that go to specialists
 * @param run is counted in each JVM that reads regions
 * @param reread what may be spent on reading words of a page again, as a share of what its first
 *     pass costs; both are estimated from the length of the text, so that equal pages are read
 *     equally
 */
public record Budgets(Allowance region, Allowance page, Allowance run, double reread) {
  public static final double DEFAULT_REREAD = 0.45;
  public static final Budgets UNLIMITED =
      new Budgets(Allowance.UNLIMITED, Allowance.UNLIMITED, Allowance.UNLIMITED, DEFAULT_REREAD);

  private static final List<String> RESOURCES = List.of("cpu", "wall", "tokens", "money");

  /** The same with another limit of the run where one is given. */
  public Budgets withRun(Allowance given) {
    return given.equals(Allowance.UNLIMITED) ? this : new Budgets(region, page, given, reread);
  }

  /** The same without reading any word of a page again. */
  Budgets readingOnce() {
    return new Budgets(region, page, run, 0);
  }

  /** The allowance that a section gives; unlimited without one. */
  public static Allowance allowance(Optional<Section> section) {
    if (section.isEmpty()) {
      return Allowance.UNLIMITED;
    }
    final Section limits = section.get();
    final Allowance allowance =
        new Allowance(
            limits.seconds("cpu", 0),
            limits.seconds("wall", 0),
            limits.whole("tokens", 0, 0, Long.MAX_VALUE),
            limits.number("money", 0, 0, Double.MAX_VALUE));
    limits.requireNoOthers();
    for (final String resource : RESOURCES) {
      if (limits.isWord(resource)
          && Quantity.seconds(limits.text(resource)).filter(value -> value == 0).isPresent()) {
        limits.fault(resource, "0 stands for no limit", NOTHING);
      }
    }
    return allowance;
  }

  private static final String NOTHING =
      "write more than 0; to spend nothing, take specialists that cost off the ladders";

  /**
   * The limits of an option such as {@code money=5,cpu=2h,tokens=1e6}.
   *
   * @throws IllegalArgumentException if it says anything else; one line
   */
  public static Allowance parse(String text) {
    double cpu = 0;
    double wall = 0;
    double tokens = 0;
    double money = 0;
    final List<String> seen = new ArrayList<>();
    for (final String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
      final String[] pair = part.strip().split("=", 2);
      final String name = pair[0].strip();
      if (!RESOURCES.contains(name) || seen.contains(name)) {
        throw wrong(part, "name each of " + String.join(", ", RESOURCES) + " at most once");
      }
      seen.add(name);
      final boolean time = name.equals("cpu") || name.equals("wall");
      final String amount = pair.length == 2 ? pair[1].strip() : "";
      final double value =
          (time ? Quantity.seconds(amount) : Quantity.number(amount))
              .filter(v -> v > 0)
              .orElse(0.0);
      if (value == 0) {
        throw wrong(part, time ? "write a time such as 90s or 2h" : NOTHING);
      }
      switch (name) {
        case "cpu" -> cpu = value;
        case "wall" -> wall = value;
        case "tokens" -> tokens = value;
        default -> money = value;
      }
    }
    return new Allowance(cpu, wall, (long) Math.ceil(tokens), money);
  }

  private static IllegalArgumentException wrong(String part, String cure) {
    return new IllegalArgumentException(
        "--budget: '"
            + part.strip()
            + "' is no limit; "
            + cure
            + ", as in money=5,cpu=2h,tokens=1e6");
  }
}
