package org.colophon.specialists.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.colophon.specialists.bus.SpecialistException;

/**
 * Every word agrees with a known one, or there is ink from which it may have been read: ink that
 * the independent reader passed over, or took for something that nothing read agrees with.
 */
final class InventionGuard implements Guard {
  /** As many invented words, at one place, cost the whole reading. */
  static final int REJECTED_RUN = 4;

  /** A part of all words that costs the whole reading, from two words on. */
  static final double REJECTED_SHARE = 0.1;

  @Override
  public String name() {
    return "invention";
  }

  @Override
  public Optional<Objection> judge(Evidence evidence) throws SpecialistException {
    if (!evidence.isWhole()) {
      return Optional.empty();
    }
    return of(
        this,
        evidence,
        evidence.surplus().stream().filter(Surplus::isInvented).toList(),
        "without ink");
  }

  /** An objection to runs of words that have no ink. */
  static Optional<Objection> of(Guard guard, Evidence evidence, List<Surplus> runs, String what) {
    if (runs.isEmpty()) {
      return Optional.empty();
    }
    final List<Flag> flags = new ArrayList<>();
    int longest = 0;
    for (final Surplus run : runs) {
      longest = Math.max(longest, run.size());
      evidence.read().subList(run.from(), run.to()).forEach(spot -> flags.add(spot.flag(what)));
    }
    final Surplus first = runs.get(0);
    final String text =
        evidence.read().subList(first.from(), first.to()).stream()
            .limit(8)
            .map(Spot::text)
            .collect(Collectors.joining(" "));
    return Optional.of(
        new Objection(
            guard.name(),
            "%d words %s, the first: %s".formatted(flags.size(), what, text),
            longest >= REJECTED_RUN
                || (flags.size() >= 2 && flags.size() > REJECTED_SHARE * evidence.read().size()),
            flags));
  }
}
