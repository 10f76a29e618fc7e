package org.colophon.datasets.slices;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.Arrays;
import org.colophon.datasets.schema.proto.SourceRef;
import org.colophon.datasets.store.Locations;
import org.colophon.datasets.store.Sha256;

/**
 * A set of sources as they were listed, eight bytes each: name, files, and their sizes and times.
 * Two that differ have the same key with a probability of one in 2^64.
 */
final class SourceKeys {
  private long[] keys = new long[1 << 10];
  private int size;
  private boolean sorted = true;

  /** The key of a source, with what its files are now. */
  static long key(SourceRef source) {
    final MessageDigest digest = Sha256.digest();
    digest.update(source.toByteArray());
    if (source.getMembersCount() == 0) {
      digest.update(state(source.getUri()));
    } else {
      source.getMembersList().forEach(member -> digest.update(state(member)));
    }
    return ByteBuffer.wrap(digest.digest()).getLong();
  }

  void add(long key) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size * 2);
    }
    keys[size++] = key;
    sorted = false;
  }

  boolean contains(long key) {
    if (!sorted) {
      Arrays.sort(keys, 0, size);
      sorted = true;
    }
    return Arrays.binarySearch(keys, 0, size, key) >= 0;
  }

  int size() {
    return size;
  }

  /** Size and time of a file; zeros where it is not there, which opening it will say. */
  private static byte[] state(String file) {
    final ByteBuffer state = ByteBuffer.allocate(2 * Long.BYTES);
    try {
      final Path path = Locations.path(file);
      final BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      state.putLong(now.size()).putLong(now.lastModifiedTime().toMillis());
    } catch (IOException absent) {
      return state.array();
    }
    return state.array();
  }
}
