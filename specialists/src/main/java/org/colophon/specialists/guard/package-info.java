/**
 * Guards: what a reading must pass before it is believed. They hold it against the ink of its
 * region and against the words that an independent reader saw there.
 */
package org.colophon.specialists.guard;
