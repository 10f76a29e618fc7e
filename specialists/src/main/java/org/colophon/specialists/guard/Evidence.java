package org.colophon.specialists.guard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.SpecialistException;

/**
 * A reading with what it is held against: the known words of its region and the ink of its crop.
 * What costs something is worked out when a guard first asks for it. For one thread.
 */
public final class Evidence implements AutoCloseable {
  /**
   * Part of the words that agree letter by letter from which the independent reader is believed.
   */
  private static final double RELIABLE = 0.9;

  private final RegionTask task;
  private final Reading reading;
  private final Crops crops;
  private final List<Spot> read;
  private final List<Spot> known;
  private final List<Box> blank;
  private final boolean lookedAtTwice;
  private final Map<Box, Integer> boxUses = new HashMap<>();
  private Optional<Alignment> alignment;
  private List<Surplus> surplus;
  private RegionInk ink;

  Evidence(RegionTask task, Reading reading, Crops crops) {
    this(task, reading, crops, Spot.of(reading.content().lines()), List.of(), false);
  }

  private Evidence(
      RegionTask task,
      Reading reading,
      Crops crops,
      List<Spot> read,
      List<Box> blank,
      boolean lookedAtTwice) {
    this.task = task;
    this.reading = reading;
    this.crops = crops;
    this.read = read;
    this.blank = blank;
    this.lookedAtTwice = lookedAtTwice;
    this.known = Spot.of(Divisions.of(task.lines(), read));
    read.forEach(spot -> boxUses.merge(spot.word().box(), 1, Integer::sum));
  }

  /** The same after a second look, which takes the ink of this one over. */
  Evidence with(SecondLook.Known seen) {
    final Evidence more =
        new Evidence(task.withLines(seen.lines()), reading, crops, read, seen.blank(), true);
    more.ink = ink;
    ink = null;
    return more;
  }

  /** Whether a second reader looked wherever the first one and the reading disagreed. */
  boolean isLookedAtTwice() {
    return lookedAtTwice;
  }

  public RegionTask task() {
    return task;
  }

  public Reading reading() {
    return reading;
  }

  /** Whether the content claims to say all that stands in the region. */
  boolean isWhole() {
    return reading.content() instanceof Content.Text || reading.content() instanceof Content.Table;
  }

  /** Whether each word was taken over with its box from the known ones: nothing is invented. */
  boolean isTakenOver() {
    final Set<Spot.Ink> inks = known.stream().map(Spot::ink).collect(Collectors.toSet());
    return read.stream().allMatch(spot -> inks.contains(spot.ink()));
  }

  /** The words of the reading, in its order. */
  List<Spot> read() {
    return read;
  }

  /** The known words, in the order of the task. */
  List<Spot> known() {
    return known;
  }

  /** Places of ink in which a reader looked for text and saw none. */
  List<Box> blank() {
    return blank;
  }

  /**
   * Whether the specialist said where this word stands: a generative one says nothing (an empty
   * box), or gives all words of a line the box of the line.
   */
  boolean isPlaced(Spot spot) {
    final Box box = spot.word().box();
    return !box.isEmpty() && boxUses.getOrDefault(box, 0) == 1;
  }

  /** Empty when there are too many words to be aligned. */
  Optional<Alignment> alignment() {
    if (alignment == null) {
      alignment =
          Alignment.isPossible(read.size(), known.size())
              ? Optional.of(Alignment.of(read, known))
              : Optional.empty();
    }
    return alignment;
  }

  /**
   * Whether the independent reader and the reading nearly always agree: where that reader was
   * unsure but says otherwise, it is worth more than on a page that it mostly misread.
   */
  boolean isReliable() {
    if (alignment().isEmpty() || read.isEmpty()) {
      return false;
    }
    final long same =
        alignment().get().matches().stream().filter(match -> match.likeness() == 1).count();
    return same >= RELIABLE * read.size();
  }

  /** The part of the read words that agree with known ones, 0 to 1; 0 when it is not known. */
  double support() {
    if (alignment().isEmpty() || read.isEmpty()) {
      return 0;
    }
    final int agreeing = alignment().get().matches().stream().mapToInt(Match::readCount).sum();
    return agreeing / (double) read.size();
  }

  /**
   * Runs of words that say nothing known, in reading order.
   *
   * @throws SpecialistException if the crop is needed and cannot be had
   */
  List<Surplus> surplus() throws SpecialistException {
    if (surplus == null) {
      surplus = SurplusFinder.find(this);
    }
    return surplus;
  }

  /**
   * The ink of the crop.
   *
   * @throws SpecialistException if the crop cannot be had
   */
  RegionInk ink() throws SpecialistException {
    if (ink == null) {
      ink = RegionInk.of(crops.raster(task), task);
    }
    return ink;
  }

  @Override
  public void close() {
    if (ink != null) {
      ink.close();
    }
  }
}
