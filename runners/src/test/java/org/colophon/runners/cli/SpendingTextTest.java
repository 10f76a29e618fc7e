package org.colophon.runners.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.colophon.datasets.schema.proto.DocumentSpending;
import org.colophon.datasets.schema.proto.RunSummary;
import org.colophon.datasets.schema.proto.Spending;
import org.colophon.transforms.summary.Summaries;
import org.junit.jupiter.api.Test;

class SpendingTextTest {
  private static final Spending WORDS =
      Spending.newBuilder()
          .setSpecialist("ppocr-v4")
          .setKind("text")
          .setReadings(2)
          .setCpuSeconds(1.5)
          .setWallSeconds(1.75)
          .build();
  private static final Spending TABLES =
      Spending.newBuilder()
          .setSpecialist("big-model")
          .setKind("table")
          .setReadings(1)
          .setCpuSeconds(0.01)
          .setWallSeconds(9)
          .setInputTokens(900)
          .setOutputTokens(100)
          .setMoney(0.25)
          .build();

  private static RunSummary summary(String id, double cpu, Spending... spending) {
    return RunSummary.newBuilder()
        .addAllSpending(List.of(spending))
        .addDearest(
            DocumentSpending.newBuilder()
                .setDocumentId(id)
                .setName(id + ".pdf")
                .setCpuSeconds(cpu)
                .addAllSpending(List.of(spending)))
        .build();
  }

  @Test
  void addsUpBySpecialistKindAndDocumentWithTheDearestInFront() {
    assertEquals(
        """
        Readings, by specialist and kind:
          1 table by big-model, 0.0 s CPU, 9.0 s on the clock, 1000 tokens, 0.2500 money
          4 text by ppocr-v4, 3.0 s CPU, 3.5 s on the clock
        Dearest documents, all work on them and their dearest readings:
          d2.pdf (d2): 3.0 s CPU; 1 table by big-model, 0.0 s CPU, 9.0 s on the clock, 1000 tokens, 0.2500 money; 2 text by ppocr-v4, 1.5 s CPU, 1.8 s on the clock
          d3.pdf (d3): 20.0 s CPU
          d1.pdf (d1): 10.0 s CPU; 2 text by ppocr-v4, 1.5 s CPU, 1.8 s on the clock
        """,
        text(
            Summaries.merge(
                List.of(
                    summary("d1", 10, WORDS),
                    summary("d2", 3, WORDS, TABLES),
                    summary("d3", 20),
                    summary("d4", 5)))));
  }

  @Test
  void ofOneDocumentTheSumsAreAllThereIsToTell() {
    assertEquals(
        """
        Readings, by specialist and kind:
          2 text by ppocr-v4, 1.5 s CPU, 1.8 s on the clock
        """,
        text(summary("d1", 10, WORDS)));
    assertEquals("", text(summary("d1", 10)));
  }

  private static String text(RunSummary summary) {
    final StringWriter text = new StringWriter();
    final PrintWriter out = new PrintWriter(text);
    SpendingText.print(out, summary);
    out.flush();
    return text.toString().replace(System.lineSeparator(), "\n");
  }
}
