package org.colophon.specialists.guard;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.RegionKind;
import org.colophon.specialists.bus.SpecialistException;

/** Finds the words of a reading that say nothing known, and how much ink there is for them. */
final class SurplusFinder {
  /** Width of a character over the height of its line's words, where nothing better is known. */
  private static final double USUAL_WIDTH = 0.55;

  /** Inches: height of words of 10 points, where no word is known. */
  private static final double USUAL_HEIGHT = 0.1;

  private static final double USUAL_DPI = 300;

  /** Part of a character's height, squared, that its ink covers at least. */
  private static final double LEAST_INK = 0.05;

  /** Part of the words that may be found elsewhere than in order, for the order to be believed. */
  private static final double MOST_ELSEWHERE = 0.05;

  /** Confidence under which a known word may be none, and its box that of several. */
  private static final double UNSURE = 0.5;

  /** Part of the words that agree with known ones, for the same: few matches stray easily. */
  private static final double LEAST_SUPPORT = 0.8;

  /** Confidence of a known word, and letters and digits, from which it is no misreading. */
  private static final double SURE = 0.9;

  private static final int SURE_SIGNS = 4;

  private final Evidence evidence;
  private final Alignment alignment;
  private final double letterHeight;
  private final double letterWidth;
  private final BitSet used = new BitSet();
  private final boolean isOrdered;
  private List<Free> free;

  private SurplusFinder(Evidence evidence, Alignment alignment) {
    this.evidence = evidence;
    this.alignment = alignment;
    final List<Spot> known = evidence.known().stream().filter(SurplusFinder::isWord).toList();
    final double dpi = evidence.task().dpi() > 0 ? evidence.task().dpi() : USUAL_DPI;
    this.letterHeight =
        Math.max(
            4,
            median(known.stream().mapToDouble(s -> s.word().box().height()), USUAL_HEIGHT * dpi));
    this.letterWidth =
        Math.max(
            2,
            median(
                known.stream()
                    .filter(s -> s.length() > 1)
                    .mapToDouble(s -> s.word().box().width() / (double) s.length()),
                USUAL_WIDTH * letterHeight));
    this.isOrdered =
        evidence.support() >= LEAST_SUPPORT
            && alignment.elsewhere() <= MOST_ELSEWHERE * alignment.matches().size();
  }

  static List<Surplus> find(Evidence evidence) throws SpecialistException {
    if (evidence.alignment().isEmpty()) {
      return List.of();
    }
    return new SurplusFinder(evidence, evidence.alignment().get()).runs();
  }

  private static double median(DoubleStream values, double otherwise) {
    final double[] sorted = values.sorted().toArray();
    return sorted.length == 0 ? otherwise : sorted[sorted.length / 2];
  }

  private List<Surplus> runs() throws SpecialistException {
    final List<Surplus> runs = new ArrayList<>();
    final int size = evidence.read().size();
    int from = 0;
    while (from < size) {
      if (alignment.ofRead(from) != null) {
        from++;
        continue;
      }
      int to = from + 1;
      while (to < size && alignment.ofRead(to) == null) {
        to++;
      }
      runs.add(run(from, to));
      from = to;
    }
    return runs;
  }

  private Surplus run(int from, int to) throws SpecialistException {
    final List<Spot> words = evidence.read().subList(from, to);
    final int needed = words.stream().mapToInt(Spot::signs).sum();
    final List<Integer> rivals = rivals(from, to);
    double room = 0;
    for (final int rival : rivals) {
      if (room < needed && !used.get(rival) && isMisread(rival)) {
        used.set(rival);
        room += width(rival);
      }
    }
    // Only where there is a doubt is it worth looking at the ink.
    if (new Surplus(from, to, rivals, room, needed).isInvented()) {
      room +=
          freeRoom(words, new Gap(place(knownBefore(from)), place(knownAfter(to))), needed - room);
    }
    return new Surplus(from, to, rivals, room, needed);
  }

  private static boolean isWord(Spot spot) {
    return spot.word().confidence() >= UNSURE;
  }

  /**
   * Whether another word may stand where this one was read: what is hardly a word is counted by its
   * ink, and what was read with confidence is no misreading of quite another one.
   */
  private boolean isMisread(int known) {
    final Spot spot = evidence.known().get(known);
    final boolean isLong = spot.signs() >= SURE_SIGNS || evidence.isLookedAtTwice();
    return isWord(spot) && !(spot.word().confidence() >= SURE && isLong);
  }

  private double width(int known) {
    final Spot spot = evidence.known().get(known);
    if (spot.signs() == 0) {
      // Bars and dashes are what rulings are taken for.
      return spot.length();
    }
    final double characters = spot.word().box().width() / letterWidth;
    return Math.max(spot.signs(), Math.min(characters, 3.0 * spot.length() + 3));
  }

  private Box place(int known) {
    return known < 0 || known >= evidence.known().size()
        ? null
        : evidence.known().get(known).word().box();
  }

  /** Known words without a counterpart next to what stands before and after the run. */
  private List<Integer> rivals(int from, int to) {
    final List<Integer> rivals = new ArrayList<>();
    final int before = isOrdered ? knownBefore(from) : -1;
    final int after = isOrdered ? knownAfter(to) : evidence.known().size();
    if (before < after) {
      IntStream.range(before + 1, after).filter(this::isLeft).forEach(rivals::add);
      return rivals;
    }
    for (int k = before + 1; k < evidence.known().size() && isLeft(k); k++) {
      rivals.add(k);
    }
    for (int k = after - 1; k >= 0 && isLeft(k) && !rivals.contains(k); k--) {
      rivals.add(k);
    }
    return rivals;
  }

  private boolean isLeft(int known) {
    return alignment.ofKnown(known) == null;
  }

  private int knownBefore(int read) {
    for (int i = read - 1; i >= 0; i--) {
      if (alignment.ofRead(i) != null) {
        return alignment.ofRead(i).known() + alignment.ofRead(i).knownCount() - 1;
      }
    }
    return -1;
  }

  private int knownAfter(int read) {
    for (int i = read; i < evidence.read().size(); i++) {
      if (alignment.ofRead(i) != null) {
        return alignment.ofRead(i).known();
      }
    }
    return evidence.known().size();
  }

  /** Characters for which there is ink that belongs to no known word; what is used is used up. */
  private double freeRoom(List<Spot> words, Gap gap, double wanted) throws SpecialistException {
    if (free == null) {
      free = freeInk();
    }
    final boolean isPlaced = words.stream().allMatch(evidence::isPlaced);
    double room = 0;
    for (final Free piece : free) {
      if (room >= wanted) {
        break;
      }
      final boolean isHere =
          isPlaced
              ? words.stream().anyMatch(w -> !w.word().box().intersect(piece.box).isEmpty())
              : !isOrdered || gap.holds(piece.box);
      if (isHere) {
        final double taken = Math.min(piece.room, wanted - room);
        piece.room -= taken;
        room += taken;
      }
    }
    return room;
  }

  /** In tables, type that has grown together with rulings is as high; elsewhere no text is. */
  private boolean isPicture(RegionInk.Blob blob) {
    return evidence.task().kind() != RegionKind.TABLE
        && blob.box().height() > SecondLook.HIGHEST * letterHeight;
  }

  private List<Free> freeInk() throws SpecialistException {
    final List<Box> taken = new ArrayList<>(evidence.blank());
    evidence.known().stream()
        .filter(SurplusFinder::isWord)
        .map(spot -> spot.word().box())
        .forEach(taken::add);
    final List<Free> found = new ArrayList<>();
    final double inkWidth = inkPerCharacter();
    for (final RegionInk.Blob blob : evidence.ink().free(taken, letterHeight)) {
      if (evidence.isLookedAtTwice() && isPicture(blob)) {
        continue;
      }
      final double rows = Math.max(1, Math.floor(blob.box().height() / (1.4 * letterHeight)));
      final double wide = rows * Math.max(0.5, blob.box().width() / letterWidth);
      found.add(new Free(blob.box(), Math.min(wide, blob.ink() / inkWidth)));
    }
    return found;
  }

  /** Half of what a character has in the known words: type is light and heavy. */
  private double inkPerCharacter() throws SpecialistException {
    long ink = 0;
    int characters = 0;
    for (final Spot spot : evidence.known()) {
      ink += evidence.ink().count(spot.word().box());
      characters += spot.length();
    }
    return characters == 0 || ink == 0
        ? LEAST_INK * letterHeight * letterHeight
        : 0.5 * ink / characters;
  }

  /** A piece of ink and how many characters may still be read from it. */
  private static final class Free {
    private final Box box;
    private double room;

    Free(Box box, double room) {
      this.box = box;
      this.room = room;
    }
  }

  /**
   * The place of words that are read between two known ones.
   *
   * @param before box of the known word before them, or null at the start
   * @param after box of the known word after them, or null at the end
   */
  private record Gap(Box before, Box after) {
    boolean holds(Box box) {
      if (before != null && after != null && isBehind(before, after)) {
        // The order of reading goes to another column or block here: it may be anywhere.
        return true;
      }
      return (before == null || isBehind(box, before)) && (after == null || isBehind(after, box));
    }

    /** Whether a box follows another in its line, or stands in a line below. */
    private static boolean isBehind(Box box, Box other) {
      return box.sharesLineWith(other)
          ? box.centerX() > other.centerX()
          : box.centerY() > other.centerY();
    }
  }
}
