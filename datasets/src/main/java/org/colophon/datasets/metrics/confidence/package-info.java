/** Metrics of confidence: is it a probability, and does it put the wrong words last. */
package org.colophon.datasets.metrics.confidence;
