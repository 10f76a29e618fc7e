/** Scores readings against ground truth, keeps the scores as tables, and reports them. */
package org.colophon.datasets.evaluation;
