package org.colophon.runners.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.colophon.datasets.schema.proto.KindCount;
import org.colophon.datasets.schema.proto.RedoReason;
import org.colophon.datasets.schema.proto.Redone;
import org.colophon.datasets.schema.proto.RegionKind;
import org.colophon.datasets.schema.proto.RunSummary;
import org.junit.jupiter.api.Test;

class RedoneTextTest {
  @Test
  void saysWhyAndWhatWasKept() {
    final Redone.Builder redone =
        Redone.newBuilder()
            .setDocuments(3)
            .addReasons(RedoReason.newBuilder().setReason("the languages changed").setDocuments(3))
            .setPages(50)
            .setPagesKept(41)
            .addRegions(KindCount.newBuilder().setKind(RegionKind.REGION_KIND_TABLE).setCount(12));
    assertEquals(
        """
        Redone     3 documents: the languages changed
                   41 of 50 pages kept their first pass, regions read again on them: 12 table
        """,
        text(RunSummary.newBuilder().setRedone(redone)));
    redone
        .clearRegions()
        .addReasons(RedoReason.newBuilder().setReason("a rendition was added").setDocuments(1));
    assertEquals(
        """
        Renamed    1 document found under other names, which were added
        Redone     3 documents: the languages changed (3); a rendition was added (1)
                   41 of 50 pages kept their first pass, regions read again on them: none
        """,
        text(RunSummary.newBuilder().setRedone(redone).setDocumentsRenamed(1)));
  }

  @Test
  void saysNothingWhereNothingWasDoneAgain() {
    assertEquals("", text(RunSummary.newBuilder()));
  }

  private static String text(RunSummary.Builder summary) {
    final StringWriter text = new StringWriter();
    final PrintWriter out = new PrintWriter(text);
    RedoneText.print(out, summary.build());
    out.flush();
    return text.toString().replace(System.lineSeparator(), "\n");
  }
}
