package org.colophon.datasets.care;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Document ids as 64-bit keys: the 16 hex digits of an id are its number. */
final class DocumentIds {
  private static final Pattern FORM = Pattern.compile("d([0-9a-f]{16})(?:-.*)?");

  private DocumentIds() {}

  /** The number of an id, or of that with which a document's folder begins, if it is one. */
  static OptionalLong number(String idOrFolder) {
    final Matcher matcher = FORM.matcher(idOrFolder);
    return matcher.matches()
        ? OptionalLong.of(Long.parseUnsignedLong(matcher.group(1), 16))
        : OptionalLong.empty();
  }

  static OptionalLong of(Path folder) {
    return number(folder.getFileName().toString());
  }
}
