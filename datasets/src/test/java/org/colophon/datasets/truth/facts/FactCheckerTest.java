package org.colophon.datasets.truth.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.truth.Fact;
import org.junit.jupiter.api.Test;

class FactCheckerTest {
  private static final Box BOX = new Box(0, 0, 0, 0);

  private static FactResult check(Fact fact, String text) {
    return new FactChecker(new FactPage(text, List.of(), List.of())).check(fact);
  }

  private static Fact present(String text, int edits) {
    return new Fact.Passage("p", true, text, true, edits, 0, 0);
  }

  @Test
  void textIsComparedNormalised() {
    final String page = "The **keeper’s** log —\n  of _Zwo\u0308lf_ days<br/>ends";
    assertTrue(check(present("keeper's log - of Zwölf days ends", 0), page).passed());
    final FactResult result = check(present("Keeper's", 0), page);
    assertEquals(FactResult.Verdict.FAILED, result.verdict());
    assertEquals("\"Keeper's\" is not there", result.reason());
    assertTrue(check(new Fact.Passage("p", true, "KEEPER'S", false, 0, 0, 0), page).passed());
  }

  @Test
  void editsAreAllowedAndCounted() {
    assertTrue(check(present("harbour wall", 2), "the harb0ur wal of").passed());
    assertFalse(check(present("harbour wall", 1), "the harb0ur wal of").passed());
    assertFalse(check(present("harbour", 0), "").passed());
  }

  @Test
  void absenceMayBeOfAnEndOnly() {
    final String page = "1 Introduction and all the rest of the page 17";
    assertFalse(check(new Fact.Passage("a", false, "17", true, 0, 0, 0), page).passed());
    assertTrue(check(new Fact.Passage("a", false, "17", true, 0, 20, 0), page).passed());
    assertTrue(check(new Fact.Passage("a", false, "1 I", true, 0, 0, 10), page).passed());
    assertFalse(check(new Fact.Passage("a", false, "17", true, 0, 5, 5), page).passed());
    assertTrue(check(new Fact.Passage("a", false, "not here", true, 0, 0, 0), "").passed());
  }

  @Test
  void orderNeedsOneGoodPlace() {
    assertTrue(check(new Fact.Order("o", "alpha", "beta", 0), "beta alpha beta").passed());
    assertFalse(check(new Fact.Order("o", "alpha", "beta", 0), "beta alpha").passed());
    assertTrue(check(new Fact.Order("o", "alpha", "beta", 1), "alpa, bota").passed());
    assertEquals(
        "\"gamma\" is not there",
        check(new Fact.Order("o", "alpha", "gamma", 0), "alpha").reason());
  }

  @Test
  void searchFindsWhatComparingEverythingFinds() {
    final Random random = new Random(1980);
    final LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    for (int i = 0; i < 300; i++) {
      final String pattern = letters(random, 1 + random.nextInt(6));
      final String text = letters(random, random.nextInt(20));
      int best = pattern.length();
      for (int from = 0; from <= text.length(); from++) {
        for (int to = from; to <= text.length(); to++) {
          best = Math.min(best, distance.apply(pattern, text.substring(from, to)));
        }
      }
      for (int edits = 0; edits < pattern.length(); edits++) {
        final List<FuzzySearch.Match> found = FuzzySearch.find(pattern, text, edits);
        assertEquals(best <= edits, !found.isEmpty(), pattern + " in " + text);
        for (final FuzzySearch.Match m : found) {
          assertEquals(m.edits(), distance.apply(pattern, text.substring(m.start(), m.end())));
        }
      }
    }
  }

  private static String letters(Random random, int length) {
    final StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) ('a' + random.nextInt(3)));
    }
    return text.toString();
  }

  private static Cell cell(int row, int column, int columnSpan, boolean header, String text) {
    final Line line =
        new Line(
            "", BOX, new Baseline(0, 0, 0, 0), List.of(new Word("", text, BOX, 1, Style.PLAIN)));
    return new Cell(row, column, 1, columnSpan, header, BOX, List.of(line), 1);
  }

  @Test
  void tableCellsHaveNeighboursAndHeadings() {
    final List<Cell> table =
        List.of(
            cell(0, 0, 1, true, "Method"),
            cell(0, 1, 2, true, "Score"),
            cell(1, 0, 1, false, "ReACT"),
            cell(1, 1, 1, false, "0.87"),
            cell(1, 2, 1, false, "0.44"),
            cell(2, 0, 1, false, "Plan"),
            cell(2, 1, 1, false, "0.12"),
            cell(2, 2, 1, false, "0.87"));
    final FactChecker checker =
        new FactChecker(new FactPage("", List.of(List.of(), table), List.of()));
    assertTrue(
        checker
            .check(new Fact.TableCell("t", "0.87", "", "", "", "0.44", "Score", "ReACT", 0))
            .passed());
    assertTrue(
        checker
            .check(new Fact.TableCell("t", "0.87", "0.44", "", "0.12", "", "", "Plan", 0))
            .passed());
    assertTrue(
        checker
            .check(new Fact.TableCell("t", "Score", "", "0.44", "Method", "", "", "", 0))
            .passed());
    assertTrue(
        checker.check(new Fact.TableCell("t", "0.12", "", "", "", "", "Scores", "", 1)).passed());
    final FactResult wrong =
        checker.check(new Fact.TableCell("t", "0.12", "", "", "", "", "Method", "", 0));
    assertEquals(
        "\"Method\" is expected, but \"Score\" is as the heading above \"0.12\"", wrong.reason());
    assertFalse(checker.check(new Fact.TableCell("t", "9", "", "", "", "", "", "", 5)).passed());
    assertEquals(
        "the page has no table",
        check(new Fact.TableCell("t", "9", "", "", "", "", "", "", 0), "9").reason());
  }

  @Test
  void formulasAreComparedAsLatex() {
    final Fact fact = new Fact.Formula("m", "\\frac{a}{b} \\leq x^{2}, \\quad y \\in S");
    assertTrue(check(fact, "so $$\\dfrac a b \\le x^2,\\ y\\in S.\\tag{3}$$ holds").passed());
    assertTrue(
        new FactChecker(
                new FactPage("", List.of(), List.of("\\left. \\frac{a}{b} \\leq x^{2}, y \\in S")))
            .check(new Fact.Formula("m", "\\left.\\frac{a}{b}\\leq x^2,y\\in S"))
            .passed());
    final FactResult other = check(fact, "\\(x^2\\) and \\[\\inS\\]");
    assertFalse(other.passed());
    assertTrue(other.reason().contains("none of 2 formulas"), other.reason());
  }

  @Test
  void garbageIsFound() {
    final Fact baseline = new Fact.Baseline("b", 30, true);
    assertTrue(check(baseline, "A page of text.").passed());
    assertFalse(check(baseline, " .-\n").passed());
    assertFalse(check(baseline, "A page" + "ab ".repeat(40)).passed());
    assertFalse(check(baseline, "A page 漢").passed());
    assertFalse(check(baseline, "A page 😀").passed());
    assertTrue(check(new Fact.Baseline("b", 30, false), "A page 漢").passed());
  }

  @Test
  void whatCannotBeCheckedIsNeitherRightNorWrong() {
    final FactResult result = check(new Fact.Unsupported("f", "format"), "text");
    assertEquals(FactResult.Verdict.NOT_CHECKED, result.verdict());
    assertTrue(result.reason().contains("format"));
  }
}
