package org.colophon.datasets.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.colophon.datasets.metrics.text.Normalisation;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Fingerprints;
import org.colophon.datasets.model.FinishedPage;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.Status;
import org.colophon.datasets.sources.SourceLimits;
import org.colophon.datasets.store.PageStore;
import org.colophon.datasets.truth.Truth;
import org.colophon.datasets.truth.TruthException;
import org.colophon.datasets.truth.TruthPage;
import org.colophon.datasets.truth.TruthPair;

/**
 * Scores a source against its truth: every page that truth knows, and that every page and source
 * had an outcome. A page without a finished reading is scored as one on which nothing was read.
 */
public final class PairScoring {
  private static final Box NOWHERE = new Box(0, 0, 0, 0);

  private final PageStore store;
  private final Fingerprints made;
  private final SourceLimits limits;
  private final ElementKind whole;
  private final List<PageScorer> scorers;

  /**
   * @param store holds the finished pages
   * @param made what the pages in the store are made with
   * @param limits for sources that are opened again, to see their ink
   * @param whole what every image is as a whole: {@link ElementKind#PAGE} or a region
   * @param normalisation the leading one
   */
  public PairScoring(
      PageStore store,
      Fingerprints made,
      SourceLimits limits,
      ElementKind whole,
      Normalisation normalisation) {
    this.store = store;
    this.made = made;
    this.limits = limits;
    this.whole = whole;
    this.scorers =
        List.of(
            new TextScorer(normalisation), new TableScorer(), new LayoutScorer(), new FactScorer());
  }

  /**
   * Scores one source.
   *
   * @param name of the source, unique in the corpus
   * @param outcome of its document; empty where there is none
   * @param faults takes a line for all that could not be scored, truth that cannot be read above
   *     all
   */
  public SourceScores score(
      TruthPair pair, String name, Optional<Outcome> outcome, Consumer<String> faults) {
    final List<String> found = new ArrayList<>();
    SourceScores best = new SourceScores(List.of(), List.of(), List.of());
    double most = Double.NEGATIVE_INFINITY;
    for (final Truth answer : read(pair, found)) {
      final SourceScores scores = scores(pair, name, outcome, answer, found);
      if (goodness(scores) > most) {
        most = goodness(scores);
        best = scores;
      }
    }
    found.forEach(faults);
    return best.with(
        document(pair, name, outcome, String.join("; ", found)), withoutOutcome(outcome));
  }

  private static List<Truth> read(TruthPair pair, List<String> faults) {
    try {
      return pair.read();
    } catch (TruthException e) {
      faults.add(e.getMessage());
      return List.of();
    }
  }

  private SourceScores scores(
      TruthPair pair, String name, Optional<Outcome> outcome, Truth truth, List<String> faults) {
    final ScoreSheet sheet = new ScoreSheet();
    try (SourceInk ink = new SourceInk(pair.source(), limits)) {
      for (final TruthPage page : truth.pages()) {
        final PageCase one =
            new PageCase(
                pair.group(),
                name,
                outcome.map(read -> read.document().id()).orElse(""),
                whole,
                page,
                outcome.flatMap(read -> reading(read, truth, page.number())),
                () -> ink.page(page.number()));
        try {
          scorers.forEach(scorer -> scorer.score(one, sheet));
        } catch (IllegalArgumentException e) {
          faults.add(name + ": page " + page.number() + " was not scored: " + e.getMessage());
        }
      }
    }
    return sheet.scores();
  }

  /** A text that knows no pages is that of all pages together. */
  private Optional<Page> reading(Outcome outcome, Truth truth, int number) {
    final List<Integer> pages = outcome.document().pages();
    final boolean isWholeText =
        truth.pages().size() == 1
            && truth.pages().get(0).text().isPresent()
            && truth.pages().get(0).regions().isEmpty();
    return isWholeText && pages.size() > 1
        ? pages.stream()
            .flatMap(one -> finished(outcome, one).stream())
            .reduce((first, next) -> first.withRegions(joined(first.regions(), next.regions())))
        : finished(outcome, number);
  }

  private static List<Region> joined(List<Region> first, List<Region> next) {
    final List<Region> all = new ArrayList<>(first);
    all.addAll(next);
    return all;
  }

  private Optional<Page> finished(Outcome outcome, int number) {
    final Document document = outcome.document();
    final Optional<Page> page = store.finished(document.id(), made, number).map(FinishedPage::page);
    if (page.isEmpty()
        && outcome.status() == Status.COMPLETE
        && document.pages().contains(number)) {
      throw new IllegalStateException(
          document.sources().get(0).name()
              + ": page "
              + number
              + " is done but no longer in the page store; evaluate into an empty folder");
    }
    return page;
  }

  /**
   * Of several right answers that counts which the reading is nearest to: the mean of all scores.
   */
  private static double goodness(SourceScores scores) {
    return scores.elements().stream()
        .flatMap(element -> element.scores().stream())
        .mapToDouble(score -> score.metric().higherIsBetter() ? score.value() : 1 - score.value())
        .average()
        .orElse(0);
  }

  private static Element document(
      TruthPair pair, String name, Optional<Outcome> outcome, String fault) {
    return new Element(
        pair.group(),
        name,
        outcome.map(known -> known.document().id()).orElse(""),
        0,
        "document",
        ElementKind.DOCUMENT,
        fault,
        "",
        NOWHERE,
        "",
        0,
        outcome.map(Outcome::status).orElse(Status.FAILED));
  }

  /** The source itself and each of its pages must have ended in some way. */
  private static Score withoutOutcome(Optional<Outcome> outcome) {
    if (outcome.isEmpty()) {
      return new Score(Metric.WITHOUT_OUTCOME, 1, 1);
    }
    final int asked = outcome.get().document().pages().size();
    final int ended = outcome.get().pagesDone() + outcome.get().pagesFailed();
    return new Score(Metric.WITHOUT_OUTCOME, Math.max(0, asked - ended), 1.0 + asked);
  }
}
