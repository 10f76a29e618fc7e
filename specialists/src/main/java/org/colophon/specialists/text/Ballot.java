package org.colophon.specialists.text;

import java.util.ArrayList;
import java.util.List;
import org.colophon.datasets.model.Word;
import org.colophon.specialists.bus.Alphabet;
import org.colophon.specialists.reconcile.Choice;
import org.colophon.specialists.reconcile.PageVocabulary;
import org.colophon.specialists.reconcile.Vote;
import org.colophon.specialists.reconcile.WordVoting;

/** A doubtful word, what its readers say it is, and what that comes to so far. */
final class Ballot {
  private final Place place;
  private final Word first;
  private final List<Vote> votes = new ArrayList<>();
  private Choice choice;

  /**
   * @param reader id of the first pass
   */
  Ballot(Place place, Word first, String reader) {
    this.place = place;
    this.first = first;
    this.votes.add(new Vote(reader, first.text(), first.confidence()));
    this.choice = new Choice(first.text(), first.confidence());
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

  List<Vote> votes() {
    return List.copyOf(votes);
  }

  /**
   * Counts a further vote. A reader has no say on a word for which another one saw a character that
   * it cannot write.
   */
  void add(Vote vote, Alphabet alphabet, WordVoting voting, PageVocabulary vocabulary) {
    if (votes.stream().allMatch(earlier -> alphabet.covers(earlier.text()))) {
      votes.add(vote);
      choice = voting.choose(votes, vocabulary);
    }
  }
}
