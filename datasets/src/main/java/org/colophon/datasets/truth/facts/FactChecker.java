package org.colophon.datasets.truth.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.truth.Fact;

/**
 * Checks facts as olmOCR-bench does ({@code olmocr/bench/tests.py} in <a
 * href="https://github.com/allenai/olmocr">allenai/olmocr</a>; Poznanski et al., "olmOCR: Unlocking
 * Trillions of Tokens in PDFs with Vision Language Models", 2025). Texts are compared as {@link
 * FactText} makes them.
 *
 * <p>It differs in two ways. The edits that a fact allows are Levenshtein edits here throughout, as
 * the reference has it for the order of texts; for presence and in tables it derives a threshold of
 * similarity (rapidfuzz) from them, which for substitutions comes to the same. And a formula is
 * compared as LaTeX ({@link LatexText}), not as it looks when it is set: a formula that is right
 * and written in another way fails here, so the share of formulas that pass is a lower bound.
 */
public final class FactChecker {
  private static final int SHOWN = 60;

  private final FactPage page;
  private final String text;
  private final List<TableRelations> relations;

  /** Normalises the page once for all facts that are checked against it. */
  public FactChecker(FactPage page) {
    this.page = page;
    this.text = FactText.normal(page.text());
    this.relations = page.tables().stream().map(TableRelations::new).toList();
  }

  public FactResult check(Fact fact) {
    if (fact instanceof Fact.Unsupported unsupported) {
      return new FactResult(
          fact,
          FactResult.Verdict.NOT_CHECKED,
          "facts of the type \"" + unsupported.type() + "\" cannot be checked");
    }
    return failure(fact)
        .map(reason -> new FactResult(fact, FactResult.Verdict.FAILED, reason))
        .orElseGet(() -> new FactResult(fact, FactResult.Verdict.PASSED, ""));
  }

  private Optional<String> failure(Fact fact) {
    if (fact instanceof Fact.Passage passage) {
      return passage(passage);
    } else if (fact instanceof Fact.Order order) {
      return order(order);
    } else if (fact instanceof Fact.TableCell cell) {
      return tableCell(cell);
    } else if (fact instanceof Fact.Formula formula) {
      return formula(formula);
    } else if (fact instanceof Fact.Baseline baseline) {
      return GarbageCheck.of(page.text(), baseline);
    }
    throw new IllegalArgumentException("no check for " + fact);
  }

  private Optional<String> passage(Fact.Passage fact) {
    String query = FactText.normal(fact.text());
    String where = text;
    if (!fact.caseSensitive()) {
      query = query.toLowerCase(Locale.ROOT);
      where = where.toLowerCase(Locale.ROOT);
    }
    where = ends(where, fact.firstCharacters(), fact.lastCharacters());
    final boolean found = !FuzzySearch.find(query, where, fact.maxDifferences()).isEmpty();
    if (found == fact.present()) {
      return Optional.empty();
    }
    return Optional.of(
        quoted(query)
            + (found ? " is there" : " is not there")
            + within(fact.maxDifferences())
            + part(fact));
  }

  private static String ends(String text, int first, int last) {
    final String head = text.substring(0, Math.min(first, text.length()));
    final String tail = text.substring(Math.max(0, text.length() - last));
    return first > 0 || last > 0 ? head + tail : text;
  }

  private static String part(Fact.Passage fact) {
    final List<String> parts = new ArrayList<>();
    if (fact.firstCharacters() > 0) {
      parts.add("first " + fact.firstCharacters());
    }
    if (fact.lastCharacters() > 0) {
      parts.add("last " + fact.lastCharacters());
    }
    return parts.isEmpty() ? "" : ", in the " + String.join(" and ", parts) + " characters";
  }

  private Optional<String> order(Fact.Order fact) {
    final String before = FactText.normal(fact.before());
    final String after = FactText.normal(fact.after());
    final List<FuzzySearch.Match> first = FuzzySearch.find(before, text, fact.maxDifferences());
    final List<FuzzySearch.Match> second = FuzzySearch.find(after, text, fact.maxDifferences());
    if (first.isEmpty() || second.isEmpty()) {
      return Optional.of(
          quoted(first.isEmpty() ? before : after)
              + " is not there"
              + within(fact.maxDifferences()));
    }
    // Both are in the order of the text: the first of the one against the last of the other.
    return first.get(0).start() < second.get(second.size() - 1).start()
        ? Optional.empty()
        : Optional.of(quoted(before) + " stands nowhere before " + quoted(after));
  }

  private Optional<String> tableCell(Fact.TableCell fact) {
    if (page.tables().isEmpty()) {
      return Optional.of("the page has no table");
    }
    String reason = "no table has the cell " + quoted(fact.cell()) + within(fact.maxDifferences());
    for (int i = 0; i < relations.size(); i++) {
      for (final Cell cell : page.tables().get(i)) {
        if (!alike(fact.cell(), cell, fact.maxDifferences())) {
          continue;
        }
        final Optional<String> wrong = wrongNeighbour(fact, relations.get(i), cell);
        if (wrong.isEmpty()) {
          return Optional.empty();
        }
        reason = wrong.get();
      }
    }
    return Optional.of(reason);
  }

  private static Optional<String> wrongNeighbour(
      Fact.TableCell fact, TableRelations table, Cell cell) {
    final int edits = fact.maxDifferences();
    return wrong(fact.up(), near(table, cell, TableRelations.Side.UP), edits, "above")
        .or(() -> wrong(fact.down(), near(table, cell, TableRelations.Side.DOWN), edits, "below"))
        .or(() -> wrong(fact.left(), near(table, cell, TableRelations.Side.LEFT), edits, "left of"))
        .or(
            () ->
                wrong(
                    fact.right(), near(table, cell, TableRelations.Side.RIGHT), edits, "right of"))
        .or(
            () ->
                wrong(
                    fact.topHeading(),
                    table.headings(cell, TableRelations.Side.UP),
                    edits,
                    "as the heading above"))
        .or(
            () ->
                wrong(
                    fact.leftHeading(),
                    table.headings(cell, TableRelations.Side.LEFT),
                    edits,
                    "as the heading left of"))
        .map(reason -> reason + " " + quoted(cell.text()));
  }

  private static Set<Cell> near(TableRelations table, Cell cell, TableRelations.Side side) {
    return table.neighbours(cell, side);
  }

  /** Why none of the cells is the one that is asked for; empty if one is or none is asked for. */
  private static Optional<String> wrong(
      String expected, Set<Cell> cells, int edits, String relation) {
    if (expected.isEmpty() || cells.stream().anyMatch(cell -> alike(expected, cell, edits))) {
      return Optional.empty();
    }
    final String found =
        cells.isEmpty()
            ? "nothing"
            : String.join(", ", cells.stream().map(Cell::text).map(FactChecker::quoted).toList());
    return Optional.of(quoted(expected) + " is expected, but " + found + " is " + relation);
  }

  /** Half of a text must be right at least, whatever the fact allows. */
  private static boolean alike(String expected, Cell cell, int edits) {
    final String wanted = FactText.normal(expected).strip();
    final String given = FactText.normal(cell.text()).strip();
    final int allowed = Math.min(edits, wanted.length() / 2);
    return wanted.equals(given)
        || (allowed > 0 && new LevenshteinDistance(allowed).apply(wanted, given) >= 0);
  }

  private Optional<String> formula(Fact.Formula fact) {
    final String wanted = LatexText.normal(fact.latex());
    final List<String> formulas = new ArrayList<>(page.formulas());
    formulas.addAll(LatexText.formulas(page.text()));
    return formulas.stream().anyMatch(formula -> LatexText.normal(formula).equals(wanted))
        ? Optional.empty()
        : Optional.of(
            "none of "
                + formulas.size()
                + " formulas is written as "
                + quoted(fact.latex())
                + "; formulas are compared as LaTeX, not as they look");
  }

  private static String within(int edits) {
    return edits == 0 ? "" : " within " + edits + " edits";
  }

  private static String quoted(String text) {
    return '"' + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text) + '"';
  }
}
