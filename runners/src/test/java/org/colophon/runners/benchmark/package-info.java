/**
 * The benchmark behind {@code runners/benchmark/run}: Colophon beside the tools people use, on the
 * same pages, with the same cores and the same Tesseract model. Not shipped.
 */
package org.colophon.runners.benchmark;
