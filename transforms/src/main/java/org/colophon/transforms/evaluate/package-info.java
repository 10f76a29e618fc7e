/** Scores what was read against ground truth, and closes an evaluation with its report. */
package org.colophon.transforms.evaluate;
