package org.colophon.specialists.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.colophon.datasets.model.Box;
import org.colophon.specialists.bus.SpecialistException;

/** Finds the words of a reading that say nothing known, and how much ink there is for them. */
final class SurplusFinder {
  /** Width of a character over the height of its line's words, where nothing better is known. */
  private static final double USUAL_WIDTH = 0.55;

  /** Inches: height of words of 10 points, where no word is known. */
  private static final double USUAL_HEIGHT = 0.1;

  private static final double USUAL_DPI = 300;

  private final Evidence evidence;
  private final Alignment alignment;
  private final double letterHeight;
  private final double letterWidth;
  private List<Box> free;

  private SurplusFinder(Evidence evidence, Alignment alignment) {
    this.evidence = evidence;
    this.alignment = alignment;
    final List<Spot> known = evidence.known();
    final double dpi = evidence.task().dpi() > 0 ? evidence.task().dpi() : USUAL_DPI;
    this.letterHeight =
        Math.max(
            4, median(known.stream().mapToDouble(s -> s.word().box().height()), USUAL_HEIGHT * dpi));
    this.letterWidth =
        Math.max(
            2,
            median(
                known.stream()
                    .filter(s -> s.length() > 1)
                    .mapToDouble(s -> s.word().box().width() / (double) s.length()),
                USUAL_WIDTH * letterHeight));
  }

  static List<Surplus> find(Evidence evidence) throws SpecialistException {
    if (evidence.alignment().isEmpty()) {
      return List.of();
    }
    return new SurplusFinder(evidence, evidence.alignment().get()).runs();
  }

  private static double median(java.util.stream.DoubleStream values, double otherwise) {
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
    double room = rivals.stream().mapToDouble(this::width).sum();
    // Only where there is a doubt is it worth looking at the ink.
    if (new Surplus(from, to, rivals, room, needed).isInvented()) {
      room += freeRoom(words, from, to, needed - room);
    }
    return new Surplus(from, to, rivals, room, needed);
  }


  private double width(int known) {
    final Spot spot = evidence.known().get(known);
    return Math.max(spot.signs(), Math.min(spot.word().box().width() / letterWidth, 3 * spot.length() + 3));
  }

  /** Known words without a counterpart next to what stands before and after the run. */
  private List<Integer> rivals(int from, int to) {
    final List<Integer> rivals = new ArrayList<>();
    final int before = knownBefore(from);
    final int after = knownAfter(to);
    if (evidence.known().isEmpty()) {
      return rivals;
    }
    if (before < after && alignment.matches().size() > 0) {
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
  private double freeRoom(List<Spot> words, int from, int to, double wanted)
      throws SpecialistException {
    if (free == null) {
      free =
          new ArrayList<>(
              evidence
                  .ink()
                  .free(
                      evidence.known().stream().map(s -> s.word().box()).toList(), letterHeight));
    }
    final Box zone =
        words.stream().allMatch(evidence::isPlaced)
            ? words.stream().map(s -> s.word().box()).reduce(Box::union).orElseThrow()
            : zone(from, to);
    double room = 0;
    for (final var boxes = free.iterator(); boxes.hasNext() && room < wanted; ) {
      final Box box = boxes.next();
      if (zone.contains(box.centerX(), box.centerY())) {
        room += characters(box);
        boxes.remove();
      }
    }
    return room;
  }

  private double characters(Box box) {
    final double rows = Math.max(1, Math.floor(box.height() / (1.4 * letterHeight)));
    return rows * Math.max(0.5, box.width() / letterWidth);
  }

  /** Where the ink of unplaced words must lie: between those read before and after them. */
  private Box zone(int from, int to) {
    final int before = knownBefore(from);
    final int after = knownAfter(to);
    final Box region = evidence.task().box();
    final int reach = (int) Math.ceil(letterHeight);
    int top = region.top();
    int bottom = region.bottom();
    if (before >= 0) {
      top = evidence.known().get(before).word().box().top() - reach;
    }
    if (after < evidence.known().size()) {
      bottom = evidence.known().get(after).word().box().bottom() + reach;
    }
    return top < bottom ? new Box(region.left(), top, region.right(), bottom) : region;
  }
}
