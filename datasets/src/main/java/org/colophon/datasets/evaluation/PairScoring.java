package org.colophon.datasets.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.colophon.datasets.metrics.text.Normalisation;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.FinishedPage;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.model.Page;
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
  private final String fingerprint;
  private final SourceLimits limits;
  private final ElementKind whole;
  private final List<PageScorer> scorers;

  /**
   * @param store holds the finished pages
   * @param fingerprint of the pages in the store
   * @param limits for sources that are opened again, to see their ink
   * @param whole what every image is as a whole: {@link ElementKind#PAGE} or a region
   * @param normalisation the leading one
   */
  public PairScoring(
      PageStore store,
      String fingerprint,
      SourceLimits limits,
      ElementKind whole,
      Normalisation normalisation) {
    this.store = store;
    this.fingerprint = fingerprint;
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
   * @param faults takes a line for every truth file that cannot be read
   */
  public SourceScores score(
      TruthPair pair, String name, Optional<Outcome> outcome, Consumer<String> faults) {
    List<Truth> answers = List.of();
    String fault = "";
    try {
      answers = pair.read();
    } catch (TruthException e) {
      fault = e.getMessage();
      faults.accept(fault);
    }
    final Element document = document(pair, name, outcome, fault);
    SourceScores best = scores(pair, name, outcome, new Truth(List.of()));
    double most = Double.NEGATIVE_INFINITY;
    for (final Truth answer : answers) {
      final SourceScores scores = scores(pair, name, outcome, answer);
      if (goodness(scores) > most) {
        most = goodness(scores);
        best = scores;
      }
    }
    return best.with(document, withoutOutcome(outcome));
  }

  private SourceScores scores(TruthPair pair, String name, Optional<Outcome> outcome, Truth truth) {
    final ScoreSheet sheet = new ScoreSheet();
    final Optional<Document> document = outcome.map(Outcome::document);
    try (SourceInk ink = new SourceInk(pair.source(), limits)) {
      for (final TruthPage page : truth.pages()) {
        final PageCase one =
            new PageCase(
                pair.group(),
                name,
                document.map(Document::id).orElse(""),
                whole,
                page,
                document.flatMap(read -> finished(read, outcome.get(), page.number())),
                () -> ink.page(page.number()));
        scorers.forEach(scorer -> scorer.score(one, sheet));
      }
    }
    return sheet.scores();
  }

  private Optional<Page> finished(Document document, Outcome outcome, int number) {
    final Optional<Page> page =
        store.finished(document.id(), fingerprint, number).map(FinishedPage::page);
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
