package org.colophon.runners.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.colophon.datasets.care.OutputStatus;
import org.colophon.datasets.care.OutputStatus.Documents;
import org.colophon.datasets.care.OutputStatus.FailureGroup;
import org.colophon.datasets.care.OutputStatus.Size;
import org.colophon.datasets.schema.proto.RunSummary;
import org.colophon.datasets.slices.Slices;
import org.colophon.runners.watch.WatchStatus;

/**
 * The status of an output folder as a person or a program reads it.
 *
 * @param output what stands in it
 * @param slices of a backfill in slices; all zero where there was none
 * @param lastRun what the last run did; null where none ended
 * @param watch the job that watches for it, or did; null where there was none
 */
record StatusReport(OutputStatus output, Slices.Counts slices, LastRun lastRun, WatchStatus watch) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * The last run that ended.
   *
   * @param cpuSeconds of its page work and readings
   */
  record LastRun(
      long documentsComplete,
      long documentsReused,
      long documentsPartial,
      long documentsFailed,
      long pagesDone,
      long pagesFailed,
      long words,
      double cpuSeconds) {
    static LastRun of(RunSummary run) {
      return new LastRun(
          run.getDocumentsComplete(),
          run.getDocumentsReused(),
          run.getDocumentsPartial(),
          run.getDocumentsFailed(),
          run.getPagesDone(),
          run.getPagesFailed(),
          run.getWords(),
          run.getCpuSeconds());
    }
  }

  static StatusReport of(Path folder, OutputStatus output) throws IOException {
    return new StatusReport(
        output, Slices.of(folder).counts(), lastRun(folder), WatchStatus.of(folder).orElse(null));
  }

  private static LastRun lastRun(Path folder) throws IOException {
    try {
      return LastRun.of(SummaryReport.read(folder));
    } catch (NoSuchFileException none) {
      return null;
    }
  }

  boolean isAllComplete() {
    final Documents documents = output.documents();
    return documents.partial()
            + documents.failed()
            + documents.unfinished()
            + documents.unreadable()
        == 0;
  }

  void printJson(PrintWriter out) throws IOException {
    out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
    out.flush();
  }

  void print(PrintWriter out) {
    final Documents documents = output.documents();
    line(
        out,
        "Documents",
        "%d complete, %d partial, %d failed, %d unfinished%s",
        documents.complete(),
        documents.partial(),
        documents.failed(),
        documents.unfinished(),
        documents.unreadable() > 0 ? ", " + documents.unreadable() + " unreadable" : "");
    line(
        out,
        "Pages",
        "%d done, %d failed; of unfinished documents %d done, %d waiting for regions",
        output.pages().done(),
        output.pages().failed(),
        output.pages().finished(),
        output.pages().waiting());
    if (output.quarantinedPages() > 0) {
      line(out, "Quarantine", "%d, see colophon retry", output.quarantinedPages());
    }
    if (slices.all() > 0) {
      line(out, "Slices", "%d of %d done, %d failed", slices.done(), slices.all(), slices.failed());
    }
    if (watch != null) {
      line(out, "Watch", "%s; job %s at %s", watch.state(), watch.job(), watch.master());
    }
    if (lastRun != null) {
      line(
          out,
          "Last run",
          "%d documents complete (%d kept), %d partial, %d failed; %d pages done, %d failed",
          lastRun.documentsComplete(),
          lastRun.documentsReused(),
          lastRun.documentsPartial(),
          lastRun.documentsFailed(),
          lastRun.pagesDone(),
          lastRun.pagesFailed());
    }
    line(out, "Renditions", "%s", sizes(output.renditions()));
    line(out, "Dataset", "%s", size(output.dataset()));
    line(out, "Work", "%s", sizes(output.work()));
    failures(out);
    out.flush();
  }

  private void failures(PrintWriter out) {
    for (final FailureGroup group : output.failures()) {
      out.printf(
          Locale.ROOT, "Failures in %s, %s: %d%n", group.stage(), group.cause(), group.count());
      group.examples().forEach(example -> out.println("  " + example));
      if (group.count() > group.examples().size()) {
        out.printf(Locale.ROOT, "  and %d more%n", group.count() - group.examples().size());
      }
    }
  }

  private static void line(PrintWriter out, String name, String format, Object... values) {
    out.printf(Locale.ROOT, "%-10s %s%n", name, String.format(Locale.ROOT, format, values));
  }

  private static String sizes(Map<String, Size> sizes) {
    final Size all = sizes.values().stream().reduce(new Size(0, 0), Size::plus);
    return size(all)
        + (sizes.isEmpty()
            ? ""
            : sizes.entrySet().stream()
                .map(entry -> entry.getKey() + " " + size(entry.getValue()))
                .collect(Collectors.joining("; ", " (", ")")));
  }

  private static String size(Size size) {
    return String.format(Locale.ROOT, "%d files, %s", size.files(), bytes(size.bytes()));
  }

  private static String bytes(long bytes) {
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
        : bytes < 1_000_000_000
            ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
            : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }
}
