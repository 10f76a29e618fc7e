package org.colophon.specialists.guard;

/**
 * Words of a reading that were found to say the same as known words. At most one side has more than
 * one word: where a word was divided.
 *
 * @param read index of the first read word
 * @param readCount 1 to 2
 * @param known index of the first known word
 * @param knownCount 1 to 2
 * @param likeness {@value Likeness#LEAST} to 1
 */
record Match(int read, int readCount, int known, int knownCount, double likeness) {
  boolean isPair() {
    return readCount == 1 && knownCount == 1;
  }
}
