package org.colophon.specialists.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a ladder as a file has it. */
final class LadderReader {
  /** A line has no more words than that. */
  private static final int MAX_CONTEXT = 100;

  private LadderReader() {}

  /** The rungs that stand below a key. */
  static List<RungRule> read(Section ladders, String kind) {
    final List<RungRule> rungs = new ArrayList<>();
    for (final Section section : ladders.sections(kind)) {
      final RungRule rung = rung(section);
      if (!rung.specialist().isEmpty()
          && rungs.stream()
              .anyMatch(r -> r.specialist().equals(rung.specialist()) && r.overlaps(rung))) {
        section.fault(
            "specialist",
            rung.specialist() + " stands on this ladder twice",
            "leave one rung, or part them with above and below: the same answer is not asked for"
                + " again");
      }
      rungs.add(rung);
    }
    return rungs;
  }

  private static RungRule rung(Section section) {
    final String specialist = section.text("specialist");
    final double accept = section.number("accept", 0, 0, 1);
    final double above = section.number("above", 0, 0, 1);
    final double below = section.number("below", 1, 0, 1);
    if (above >= below) {
      section.fault("above", "nothing is surer than above and less sure than below", "swap them");
    }
    final Optional<Section> when = section.section("when");
    final double agreement =
        when.map(w -> w.number("agreement_below", Rung.ANY_AGREEMENT, 0, 1))
            .orElse(Rung.ANY_AGREEMENT);
    final Conditions conditions = when.map(LadderReader::conditions).orElse(Conditions.NONE);
    when.ifPresent(Section::requireNoOthers);
    final RungRule rung =
        new RungRule(
            section.line(),
            specialist,
            accept,
            above,
            below,
            agreement,
            (int) section.whole("context", 0, 0, MAX_CONTEXT),
            conditions,
            Budgets.allowance(section.section("budget")));
    section.requireNoOthers();
    return rung;
  }

  private static Conditions conditions(Section when) {
    return new Conditions(
        when.texts("language"),
        range(when, "dpi"),
        range(when, "width"),
        range(when, "height"),
        range(when, "area"),
        when.number("confidence_below", Conditions.ANY_CONFIDENCE, 0, 1));
  }

  private static Range range(Section when, String key) {
    final Optional<Section> limits = when.section(key);
    if (limits.isEmpty()) {
      return Range.ALL;
    }
    final double min = limits.get().number("min", Double.NEGATIVE_INFINITY, 0, Double.MAX_VALUE);
    final double max = limits.get().number("max", Double.POSITIVE_INFINITY, 0, Double.MAX_VALUE);
    limits.get().requireNoOthers();
    if (min > max) {
      limits.get().fault("min", "no number is at least min and at most max", "swap them");
    }
    return new Range(min, max);
  }
}
