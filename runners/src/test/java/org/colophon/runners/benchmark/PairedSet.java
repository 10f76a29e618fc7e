package org.colophon.runners.benchmark;

/**
 * A set and the smallest part of it that can be run.
 *
 * @param whole at least two pages
 * @param first one document of it, or one page, from which the start-up is told
 */
record PairedSet(PageSet whole, PageSet first) {}
