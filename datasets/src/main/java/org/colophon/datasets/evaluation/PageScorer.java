package org.colophon.datasets.evaluation;

/**
 * Scores one side of a page: its text, its tables, its layout. What is not in the truth is passed
 * over.
 */
interface PageScorer {
  void score(PageCase page, ScoreSheet sheet);
}
