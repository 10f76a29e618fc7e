package org.colophon.specialists.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Spelling stays as printed: no word differs from one that an independent reader was sure of just
 * by what a modern edition would change. A change that a mistake of that reader would explain as
 * well counts only where it comes again and again.
 */
final class SpellingGuard implements Guard {
  /** Confidence of a known word from which its old spelling is believed. */
  private static final double SURE = 0.8;

  /** The same of a reader that is nearly always right on this region. */
  private static final double SURE_RELIABLE = 0.5;

  /** The same where the letters look alike. */
  private static final double SURE_ALIKE = 0.9;

  /** How often a change of letters that look alike must come. */
  private static final int AGAIN = 3;

  /** A part of all words that costs the whole reading, from this many on. */
  private static final double REJECTED_SHARE = 0.05;

  private static final int REJECTED = 3;

  @Override
  public String name() {
    return "spelling";
  }

  @Override
  public Optional<Objection> judge(Evidence evidence) {
    if (evidence.alignment().isEmpty()) {
      return Optional.empty();
    }
    final double sure = evidence.isReliable() ? SURE_RELIABLE : SURE;
    final List<Flag> flags = new ArrayList<>();
    final Map<SpellingRule, List<Flag>> alike = new HashMap<>();
    for (final Match match : evidence.alignment().get().matches()) {
      final Spot known = evidence.known().get(match.known());
      final Spot read = evidence.read().get(match.read());
      if (!match.isPair() || known.word().confidence() < sure) {
        continue;
      }
      final Optional<Modernisation> change = Modernisation.between(known.text(), read.text());
      if (change.isEmpty()) {
        continue;
      }
      final Flag flag = read.flag("another reader read " + known.text());
      if (change.get().isPlain()) {
        flags.add(flag);
      } else if (known.word().confidence() >= SURE_ALIKE) {
        alike.computeIfAbsent(change.get().rules().get(0), r -> new ArrayList<>()).add(flag);
      }
    }
    alike.values().stream().filter(of -> of.size() >= AGAIN).forEach(flags::addAll);
    return flags.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Objection(
                name(),
                flags.size() + " words in a spelling that is not the printed one",
                flags.size() >= REJECTED && flags.size() > REJECTED_SHARE * evidence.read().size(),
                flags));
  }
}
