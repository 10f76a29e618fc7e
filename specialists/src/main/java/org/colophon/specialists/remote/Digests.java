package org.colophon.specialists.remote;

import java.util.regex.Pattern;
import org.colophon.specialists.route.Section;

/** Reads the digest of a model that only its operator knows. */
final class Digests {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private Digests() {}

  /** The setting {@code digest}; empty where it is not known. */
  static String of(Section settings) {
    final String digest = settings.text("digest", "");
    if (!digest.isEmpty() && !SHA256.matcher(digest).matches()) {
      settings.fault("digest", "this is no SHA-256", "write its 64 hex digits in lower case");
    }
    return digest;
  }
}
