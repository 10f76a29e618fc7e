package org.colophon.datasets.renditions.page;

import java.util.List;
import org.colophon.datasets.model.Document;

/** Names the file that a page came from. */
final class SourceFile {
  private SourceFile() {}

  /** The file's own name, without the folders above it: those differ between machines. */
  static String name(Document document, int pageNumber) {
    final List<String> members = document.members();
    if (members.size() == document.pageCount() && pageNumber <= members.size()) {
      return last(members.get(pageNumber - 1));
    }
    return document.sources().isEmpty() ? document.name() : last(document.sources().get(0).uri());
  }

  private static String last(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
