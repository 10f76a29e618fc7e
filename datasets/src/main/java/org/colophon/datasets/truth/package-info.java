/** Finds ground truth for tests and evaluation. */
package org.colophon.datasets.truth;
