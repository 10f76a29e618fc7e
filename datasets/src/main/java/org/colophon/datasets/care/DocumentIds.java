package org.colophon.datasets.care;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A set of document ids, eight bytes each: the 16 hex digits of an id are its number. For several
 * threads.
 */
final class DocumentIds {
  private static final Pattern FORM = Pattern.compile("d[0-9a-f]{16}");

  /**
   * Open addressing with linear probing (Knuth, The Art of Computer Programming 3, 6.4); 0 is free.
   */
  private long[] slots = new long[1 << 10];

  private int size;
  private boolean hasZero;

  /** The number of an id, if it is one. */
  static OptionalLong number(String id) {
    return FORM.matcher(id).matches()
        ? OptionalLong.of(Long.parseUnsignedLong(id.substring(1), 16))
        : OptionalLong.empty();
  }

  /** Adds an id; whether it is new. */
  synchronized boolean add(long id) {
    if (id == 0) {
      final boolean added = !hasZero;
      hasZero = true;
      return added;
    }
    if (size * 2 >= slots.length) {
      grow();
    }
    final int slot = slot(id);
    if (slots[slot] == id) {
      return false;
    }
    slots[slot] = id;
    size++;
    return true;
  }

  synchronized boolean contains(long id) {
    return id == 0 ? hasZero : slots[slot(id)] == id;
  }

  private void grow() {
    final long[] ids = slots;
    slots = new long[ids.length * 2];
    Arrays.stream(ids).filter(id -> id != 0).forEach(id -> slots[slot(id)] = id);
  }

  /** Where the id is, or would be put. Ids are digests, so their low bits need no mixing. */
  private int slot(long id) {
    int slot = (int) id & (slots.length - 1);
    while (slots[slot] != 0 && slots[slot] != id) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }
}
