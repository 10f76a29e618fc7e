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

  /** Whether somebody was asked besides the first pass. */
  boolean isContested() {
    return votes.size() > 1;
  }

  boolean isChanged() {
    return !choice.text().equals(first.text());
  }

  /**
   * Counts a further vote. A reader has no say on a word for which another one saw a character that
   * it cannot write, or an accent that it missed.
   */
  void add(Vote vote, Alphabet alphabet, WordVoting voting) {
    final String text = Typography.inTheMannerOf(first.text(), vote.text());
    final boolean blind =
        votes.stream()
            .anyMatch(
                earlier ->
                    !alphabet.covers(earlier.text())
                        || Typography.lacksAccents(earlier.text(), text));
    if (!blind) {
      votes.add(new Vote(vote.reader(), text, vote.confidence()));
      choice = voting.choose(votes);
    }
  }
}
