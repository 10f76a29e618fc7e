package org.colophon.specialists.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Cost;
import org.colophon.datasets.model.Decision;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.Verdict;
import org.colophon.datasets.model.Word;
import org.colophon.specialists.reconcile.Vote;
import org.colophon.specialists.segment.Segment;

/** Puts what the votes came to into the page, and keeps what was outvoted. */
final class Tally {
  private final Map<String, Provenance> readers;
  private final List<Segment> segments;
  private final Map<Integer, Set<String>> faults;
  private final Map<Place, Ballot> contested = new HashMap<>();

  /**
   * @param readers who voted, by the name under which they did
   * @param faults by index of the segment: of readers that were asked and gave no reading, who and
   *     why, in plain words
   */
  Tally(
      Map<String, Provenance> readers,
      List<Segment> segments,
      List<Ballot> ballots,
      Map<Integer, Set<String>> faults) {
    this.readers = readers;
    this.faults = faults;
    this.segments = segments;
    ballots.stream()
        .filter(Ballot::isContested)
        .forEach(ballot -> contested.put(ballot.place(), ballot));
  }

  Reread result(List<Cost> costs) {
    final List<Segment> chosen = new ArrayList<>(segments.size());
    final Map<Integer, List<Reading>> alternatives = new TreeMap<>();
    final Map<Integer, Map<String, String>> notes = new TreeMap<>();
    for (int s = 0; s < segments.size(); s++) {
      final Segment segment = segments.get(s);
      final List<Ballot> here = new ArrayList<>();
      final List<Line> lines = new ArrayList<>();
      for (int l = 0; l < segment.lines().size(); l++) {
        lines.add(line(s, l, segment.lines().get(l), here));
      }
      chosen.add(here.isEmpty() ? segment : segment.withLines(lines));
      final Map<String, String> said = notes(here, faults.getOrDefault(s, Set.of()));
      if (!said.isEmpty()) {
        notes.put(s, said);
      }
      if (!here.isEmpty()) {
        final List<Reading> others = others(segment, here);
        if (!others.isEmpty()) {
          alternatives.put(s, others);
        }
      }
    }
    return new Reread(chosen, alternatives, notes, costs);
  }

  private Line line(int segment, int index, Line line, List<Ballot> here) {
    final List<Word> words = new ArrayList<>();
    for (int w = 0; w < line.words().size(); w++) {
      final Ballot ballot = contested.get(new Place(segment, index, w));
      if (ballot == null) {
        words.add(line.words().get(w));
      } else {
        here.add(ballot);
        words.addAll(chosen(ballot));
      }
    }
    return line.withWords(words);
  }

  /** One word, or several where the choice has spaces, which then share the ink by length. */
  private static List<Word> chosen(Ballot ballot) {
    final Word first = ballot.first();
    final String[] parts = ballot.choice().text().split("\\s+");
    if (parts.length == 1) {
      return List.of(word(first, parts[0], first.box(), ballot));
    }
    final List<Word> words = new ArrayList<>();
    final double perCharacter = (double) first.box().width() / ballot.choice().text().length();
    int at = 0;
    for (final String part : parts) {
      final int left = first.box().left() + (int) Math.round(at * perCharacter);
      final int right = first.box().left() + (int) Math.round((at + part.length()) * perCharacter);
      words.add(
          word(first, part, new Box(left, first.box().top(), right, first.box().bottom()), ballot));
      at += part.length() + 1;
    }
    return words;
  }

  private static Word word(Word first, String text, Box box, Ballot ballot) {
    return new Word(first.id(), text, box, ballot.choice().confidence(), first.style());
  }

  private static Map<String, String> notes(List<Ballot> ballots, Set<String> faults) {
    final Map<String, String> notes = new TreeMap<>();
    if (!ballots.isEmpty()) {
      notes.put("words-read-again", Integer.toString(ballots.size()));
      notes.put("words-changed", Long.toString(ballots.stream().filter(Ballot::isChanged).count()));
    }
    if (!faults.isEmpty()) {
      notes.put("not-read-again-by", String.join("; ", faults));
    }
    return notes;
  }

  /** Of every reader, the words that it saw otherwise than they were chosen. */
  private List<Reading> others(Segment segment, List<Ballot> ballots) {
    final Map<String, Map<Integer, List<Word>>> outvoted = new TreeMap<>();
    final Map<String, Set<String>> asked = new TreeMap<>();
    for (final Ballot ballot : ballots) {
      for (final Vote vote : ballot.votes()) {
        if (!vote.text().equals(ballot.choice().text())) {
          final Word first = ballot.first();
          asked
              .computeIfAbsent(vote.reader(), reader -> new TreeSet<>())
              .addAll(ballot.asked(vote.reader()));
          outvoted
              .computeIfAbsent(vote.reader(), reader -> new TreeMap<>())
              .computeIfAbsent(ballot.place().line(), line -> new ArrayList<>())
              .add(new Word("", vote.text(), first.box(), vote.confidence(), first.style()));
        }
      }
    }
    final List<Reading> readings = new ArrayList<>();
    outvoted.forEach(
        (reader, lines) ->
            readings.add(reading(reader, String.join("; ", asked.get(reader)), segment, lines)));
    return readings;
  }

  private Reading reading(
      String reader, String asked, Segment segment, Map<Integer, List<Word>> byLine) {
    final List<Line> lines = new ArrayList<>();
    byLine.forEach(
        (index, words) -> {
          final Line line = segment.lines().get(index);
          lines.add(line.withId(Integer.toString(index)).withWords(words));
        });
    final Content seen = new Content.Text(lines);
    return new Reading(
        seen,
        seen.wordConfidence(),
        readers.get(reader),
        new Decision(Verdict.DOUBTED, asked, "outvoted on these words"));
  }
}
