package org.colophon.specialists.guard;

import java.util.Optional;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.Content;

/** Words and cells lie inside the region; an empty box makes no claim. */
final class PlaceGuard implements Guard {
  /** How far a box may stand out of its region, pixels. */
  private static final int SLACK = 5;

  @Override
  public String name() {
    return "place";
  }

  @Override
  public Optional<Objection> judge(Evidence evidence) {
    // Known words may reach over the edge of their region; what holds them may too.
    Box allowed = evidence.task().box();
    for (final Spot known : evidence.known()) {
      allowed = allowed.union(known.word().box());
    }
    allowed = allowed.grow(SLACK);
    if (evidence.reading().content() instanceof Content.Table table) {
      for (final Cell cell : table.cells()) {
        if (!cell.box().isEmpty() && !allowed.contains(cell.box())) {
          return Optional.of(
              Objection.rejection(this, "a cell lies outside the region: " + cell.box()));
        }
      }
    }
    for (final Spot spot : evidence.read()) {
      final Box box = spot.word().box();
      if (!box.isEmpty() && !allowed.contains(box)) {
        return Optional.of(Objection.rejection(this, "a word lies outside the region: " + box));
      }
    }
    return Optional.empty();
  }
}
