package org.colophon.specialists.text;

/**
 * Where a word stands on a page.
 *
 * @param segment index among the page's segments
 * @param line index in the segment
 * @param word index in the line
 */
record Place(int segment, int line, int word) {}
