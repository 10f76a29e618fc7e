package org.colophon.datasets.truth.facts;

import java.util.List;
import org.colophon.datasets.model.Cell;

/**
 * What was found on a page, for {@link FactChecker}.
 *
 * @param text all of it in reading order; Markdown or plain
 * @param tables the cells of each table
 * @param formulas LaTeX without delimiters; those that stand between delimiters in the text need
 *     not be here
 */
public record FactPage(String text, List<List<Cell>> tables, List<String> formulas) {
  public FactPage {
    tables = tables.stream().map(List::copyOf).toList();
    formulas = List.copyOf(formulas);
  }
}
