package org.colophon.runners.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A way to do the pages of a set.
 *
 * @param name by which it is chosen
 * @param about what it does, for the report
 * @param kinds of sets that it can do
 * @param meter where what is measured is not what the whole process took
 */
record Contender(
    String name, String about, Set<PageSet.Kind> kinds, Work work, Texts texts, Meter meter) {
  /** The command for a set. */
  interface Work {
    List<String> command(PageSet set, Path output) throws IOException;
  }

  /** The text that it wrote, page by page in the order of the set. */
  interface Texts {
    List<String> read(PageSet set, Path output) throws IOException;
  }

  /** What counts of what the process took. */
  interface Meter {
    Usage read(Usage process, Path output) throws IOException;

    Meter WHOLE_PROCESS = (process, output) -> process;
  }

  boolean does(PageSet set) {
    return kinds.contains(set.kind());
  }

  /**
   * Runs it once.
   *
   * @param output folder, there and empty
   * @param stem of its log
   * @throws IOException if it fails
   */
  Usage run(PageSet set, Path output, Path stem, Map<String, String> environment)
      throws IOException, InterruptedException {
    final Usage process = MeasuredProcess.run(stem, work.command(set, output), environment);
    return meter.read(process, output);
  }
}
