package org.colophon.datasets.slices;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import org.colophon.datasets.schema.proto.SourceRef;
import org.colophon.datasets.store.KeySet;
import org.colophon.datasets.store.Locations;
import org.colophon.datasets.store.Sha256;

/** A source as it was listed, in 64 bits: its name, its files, and their sizes and times. */
final class SourceKey {
  private SourceKey() {}

  static long of(SourceRef source) {
    final MessageDigest digest = Sha256.digest();
    digest.update(source.toByteArray());
    if (source.getMembersCount() == 0) {
      digest.update(state(source.getUri()));
    } else {
      source.getMembersList().forEach(member -> digest.update(state(member)));
    }
    return KeySet.key(digest.digest());
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
