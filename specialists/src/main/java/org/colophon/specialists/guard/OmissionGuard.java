package org.colophon.specialists.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.colophon.specialists.bus.SpecialistException;

/** No line of words that an independent reader was sure of is missing. */
final class OmissionGuard implements Guard {
  /** Confidence of known words from which they cannot be dirt. */
  private static final double SURE = 0.8;

  /** The part of a line's letters and digits that must be missing. */
  private static final double MISSING = 0.6;

  /** Letters and digits that a line must have to be missed. */
  private static final int LEAST_SIGNS = 4;

  @Override
  public String name() {
    return "omission";
  }

  @Override
  public Optional<Objection> judge(Evidence evidence) throws SpecialistException {
    if (!evidence.isWhole() || evidence.alignment().isEmpty()) {
      return Optional.empty();
    }
    final Map<Integer, List<Integer>> lines = new TreeMap<>();
    for (int k = 0; k < evidence.known().size(); k++) {
      lines.computeIfAbsent(evidence.known().get(k).line(), l -> new ArrayList<>()).add(k);
    }
    final List<String> missing = new ArrayList<>();
    for (final Map.Entry<Integer, List<Integer>> line : lines.entrySet()) {
      if (isMissing(evidence, line.getValue())) {
        missing.add(evidence.task().lines().get(line.getKey()).text());
      }
    }
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Objection.rejection(
                this, missing.size() + " lines are missing, the first: " + missing.get(0)));
  }

  private static boolean isMissing(Evidence evidence, List<Integer> line)
      throws SpecialistException {
    int all = 0;
    int missed = 0;
    double sure = 0;
    for (final int k : line) {
      final Spot spot = evidence.known().get(k);
      all += spot.signs();
      if (evidence.alignment().get().ofKnown(k) == null) {
        missed += spot.signs();
        sure += spot.signs() * spot.word().confidence();
      }
    }
    return missed >= LEAST_SIGNS
        && missed >= MISSING * all
        && sure >= SURE * missed
        && !isReadOtherwise(evidence, line, missed);
  }

  /** Whether something else was read at the place of the line. */
  private static boolean isReadOtherwise(Evidence evidence, List<Integer> line, int missed)
      throws SpecialistException {
    int instead = 0;
    for (final Surplus run : evidence.surplus()) {
      if (run.rivals().stream().anyMatch(line::contains)) {
        instead += run.needed();
      }
    }
    return instead >= 0.5 * missed;
  }
}
