package org.colophon.specialists.route;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.RegionKind;

/**
 * Holds ladders against the specialists on them: rungs that nobody can follow, and what is said of
 * a rung that would be passed over in silence, are faults.
 */
final class RungCheck {
  private final Map<String, Roster.Member> members;
  private final Set<String> known;

  /**
   * @param known all ids, also of specialists that could not be made
   */
  RungCheck(Map<String, Roster.Member> members, Set<String> known) {
    this.members = members;
    this.known = known;
  }

  /** Notes what is wrong with the rungs that a kind has of its own. */
  void rungs(RegionKind kind, RoutesReader.LadderForm ladder) {
    for (final RungRule rung : ladder.rungs()) {
      final Place place = new Place(kind, rung.line(), ladder.faults());
      final String id = rung.specialist();
      if (!id.isEmpty() && !known.contains(id)) {
        place.fault("there is no specialist " + id, Nearest.cure(id, known));
      } else if (members.containsKey(id)) {
        suited(id, place);
        settings(rung, place);
      }
    }
  }

  /** Notes who on a ladder that was taken from another kind cannot read this one. */
  void taken(RegionKind kind, RoutesReader.LadderForm ladder, List<RungRule> rungs) {
    for (final RungRule rung : rungs) {
      final boolean words = !kind.needsSpecialist() && isInsidePage(rung.specialist());
      if (members.containsKey(rung.specialist()) && !words) {
        suited(rung.specialist(), new Place(kind, ladder.line(), ladder.faults()));
      }
    }
  }

  private boolean isInsidePage(String id) {
    return members.containsKey(id) && members.get(id).insidePage();
  }

  private void suited(String id, Place place) {
    final Set<RegionKind> kinds = members.get(id).specialist().descriptor().kinds();
    if (isInsidePage(id) && place.kind() != RegionKind.TEXT) {
      place.fault(
          id + " reads words inside the page, by the ladder of text alone",
          "move it there; that ladder is for the words of all kinds");
    } else if (!kinds.contains(place.kind())) {
      place.fault(
          id + " does not read regions of kind " + place.kind().word(),
          "it reads " + String.join(", ", kinds.stream().map(RegionKind::word).sorted().toList()));
    }
  }

  /** What is said of a rung must be of some effect. */
  private void settings(RungRule rung, Place place) {
    final String id = rung.specialist();
    if (!isInsidePage(id)) {
      if (rung.context() > 0) {
        place.fault(
            "context is for words that are read again on the page, and " + id + " reads regions",
            "leave it out");
      }
      return;
    }
    if (rung.accept() > 0) {
      place.fault(
          "accept has no effect on " + id + ", whose words are put to the vote",
          "leave it out; below on the next rung says which words climb on");
    }
    if (rung.agreement() <= 1) {
      place.fault(
          "agreement_below has no effect on " + id + ", which reads words and no regions",
          "leave it out; what readers agree on is sure and climbs no further than below");
    }
    if (!rung.allowance().equals(Allowance.UNLIMITED)) {
      place.fault(
          "budget has no effect on " + id + ", which is paid from the share for reading again",
          "leave it out and set budgets.reread");
    }
  }

  /** Where a fault stands. */
  private record Place(RegionKind kind, int line, Faults faults) {
    void fault(String what, String cure) {
      faults.add(line, "ladders." + kind.word() + ": " + what, cure);
    }
  }
}
