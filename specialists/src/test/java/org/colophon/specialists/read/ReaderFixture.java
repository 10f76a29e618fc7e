package org.colophon.specialists.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.Cost;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionReading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.Alphabet;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.confidence.Calibrations;
import org.colophon.specialists.route.Budgets;
import org.colophon.specialists.route.Ladder;
import org.colophon.specialists.route.Purse;
import org.colophon.specialists.route.Roster;
import org.colophon.specialists.route.Rung;

/** Readers of regions that climb over pretended specialists, called test-1, test-2 and so on. */
abstract class ReaderFixture {
  static final Box REGION = new Box(100, 100, 500, 300);
  static final Provenance NOBODY = new Provenance("test", "1", "", Map.of());

  @FunctionalInterface
  interface Reads {
    Answer read(RegionTask task, Crops crops) throws SpecialistException;
  }

  static List<String> asked(RegionReading answer) {
    return answer.costs().stream().map(Cost::specialist).toList();
  }

  static Reads reads(double confidence) {
    return (t, c) -> Answer.of(new Reading(new Content.Text(t.lines()), confidence, NOBODY));
  }

  static Rung rung(String id, double accept, double below) {
    return new Rung(id, accept, below, Allowance.UNLIMITED, "asked");
  }

  static RegionReader reader(double accept, Reads... specialists) {
    final List<String> places = List.of("first", "second", "third", "fourth");
    final List<Rung> rungs = new ArrayList<>();
    for (int i = 0; i < specialists.length; i++) {
      rungs.add(
          new Rung("test-" + (i + 1), accept, 1, Allowance.UNLIMITED, "asked " + places.get(i)));
    }
    return reader(rungs, Allowance.UNLIMITED, specialists);
  }

  static RegionReader reader(List<Rung> rungs, Allowance run, Reads... reads) {
    final List<Specialist> specialists = new ArrayList<>();
    for (final Reads one : reads) {
      specialists.add(specialist("test-" + (specialists.size() + 1), one));
    }
    return new RegionReader(
        task -> new Ladder(rungs, "test"),
        Roster.of(specialists),
        Budgets.UNLIMITED,
        new Purse(run),
        Calibrations.NONE,
        new LocalJudge(Optional.empty()));
  }

  private static Specialist specialist(String id, Reads reads) {
    return new Specialist() {
      @Override
      public Descriptor descriptor() {
        return new Descriptor(
            id,
            "1",
            "",
            Set.of(RegionKind.TABLE),
            Set.of(ContentType.TABLE),
            Alphabet.EVERYTHING,
            0,
            1,
            true,
            true);
      }

      @Override
      public Answer read(RegionTask task, Crops crops) throws SpecialistException {
        return reads.read(task, crops);
      }
    };
  }
}
