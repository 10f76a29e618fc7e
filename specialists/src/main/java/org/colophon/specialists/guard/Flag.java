package org.colophon.specialists.guard;

/**
 * A doubtful word of a reading.
 *
 * @param line index of its line in the content's lines, from 0
 * @param word index of the word in the line, from 0
 * @param reason in plain words
 */
public record Flag(int line, int word, String reason) {}
