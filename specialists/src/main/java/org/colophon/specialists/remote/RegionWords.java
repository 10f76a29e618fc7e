package org.colophon.specialists.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.RegionTask;

/** What a prompt says about a region in words. */
final class RegionWords {
  /** Enough to know what a page is about, and no more than is needed of it. */
  private static final int MAX_CONTEXT = 1_000;

  private static final int MAX_SEEN = 8_000;

  private RegionWords() {}

  /**
   * What goes into the places of a template.
   *
   * @param context whether words of the page may be told
   */
  static Map<String, String> places(RegionTask task, boolean context) {
    return Map.of(
        "kind", task.kind().word(),
        "language", task.language().isEmpty() ? "unknown" : task.language(),
        "context", context ? context(task) : "");
  }

  private static String context(RegionTask task) {
    final List<String> said = new ArrayList<>();
    add(said, "Caption", task.caption(), MAX_CONTEXT);
    final String before = task.textBefore();
    add(
        said,
        "Text before it",
        before.substring(Math.max(0, before.length() - MAX_CONTEXT)),
        MAX_CONTEXT);
    add(said, "Text after it", task.textAfter(), MAX_CONTEXT);
    add(
        said,
        "Another reader, which errs, has seen these words in it",
        task.lines().stream().map(Line::text).collect(Collectors.joining("\n")),
        MAX_SEEN);
    return String.join("\n", said);
  }

  private static void add(List<String> said, String name, String text, int most) {
    if (!text.isBlank()) {
      said.add(name + ": " + text.substring(0, Math.min(most, text.length())).strip());
    }
  }
}
