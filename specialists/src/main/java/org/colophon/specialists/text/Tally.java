package org.colophon.specialists.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
  private final Map<Place, Ballot> contested = new HashMap<>();

  /**
   * @param readers who voted, by the name under which they did
   */
  Tally(Map<String, Provenance> readers, List<Segment> segments, List<Ballot> ballots) {
    this.readers = readers;
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
      if (!here.isEmpty()) {
        notes.put(s, notes(here));
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
    return new Line(line.id(), line.box(), line.baseline(), words);
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

  private static Map<String, String> notes(List<Ballot> ballots) {
    return Map.of(
        "words-read-again", Integer.toString(ballots.size()),
        "words-changed", Long.toString(ballots.stream().filter(Ballot::isChanged).count()));
  }

  /** Of every reader, the words that it saw otherwise than they were chosen. */
  private List<Reading> others(Segment segment, List<Ballot> ballots) {
    final Map<String, Map<Integer, List<Word>>> outvoted = new TreeMap<>();
    for (final Ballot ballot : ballots) {
      for (final Vote vote : ballot.votes()) {
        if (!vote.text().equals(ballot.choice().text())) {
          final Word first = ballot.first();
          outvoted
              .computeIfAbsent(vote.reader(), reader -> new TreeMap<>())
              .computeIfAbsent(ballot.place().line(), line -> new ArrayList<>())
              .add(new Word("", vote.text(), first.box(), vote.confidence(), first.style()));
        }
      }
    }
    final List<Reading> readings = new ArrayList<>();
    outvoted.forEach((reader, lines) -> readings.add(reading(reader, segment, lines)));
    return readings;
  }

  private Reading reading(String reader, Segment segment, Map<Integer, List<Word>> byLine) {
    final List<Line> lines = new ArrayList<>();
    byLine.forEach(
        (index, words) -> {
          final Line line = segment.lines().get(index);
          lines.add(new Line(Integer.toString(index), line.box(), line.baseline(), words));
        });
    final Content seen = new Content.Text(lines);
    return new Reading(
        seen,
        seen.wordConfidence(),
        readers.get(reader),
        new Decision(Verdict.DOUBTED, "doubtful words", "outvoted on these words"));
  }
}
