package org.colophon.runners.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.colophon.datasets.schema.proto.Doubt;
import org.colophon.datasets.schema.proto.Failure;
import org.colophon.datasets.schema.proto.KindCount;
import org.colophon.datasets.schema.proto.Provenance;
import org.colophon.datasets.schema.proto.RunSummary;
import org.colophon.transforms.summary.CloseRun;

/** The summary of a run as a person reads it. */
final class SummaryReport {
  private static final int SHOWN_DOUBTS = 5;
  private static final int SHOWN_FAILURES = 50;

  private final RunSummary summary;
  private final Path output;

  SummaryReport(RunSummary summary, Path output) {
    this.summary = summary;
    this.output = output;
  }

  /** Reads what the run left. */
  static RunSummary read(Path output) throws IOException {
    try (InputStream in =
        Files.newInputStream(output.resolve("work").resolve(CloseRun.SUMMARY_FILE))) {
      return RunSummary.parseFrom(in);
    }
  }

  void print(PrintWriter out, double wallSeconds, double cpuSeconds) {
    final long pages = summary.getPagesDone() + summary.getPagesFailed();
    if (summary.getSourcesKnown() + summary.getSourcesWaiting() > 0) {
      line(out, "Sources", sources());
    }
    line(
        out,
        "Documents",
        summary.getDocumentsComplete()
            + " complete"
            + (summary.getDocumentsReused() > 0
                ? " (" + summary.getDocumentsReused() + " kept from an earlier run)"
                : "")
            + ", "
            + summary.getDocumentsPartial()
            + " partial, "
            + summary.getDocumentsFailed()
            + " failed");
    line(out, "Pages", summary.getPagesDone() + " done, " + summary.getPagesFailed() + " failed");
    line(out, "Regions", regions(summary.getRegionsList()));
    RedoneText.print(out, summary);
    line(
        out,
        "Words",
        summary.getWords() == 0
            ? "none"
            : String.format(
                Locale.ROOT,
                "%d, mean confidence %.3f",
                summary.getWords(),
                summary.getConfidenceSum() / summary.getWords()));
    line(
        out,
        "Models",
        summary.getModelsList().stream()
            .map(SummaryReport::model)
            .distinct()
            .collect(Collectors.joining(", ")));
    SpendingText.print(out, summary);
    line(
        out,
        "Time",
        String.format(
            Locale.ROOT,
            "%.1f s wall, %.1f s CPU%s",
            wallSeconds,
            cpuSeconds,
            pages > 0 ? String.format(Locale.ROOT, " (%.2f s a page)", cpuSeconds / pages) : ""));
    doubts(out, "Least certain pages, to review first:", summary.getDoubtfulPagesList());
    doubts(out, "Least certain regions:", summary.getDoubtfulRegionsList());
    failures(out);
    line(out, "Output", output.resolve("documents").toString());
    out.flush();
  }

  /** Of an ingestion: what it passed over. */
  private String sources() {
    final long waiting = summary.getSourcesWaiting();
    return summary.getSourcesKnown()
        + " known and unchanged"
        + (waiting == 0
            ? ""
            : ", "
                + waiting
                + " not taken yet: still changing or not marked ("
                + String.join(", ", summary.getWaitingList())
                + (waiting > summary.getWaitingCount() ? " ..." : "")
                + ")");
  }

  static void line(PrintWriter out, String name, String text) {
    out.printf(Locale.ROOT, "%-10s %s%n", name, text.isEmpty() ? "none" : text);
  }

  /** Counts by kind, the most in front. */
  static String regions(List<KindCount> counts) {
    return counts.stream()
        .sorted((a, b) -> Long.compare(b.getCount(), a.getCount()))
        .map(
            (KindCount count) ->
                count.getCount()
                    + " "
                    + count
                        .getKind()
                        .name()
                        .substring("REGION_KIND_".length())
                        .toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static String model(Provenance model) {
    final String digest = model.getModelDigest();
    return model.getSpecialist()
        + " "
        + model.getVersion()
        + (digest.isEmpty() ? "" : " (" + digest.substring(0, Math.min(12, digest.length())) + ")");
  }

  private static void doubts(PrintWriter out, String title, List<Doubt> doubts) {
    if (doubts.isEmpty()) {
      return;
    }
    out.println(title);
    for (final Doubt doubt : doubts.subList(0, Math.min(SHOWN_DOUBTS, doubts.size()))) {
      out.printf(
          Locale.ROOT, "  %.2f  %s  %s%n", doubt.getConfidence(), doubt.getId(), doubt.getText());
    }
  }

  private void failures(PrintWriter out) {
    if (summary.getFailureCount() == 0) {
      return;
    }
    out.println("Failures, " + summary.getFailureCount() + " in all:");
    for (final Failure failure :
        summary
            .getFailuresList()
            .subList(0, Math.min(SHOWN_FAILURES, summary.getFailuresCount()))) {
      out.printf("  %s [%s]; %s%n", failure.getMessage(), failure.getCause(), failure.getCure());
    }
    if (summary.getFailureCount() > SHOWN_FAILURES) {
      out.println("  and more; all are in the failures of " + output.resolve("dataset"));
    }
  }
}
