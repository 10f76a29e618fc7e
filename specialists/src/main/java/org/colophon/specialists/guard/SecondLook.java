package org.colophon.specialists.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.colophon.datasets.model.Assignment;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.Word;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.SpecialistException;

/**
 * Has a witness, a second independent reader of lines, look where a reading and the known words
 * disagree: at the lines with known words that nothing read agrees with, and at ink that the first
 * reader passed over. What the witness read is known from then on. It is never shown the reading.
 */
final class SecondLook {
  /** Pieces of ink, over the height of letters, that are still one stretch of a line. */
  private static final double GAP = 3;

  /** Higher pieces, over the height of letters, are pictures or several lines grown together. */
  static final double HIGHEST = 3;

  /** Stretches that are looked at at most: ink that is no text comes in thousands of pieces. */
  private static final int MOST = 200;

  /** Confidence of a word that the witness read from which it is known. */
  private static final double SEEN = 0.5;

  /** Confidence of a known word from which the witness is not heard against it. */
  private static final double SURE = 0.95;

  /** Characters that the witness sees in a square of ink; in less there is no text. */
  private static final double LEAST = 0.4;

  /** What the ids of places begin with at which the witness looks: known lines and free ink. */
  private static final String KNOWN = "k";

  private static final String FREE = "f";

  private final Evidence evidence;
  private final RegionTask task;

  private SecondLook(Evidence evidence) {
    this.evidence = evidence;
    this.task = evidence.task();
  }

  /**
   * What is known after the second look.
   *
   * @param lines known words of both readers, in reading order
   * @param blank ink in which the witness saw no text
   */
  record Known(List<Line> lines, List<Box> blank) {}

  /**
   * Looks again where there is a doubt.
   *
   * @return empty where there is none
   * @throws SpecialistException if the crop cannot be had or the witness cannot read it
   */
  static Optional<Known> at(Evidence evidence, Specialist witness, Crops crops)
      throws SpecialistException {
    final boolean isSuited =
        evidence.isWhole()
            && !evidence.isTakenOver()
            && !evidence.reading().provenance().specialist().equals(witness.descriptor().id())
            && evidence.alignment().isPresent()
            && evidence.task().hasPixels()
            && witness.descriptor().kinds().contains(evidence.task().kind());
    return !isSuited ? Optional.empty() : new SecondLook(evidence).look(witness, crops);
  }

  private Optional<Known> look(Specialist witness, Crops crops) throws SpecialistException {
    final Set<Integer> doubted = doubtedLines();
    final List<Line> stretches = evidence.surplus().isEmpty() ? List.of() : stretches(doubted);
    final List<Line> places = new ArrayList<>();
    for (final int line : doubted) {
      places.add(task.lines().get(line).withId(KNOWN + line));
    }
    places.addAll(stretches);
    if (places.isEmpty()) {
      return Optional.empty();
    }
    final Map<String, List<Word>> read = new HashMap<>();
    witness
        .read(task.withLines(places).withAssignment(Assignment.NONE, task.attempt()), crops)
        .reading()
        .content()
        .lines()
        .forEach(line -> read.put(line.id(), line.words()));
    return Optional.of(known(stretches, read));
  }

  /**
   * What both readers say.
   *
   * @param read words that the witness saw, by the id of the place at which it looked
   */
  private Known known(List<Line> stretches, Map<String, List<Word>> read) {
    final List<Line> known = new ArrayList<>();
    for (int l = 0; l < task.lines().size(); l++) {
      final Line line = task.lines().get(l);
      known.add(line.withWords(both(line.words(), read.getOrDefault(KNOWN + l, List.of()))));
    }
    final List<Box> blank = new ArrayList<>();
    for (final Line stretch : stretches) {
      final List<Word> words = read.getOrDefault(stretch.id(), List.of());
      if (isBlank(stretch.box(), words)) {
        blank.add(stretch.box());
      }
      final List<Word> seen = seen(words);
      if (!seen.isEmpty()) {
        enter(known, stretch.withWords(seen));
      }
    }
    return new Known(known, blank);
  }

  private static boolean isBlank(Box stretch, List<Word> words) {
    final int length = words.stream().mapToInt(word -> word.text().length()).sum();
    return length * stretch.height() < LEAST * stretch.width();
  }

  private static List<Word> seen(List<Word> words) {
    return words.stream().filter(word -> word.confidence() >= SEEN).toList();
  }

  /** Lines with a known word that nothing read agrees with, or that says another number. */
  private Set<Integer> doubtedLines() {
    final Set<Integer> lines = new HashSet<>();
    final Alignment alignment = evidence.alignment().orElseThrow();
    for (int k = 0; k < evidence.known().size(); k++) {
      final Match match = alignment.ofKnown(k);
      final Spot spot = evidence.known().get(k);
      if (spot.word().confidence() < SURE && (match == null || match.likeness() < 1)) {
        lines.add(spot.line());
      }
    }
    return lines;
  }

  /**
   * Ink that belongs to no known word, in stretches of lines.
   *
   * @param doubted lines that are looked at as a whole
   */
  private List<Line> stretches(Set<Integer> doubted) throws SpecialistException {
    final List<Box> taken = new ArrayList<>();
    double height = 0;
    for (final Spot spot : evidence.known()) {
      if (spot.word().confidence() >= SEEN || doubted.contains(spot.line())) {
        taken.add(spot.word().box());
        height += spot.word().box().height();
      }
    }
    final double letter = taken.isEmpty() ? task.dpi() / 10 : Math.max(4, height / taken.size());
    final List<List<Box>> rows = new ArrayList<>();
    for (final RegionInk.Blob blob : evidence.ink().free(taken, letter)) {
      if (blob.box().height() <= HIGHEST * letter) {
        row(rows, blob.box(), letter).add(blob.box());
      }
    }
    return IntStream.range(0, Math.min(MOST, rows.size()))
        .mapToObj(i -> stretch(i, rows.get(i)))
        .toList();
  }

  /** The stretch that a piece of ink goes on with; a new one if there is none. */
  private static List<Box> row(List<List<Box>> rows, Box piece, double letter) {
    for (final List<Box> row : rows) {
      for (final Box box : row) {
        final int gap = Math.max(box.left(), piece.left()) - Math.min(box.right(), piece.right());
        if (box.sharesLineWith(piece) && gap <= GAP * letter) {
          return row;
        }
      }
    }
    final List<Box> row = new ArrayList<>();
    rows.add(row);
    return row;
  }

  /** Pieces of ink as a line of words that are not yet read, whose gaps are those of the pieces. */
  private static Line stretch(int index, List<Box> pieces) {
    final List<Word> words =
        pieces.stream()
            .sorted(Comparator.comparingInt(Box::left))
            .map(box -> new Word("", "", box, 0, Style.PLAIN))
            .toList();
    final Box box = pieces.stream().reduce(Box::union).orElseThrow();
    return new Line(FREE + index, box, new Baseline(0, 0, 0, 0), words);
  }

  /** The words of both readers: where they stand at one place, those of the surer one. */
  private static List<Word> both(List<Word> first, List<Word> second) {
    final List<Word> kept = new ArrayList<>(first);
    for (final Word word : seen(second)) {
      final List<Word> rivals = kept.stream().filter(other -> isAt(word, other)).toList();
      final double surest = rivals.stream().mapToDouble(Word::confidence).max().orElse(0);
      final boolean isSaid =
          String.join("", rivals.stream().map(rival -> Spot.fold(rival.text())).toList())
              .equals(Spot.fold(word.text()));
      if (isSaid) {
        kept.replaceAll(other -> rivals.contains(other) ? confirmed(other, word) : other);
      } else if (surest < SURE && surest < word.confidence() && isFree(word, rivals)) {
        kept.removeAll(rivals);
        kept.add(word);
      }
    }
    kept.sort(Comparator.comparingInt(word -> word.box().left()));
    return kept;
  }

  private static Word confirmed(Word word, Word by) {
    final double wrong = (1 - word.confidence()) * (1 - by.confidence());
    return word.withConfidence(1 - wrong);
  }

  private static boolean isAt(Word word, Word other) {
    return 2 * word.box().horizontalOverlap(other.box())
        > Math.min(word.box().width(), other.box().width());
  }

  /** Whether a word takes the place of others of its own width, not of a part of a long one. */
  private static boolean isFree(Word word, List<Word> rivals) {
    final int width = rivals.stream().mapToInt(rival -> rival.box().width()).sum();
    return rivals.isEmpty() || 2 * word.box().width() > width;
  }

  /** Puts a stretch that was read into the line that it stands in, or between two lines. */
  private static void enter(List<Line> known, Line stretch) {
    for (int l = 0; l < known.size(); l++) {
      final Line line = known.get(l);
      if (line.box().sharesLineWith(stretch.box())
          && stretch.box().left() < line.box().right()
          && stretch.box().right() > line.box().left()) {
        final List<Word> words = new ArrayList<>(line.words());
        words.addAll(stretch.words());
        words.sort(Comparator.comparingInt(word -> word.box().left()));
        known.set(l, line.withWords(words));
        return;
      }
    }
    int at = 0;
    while (at < known.size() && known.get(at).box().centerY() < stretch.box().centerY()) {
      at++;
    }
    known.add(at, stretch);
  }
}
