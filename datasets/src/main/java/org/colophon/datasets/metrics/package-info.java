/**
 * Measures readings against ground truth. Every metric is a pure function of plain data whose
 * result can be summed, so that a micro average is one division and a macro average the mean of
 * values.
 */
package org.colophon.datasets.metrics;
