package org.colophon.specialists.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.colophon.datasets.metrics.text.Normalisation;
import org.colophon.datasets.model.Line;
import org.colophon.specialists.reconcile.VoteFitter;

/** Which candidate of a contested word is what the truth has at its place. */
final class JudgedContests {
  private JudgedContests() {}

  /** The contests of a page, in their order. */
  static List<VoteFitter.Judged> of(
      Contested contested, String truth, Normalisation normalisation) {
    final List<String> words = new ArrayList<>();
    final Map<Place, Integer> index = new HashMap<>();
    for (int s = 0; s < contested.segments().size(); s++) {
      final List<Line> lines = contested.segments().get(s).lines();
      for (int l = 0; l < lines.size(); l++) {
        for (int w = 0; w < lines.get(l).words().size(); w++) {
          index.put(new Place(s, l, w), words.size());
          words.add(lines.get(l).words().get(w).text());
        }
      }
    }
    final List<String> parts = TruthLines.cut(truth, words, normalisation);
    final List<VoteFitter.Judged> judged = new ArrayList<>();
    for (final Contested.ContestedWord word : contested.words()) {
      final String right =
          parts.get(index.get(new Place(word.segment(), word.line(), word.word())));
      int found = -1;
      for (int i = 0; i < word.contest().options().size() && found < 0; i++) {
        found = normalisation.apply(word.contest().options().get(i).text()).equals(right) ? i : -1;
      }
      judged.add(new VoteFitter.Judged(word.contest(), found));
    }
    return judged;
  }
}
