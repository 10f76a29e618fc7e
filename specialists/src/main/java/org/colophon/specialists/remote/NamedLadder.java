package org.colophon.specialists.remote;

import org.colophon.specialists.route.Ladder;

/**
 * A ladder that can be chosen by name.
 *
 * @param name a word or two, unlike those of the other choices
 * @param about what it is good for, in plain words
 */
record NamedLadder(String name, String about, Ladder ladder) {}
