package org.colophon.specialists.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.datasets.model.Box;
import org.colophon.specialists.bus.SpecialistException;

/**
 * No word without ink: a word that has a box is one of the known words, each used once, or stands
 * on ink of its own that no other word explains.
 */
final class InkGuard implements Guard {
  /** The part of the ink in a word's box that must not be that of other words. */
  private static final double OWN = 0.25;

  @Override
  public String name() {
    return "ink";
  }

  @Override
  public Optional<Objection> judge(Evidence evidence) throws SpecialistException {
    final Map<Spot.Ink, Integer> unused = new HashMap<>();
    evidence.known().forEach(spot -> unused.merge(spot.ink(), 1, Integer::sum));
    final List<Spot> fresh = new ArrayList<>();
    final List<Box> explained = new ArrayList<>();
    for (final Spot spot : evidence.read()) {
      final Integer left = unused.get(spot.ink());
      if (left == null) {
        if (evidence.isPlaced(spot)) {
          fresh.add(spot);
        }
      } else if (left == 0) {
        return Optional.of(Objection.rejection(this, "a word is used twice: " + spot.text()));
      } else {
        unused.put(spot.ink(), left - 1);
        explained.add(spot.word().box());
      }
    }
    for (final Spot spot : fresh) {
      final Box box = spot.word().box();
      if (!evidence.ink().isOnInk(box)) {
        return Optional.of(
            Objection.rejection(this, "there is no ink under the word " + spot.text()));
      }
      if (evidence.ink().ownShare(box, near(box, explained)) < OWN) {
        return Optional.of(
            Objection.rejection(this, "the ink under the word is another's: " + spot.text()));
      }
      explained.add(box);
    }
    return Optional.empty();
  }

  private static List<Box> near(Box box, List<Box> others) {
    return others.stream().filter(other -> !other.intersect(box).isEmpty()).toList();
  }
}
