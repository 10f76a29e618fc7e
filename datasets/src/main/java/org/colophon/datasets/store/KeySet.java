package org.colophon.datasets.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A set of 64-bit keys, for as many of something as a folder may hold: eight to thirty-two bytes
 * each. The keys must be digests, of which any bits will do to place them. For several threads.
 */
public final class KeySet {
  /**
   * Open addressing with linear probing (Knuth, The Art of Computer Programming 3, 6.4); 0 is free.
   */
  private long[] slots = new long[1 << 10];

  private int size;
  private boolean hasZero;

  /** A key for a text: the first 64 bits of its SHA-256. */
  public static long key(String text) {
    return key(Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** A key from the first 64 bits of a digest. */
  public static long key(byte[] digest) {
    return ByteBuffer.wrap(digest).getLong();
  }

  /** Adds a key; whether it is new. */
  public synchronized boolean add(long key) {
    if (key == 0) {
      final boolean added = !hasZero;
      hasZero = true;
      return added;
    }
    if (size * 2 >= slots.length) {
      grow();
    }
    final int slot = slot(key);
    if (slots[slot] == key) {
      return false;
    }
    slots[slot] = key;
    size++;
    return true;
  }

  public synchronized boolean contains(long key) {
    return key == 0 ? hasZero : slots[slot(key)] == key;
  }

  private void grow() {
    final long[] keys = slots;
    slots = new long[keys.length * 2];
    Arrays.stream(keys).filter(key -> key != 0).forEach(key -> slots[slot(key)] = key);
  }

  /** Where the key is, or would be put. */
  private int slot(long key) {
    int slot = (int) key & (slots.length - 1);
    while (slots[slot] != 0 && slots[slot] != key) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }
}
