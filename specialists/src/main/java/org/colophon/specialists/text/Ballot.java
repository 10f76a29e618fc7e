package org.colophon.specialists.text;

import java.util.ArrayList;
import java.util.List;
import org.colophon.datasets.model.Word;
import org.colophon.specialists.bus.Alphabet;
import org.colophon.specialists.reconcile.Choice;
import org.colophon.specialists.reconcile.Typography;
import org.colophon.specialists.reconcile.Vote;
import org.colophon.specialists.reconcile.WordVoting;

/** A doubtful word, what its readers say it is, and what that comes to so far. */
final class Ballot {
  private final Place place;
  private final Word first;
  private final List<Cast> cast = new ArrayList<>();
  private List<Vote> votes;
  private Choice choice;

  /**
   * @param reader id of the first pass
   */
  Ballot(Place place, Word first, String reader) {
    this.place = place;
    this.first = first;
    this.cast.add(
        new Cast(
            new Vote(reader, first.text(), first.confidence()),
            Alphabet.EVERYTHING,
            "read by the first pass"));
    this.votes = counted();
    this.choice = ownChoice();
  }

  Place place() {
    return place;
  }

  Word first() {
    return first;
  }

  Choice choice() {
    return choice;
  }

  /** Those that count. */
  List<Vote> votes() {
    return votes;
  }

  /** Why a reader was asked about the word, in plain words; each reason once. */
  List<String> asked(String reader) {
    return cast.stream()
        .filter(one -> one.vote().reader().equals(reader))
        .map(Cast::asked)
        .distinct()
        .toList();
  }

  /** Whether somebody was asked besides the first pass. */
  boolean isContested() {
    return votes.size() > 1;
  }

  boolean isChanged() {
    return !choice.text().equals(first.text());
  }

  /**
   * Takes a further vote and counts all of them anew. A reader has no say on a word for which
   * another one, asked before or after it, saw a character that it cannot write; nor on one of
   * which it missed accents that were seen before it was asked.
   *
   * @param alphabet of the reader
   * @param asked why it was asked, in plain words
   */
  void add(Vote vote, Alphabet alphabet, String asked, WordVoting voting) {
    final String text = Typography.inTheMannerOf(first.text(), vote.text());
    cast.add(new Cast(new Vote(vote.reader(), text, vote.confidence()), alphabet, asked));
    votes = counted();
    choice = votes.size() == 1 ? ownChoice() : voting.choose(votes);
  }

  private Choice ownChoice() {
    return new Choice(first.text(), first.confidence(), first.confidence());
  }

  private List<Vote> counted() {
    final List<Vote> counted = new ArrayList<>();
    for (int i = 0; i < cast.size(); i++) {
      if (!isBlind(i)) {
        counted.add(cast.get(i).vote());
      }
    }
    return List.copyOf(counted);
  }

  private boolean isBlind(int index) {
    final Cast one = cast.get(index);
    for (int i = 0; i < cast.size(); i++) {
      final String other = cast.get(i).vote().text();
      if (!one.alphabet().covers(other)
          || (i < index && Typography.lacksAccents(other, one.vote().text()))) {
        return true;
      }
    }
    return false;
  }

  /** A vote as it came, whether it counts or not. */
  private record Cast(Vote vote, Alphabet alphabet, String asked) {}
}
