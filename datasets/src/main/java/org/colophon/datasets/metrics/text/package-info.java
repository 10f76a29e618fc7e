/** Metrics of text: error rates, order-free accuracy, reading order, text invented and lost. */
package org.colophon.datasets.metrics.text;
