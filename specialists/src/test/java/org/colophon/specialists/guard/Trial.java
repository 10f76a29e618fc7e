package org.colophon.specialists.guard;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.lines.PaddleLines;
import org.colophon.specialists.pool.ModelPool;

/** Has the guards judge true readings, and such with planted errors, and counts. */
final class Trial {
  /** Places are drawn so often before a kind of error counts as used up. */
  private static final int DRAWS_PER_ERROR = 30;

  /** A true reading and its judgement. */
  record Clean(Specimen specimen, Judgement judgement) {
    int words() {
      return specimen.truth().pieces().size();
    }
  }

  /**
   * A planted error.
   *
   * @param seen whether the true text at its place was a known word or line, letter by letter
   * @param support of the reading without the error
   * @param caught whether a planted word was flagged, or the dropped line missed
   * @param rejected whether the reading was rejected
   * @param falseFlags flagged words that are true
   */
  record Result(
      ErrorPlanter.Planted planted,
      Specimen specimen,
      boolean seen,
      boolean caught,
      boolean rejected,
      double support,
      int falseFlags) {}

  private static final Optional<Specialist> WITNESS =
      Boolean.getBoolean("colophon.guards.alone")
          ? Optional.empty()
          : Optional.of(new PaddleLines(ModelPool.shared()));

  private final List<Specimen> specimens;
  private final IdentityHashMap<ErrorPlanter.Planted, Integer> places = new IdentityHashMap<>();
  private final List<Clean> clean = new ArrayList<>();
  private final List<Result> results = new ArrayList<>();

  private Trial(List<Specimen> specimens) {
    this.specimens = specimens;
  }

  /**
   * Judges all specimens without errors, and with errors in equal numbers per kind.
   *
   * @param perKind errors of each kind; fewer, of all kinds, if one kind finds fewer places
   */
  static Trial run(List<Specimen> specimens, int perKind, long seed) throws SpecialistException {
    final Trial trial = new Trial(specimens);
    for (final Specimen specimen : specimens) {
      trial.clean.add(new Clean(specimen, judge(specimen, specimen.truth())));
    }
    for (final List<ErrorPlanter.Planted> ofKind : trial.plant(perKind, seed)) {
      for (final ErrorPlanter.Planted planted : ofKind) {
        trial.judge(planted, trial.places.get(planted));
      }
    }
    return trial;
  }

  private List<List<ErrorPlanter.Planted>> plant(int perKind, long seed) {
    final Map<PlantedError, List<ErrorPlanter.Planted>> all = new EnumMap<>(PlantedError.class);
    int fewest = perKind;
    for (final PlantedError kind : PlantedError.values()) {
      final ErrorPlanter planter = new ErrorPlanter(seed + kind.name().hashCode());
      final SplittableRandom random = new SplittableRandom(seed - kind.name().hashCode());
      final Set<String> used = new HashSet<>();
      final List<ErrorPlanter.Planted> of = new ArrayList<>();
      for (int draw = 0; draw < DRAWS_PER_ERROR * perKind && of.size() < perKind; draw++) {
        final int at = random.nextInt(specimens.size());
        final Specimen specimen = specimens.get(at);
        final Optional<ErrorPlanter.Planted> planted = planter.plant(kind, specimen, next(at));
        if (planted.isPresent()
            && used.add(at + " " + planted.get().reading().lines().hashCode())) {
          of.add(planted.get());
          places.put(planted.get(), at);
        }
      }
      all.put(kind, of);
      fewest = Math.min(fewest, of.size());
    }
    final int equal = fewest;
    return all.values().stream().map(of -> of.subList(0, equal)).toList();
  }

  /** The next specimen of the same group, from the start again after the last. */
  private Specimen next(int at) {
    for (int step = 1; step < specimens.size(); step++) {
      final Specimen other = specimens.get((at + step) % specimens.size());
      if (other.group().equals(specimens.get(at).group())) {
        return other;
      }
    }
    return specimens.get(at);
  }

  private void judge(ErrorPlanter.Planted planted, int at) throws SpecialistException {
    final Specimen specimen = specimens.get(at);
    final Judgement judgement = judge(specimen, planted.reading());
    final List<List<Piece>> lines = planted.reading().lines();
    final Set<Long> flagged = places(judgement);
    int planting = 0;
    for (final long place : flagged) {
      planting += lines.get((int) (place >> Integer.SIZE)).get((int) place).isTrue() ? 0 : 1;
    }
    final boolean caught =
        planted.kind() == PlantedError.DROPPED_LINE
            ? !omission(judgement).equals(omission(clean.get(at).judgement()))
            : planting > 0;
    results.add(
        new Result(
            planted,
            specimen,
            isSeen(specimen, planted.touched()),
            caught,
            judgement.rejection().isPresent(),
            clean.get(at).judgement().support(),
            flagged.size() - planting));
  }

  static Judgement judge(Specimen specimen, Draft draft) throws SpecialistException {
    return Guards.judge(specimen.task(), draft.reading(), new InlineCrop(), WITNESS);
  }

  /** Flagged words, each once, as line and word in one number. */
  static Set<Long> places(Judgement judgement) {
    final Set<Long> places = new HashSet<>();
    judgement.flags().forEach(f -> places.add((long) f.line() << Integer.SIZE | f.word()));
    return places;
  }

  private static String omission(Judgement judgement) {
    return judgement.objections().stream()
        .filter(o -> o.guard().equals(new OmissionGuard().name()))
        .map(Objection::reason)
        .findFirst()
        .orElse("");
  }

  private static boolean isSeen(Specimen specimen, String text) {
    final String wanted = letters(text);
    return specimen.task().lines().stream()
        .anyMatch(
            line ->
                letters(line.text()).equals(wanted)
                    || line.words().stream().anyMatch(w -> letters(w.text()).equals(wanted)));
  }

  /** Without the marks around it, in small letters. */
  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("^\\P{L}+(?=\\p{L})|(?<=\\p{L})\\P{L}+$", "");
  }

  List<Clean> clean() {
    return clean;
  }

  List<Result> results() {
    return results;
  }
}
