package org.colophon.runners.cli;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import org.colophon.datasets.schema.proto.Redone;
import org.colophon.datasets.schema.proto.RunSummary;

/** What a run did again on documents of which there was an edition already, and why. */
final class RedoneText {
  private RedoneText() {}

  /** Nothing where nothing was done again. */
  static void print(PrintWriter out, RunSummary summary) {
    if (summary.getDocumentsRenamed() > 0) {
      SummaryReport.line(
          out,
          "Renamed",
          documents(summary.getDocumentsRenamed()) + " found under other names, which were added");
    }
    final Redone redone = summary.getRedone();
    if (redone.getDocuments() == 0) {
      return;
    }
    final boolean several = redone.getReasonsCount() > 1;
    SummaryReport.line(
        out,
        "Redone",
        documents(redone.getDocuments())
            + ": "
            + redone.getReasonsList().stream()
                .map(
                    reason ->
                        reason.getReason() + (several ? " (" + reason.getDocuments() + ")" : ""))
                .collect(Collectors.joining("; ")));
    SummaryReport.line(
        out,
        "",
        redone.getPagesKept()
            + " of "
            + redone.getPages()
            + " pages kept their first pass, regions read again on them: "
            + (redone.getRegionsCount() == 0
                ? "none"
                : SummaryReport.regions(redone.getRegionsList())));
  }

  private static String documents(long count) {
    return count == 1 ? "1 document" : count + " documents";
  }
}
