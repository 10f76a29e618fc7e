package org.colophon.specialists.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.SpecialistException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a reading against the ink of its region and the words that an independent reader saw there:
 * no specialist may add what the ink does not show.
 */
public final class Guards {
  /** Cheap ones first: once a reading is rejected for its form, nothing dearer is worked out. */
  private static final List<Guard> FORM =
      List.of(new StructureGuard(), new PlaceGuard(), new RoomGuard());

  private static final List<Guard> SUBSTANCE =
      List.of(
          new ScriptGuard(),
          new InkGuard(),
          new LoopGuard(),
          new InventionGuard(),
          new OmissionGuard(),
          new NumberGuard(),
          new SpellingGuard());

  private static final Logger LOG = LoggerFactory.getLogger(Guards.class);

  private Guards() {}

  /** All guards, in the order in which they judge. */
  public static List<Guard> all() {
    final List<Guard> all = new ArrayList<>(FORM);
    all.addAll(SUBSTANCE);
    return all;
  }

  /**
   * What the guards have against a reading. One that is rejected for its form, by the first three
   * guards, is not judged further.
   *
   * @param witness a second independent reader of lines, who is asked where the reading and the
   *     known words disagree, and only there; it does not see the reading
   * @throws SpecialistException if the crop is needed and cannot be had
   */
  public static Judgement judge(
      RegionTask task, Reading reading, Crops crops, Optional<Specialist> witness)
      throws SpecialistException {
    try (Evidence evidence = new Evidence(task, reading, crops)) {
      final List<Objection> objections = new ArrayList<>();
      ask(FORM, evidence, objections);
      if (!objections.isEmpty()) {
        return new Judgement(objections, 0);
      }
      final Optional<SecondLook.Known> seen = look(evidence, witness, crops);
      if (seen.isPresent()) {
        try (Evidence more = evidence.with(seen.get())) {
          return substance(more);
        }
      }
      return substance(evidence);
    }
  }

  /** A witness who cannot read leaves the guards with what is known without one. */
  private static Optional<SecondLook.Known> look(
      Evidence evidence, Optional<Specialist> witness, Crops crops) {
    try {
      return witness.isPresent() ? SecondLook.at(evidence, witness.get(), crops) : Optional.empty();
    } catch (SpecialistException | RuntimeException e) {
      LOG.warn("{}: the witness could not be heard: {}", evidence.task().id(), e.getMessage());
      return Optional.empty();
    }
  }

  private static Judgement substance(Evidence evidence) throws SpecialistException {
    final List<Objection> objections = new ArrayList<>();
    ask(SUBSTANCE, evidence, objections);
    return new Judgement(objections, evidence.support());
  }

  private static void ask(List<Guard> guards, Evidence evidence, List<Objection> objections)
      throws SpecialistException {
    for (final Guard guard : guards) {
      guard.judge(evidence).ifPresent(objections::add);
    }
  }
}
