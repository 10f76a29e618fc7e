package org.colophon.datasets.evaluation;

import java.util.List;
import java.util.Optional;
import org.colophon.datasets.metrics.text.Normalisation;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.truth.Fact;
import org.colophon.datasets.truth.facts.FactChecker;
import org.colophon.datasets.truth.facts.FactPage;
import org.colophon.datasets.truth.facts.FactResult;

/**
 * Checks single statements about a page. They speak of the body: a header must be absent from it,
 * while the edition keeps headers and footers, labelled as such. What must be present is sought in
 * all that is kept.
 */
final class FactScorer implements PageScorer {
  @Override
  public void score(PageCase page, ScoreSheet sheet) {
    if (page.truth().facts().isEmpty()) {
      return;
    }
    final FactChecker all = checker(page, PageText.all(page.reading()));
    final FactChecker body = checker(page, PageText.body(page.reading()));
    for (int i = 0; i < page.truth().facts().size(); i++) {
      final Fact fact = page.truth().facts().get(i);
      final boolean absent = fact instanceof Fact.Passage passage && !passage.present();
      final FactResult result = (absent ? body : all).check(fact);
      sheet.add(element(page, i + 1, result), scores(page, result));
    }
  }

  /** A passage runs over lines, so words that are divided at their ends are joined first. */
  private static FactChecker checker(PageCase page, String text) {
    return new FactChecker(
        new FactPage(
            Normalisation.RUNNING.apply(text), tables(page.reading()), formulas(page.reading())));
  }

  private static List<List<Cell>> tables(Optional<Page> page) {
    return contents(page, Content.Table.class).stream().map(Content.Table::cells).toList();
  }

  private static List<String> formulas(Optional<Page> page) {
    return contents(page, Content.Formula.class).stream()
        .map(Content.Formula::latex)
        .filter(latex -> !latex.isEmpty())
        .toList();
  }

  private static <T extends Content> List<T> contents(Optional<Page> page, Class<T> type) {
    return page.stream()
        .flatMap(read -> read.regions().stream())
        .map(Region::content)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  /** On a page that was not read nothing holds, not even that something is absent. */
  private static List<Score> scores(PageCase page, FactResult result) {
    if (result.verdict() == FactResult.Verdict.NOT_CHECKED) {
      return List.of();
    }
    final boolean holds = page.reading().isPresent() && result.passed();
    return List.of(new Score(Metric.FACTS, holds ? 1 : 0, 1));
  }

  private static Element element(PageCase page, int position, FactResult result) {
    return page.element(
        page.id('f', position),
        ElementKind.FACT,
        result.fact().id() + ": " + result.fact(),
        page.reading().isPresent() ? result.reason() : "the page was not read",
        page.bounds(),
        page.specialists(),
        0,
        page.status());
  }
}
