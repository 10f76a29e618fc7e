package org.colophon.specialists.guard;

import java.util.Optional;
import java.util.regex.Pattern;
import org.colophon.datasets.model.Content;

/**
 * The text is no longer than the region has room for, so that what follows may be dear. Type of
 * less than 4 points is not read: a character of it takes about 2 by 4 points.
 */
final class RoomGuard implements Guard {
  /** Square inches that the smallest readable character takes. */
  private static final double LEAST_AREA = 2.0 * 4 / (72 * 72);

  private static final double USUAL_DPI = 300;

  /** Commands, and other signs of LaTeX that print something. */
  private static final Pattern LATEX_SIGN = Pattern.compile("\\\\[a-zA-Z]+|[^\\\\{}^_&\\s]");

  @Override
  public String name() {
    return "room";
  }

  @Override
  public Optional<Objection> judge(Evidence evidence) {
    final double dpi = evidence.task().dpi() > 0 ? evidence.task().dpi() : USUAL_DPI;
    // Known words count for what they are: a text layer may say more than can be seen.
    final long most =
        (long) (evidence.task().box().area() / (dpi * dpi * LEAST_AREA))
            + 1
            + evidence.known().stream().mapToLong(Spot::length).sum();
    long characters = evidence.read().stream().mapToLong(Spot::length).sum();
    if (evidence.reading().content() instanceof Content.Formula formula) {
      characters = Math.max(characters, LATEX_SIGN.matcher(formula.latex()).results().count());
    }
    if (characters > most) {
      return Optional.of(
          Objection.rejection(
              this, characters + " characters where there is room for " + most + " at most"));
    }
    if (evidence.isWhole()
        && !Alignment.isPossible(evidence.read().size(), evidence.known().size())) {
      return Optional.of(
          Objection.rejection(
              this,
              evidence.read().size()
                  + " words cannot be held against "
                  + evidence.known().size()
                  + " known ones"));
    }
    return Optional.empty();
  }
}
