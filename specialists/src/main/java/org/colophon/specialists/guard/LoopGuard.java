package org.colophon.specialists.guard;

import java.util.Optional;
import org.colophon.specialists.bus.SpecialistException;

/** Words do not repeat what stands beside them more often than the ink does. */
final class LoopGuard implements Guard {
  @Override
  public String name() {
    return "loop";
  }

  @Override
  public Optional<Objection> judge(Evidence evidence) throws SpecialistException {
    if (!evidence.isWhole()) {
      return Optional.empty();
    }
    return InventionGuard.of(
        this,
        evidence,
        evidence.surplus().stream()
            .filter(Surplus::isInvented)
            .filter(run -> Loops.isRepeat(evidence.read(), run))
            .toList(),
        "repeated without ink");
  }
}
