/** Measures readings against ground truth. */
package org.colophon.datasets.metrics;
