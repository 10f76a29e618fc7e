package org.colophon.specialists.guard;

import java.util.Optional;
import org.colophon.specialists.bus.SpecialistException;

/** Words do not repeat what stands beside them more often than the ink does. */
final class LoopGuard implements Guard {
  /**
   * Part of the words that agree with known ones from which the independent reader would have read
   * the copy, too, whatever ink it left over.
   */
  private static final double WELL_READ = 0.8;

  @Override
  public String name() {
    return "loop";
  }

  @Override
  public Optional<Objection> judge(Evidence evidence) throws SpecialistException {
    if (!evidence.isWhole()) {
      return Optional.empty();
    }
    final boolean isWellRead = evidence.support() >= WELL_READ;
    return InventionGuard.of(
        this,
        evidence,
        Loops.in(evidence.read(), evidence.surplus()).stream()
            .filter(copy -> isWellRead || copy.isInvented())
            .toList(),
        "repeated without ink");
  }
}
