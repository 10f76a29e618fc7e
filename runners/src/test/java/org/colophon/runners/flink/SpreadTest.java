package org.colophon.runners.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.colophon.pipeline.digitize.Digitize;
import org.colophon.pipeline.digitize.DigitizeOptions;
import org.colophon.pipeline.digitize.DigitizePlan;
import org.colophon.runners.launch.JobCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A single document keeps all slots busy, and the job's numbers can be read from outside. */
class SpreadTest {
  private static final int PAGES = 64;
  private static final int SLOTS = 2;

  @TempDir Path folder;

  @Test
  void oneDocumentSpreadsOverTheSlots() throws Exception {
    final Path book = folder.resolve("book.pdf");
    write(book);
    final String output = folder.resolve("out").toString();
    final DigitizeOptions options = PipelineOptionsFactory.as(DigitizeOptions.class);
    options.setInput(new ArrayList<>(List.of(book.toString())));
    options.setOutput(output);
    options.setTo("txt");
    options.setTextLayer("only");
    options.setIsolation("none");
    final FlinkChoice choice =
        new FlinkChoice(
            Optional.empty(), SLOTS, 0, false, List.of(book.toString(), output), false, List.of());
    try (FlinkLaunch launch = FlinkLaunch.of(choice, 0)) {
      launch.applyTo(options);
      final DigitizePlan plan = DigitizePlan.of(options);
      assertEquals(SLOTS, plan.settings().workers());
      final FlinkJob job = launch.start(options, () -> Digitize.run(options, plan));
      job.await();
      assertEquals(new JobCounts(PAGES, PAGES, 0, 0, 0, 1), job.counts());
      final List<Long> chunks = chunks(new FlinkRest(job.master()), job);
      assertEquals(SLOTS, chunks.size());
      final long all = chunks.stream().mapToLong(Long::longValue).sum();
      for (final long part : chunks) {
        assertTrue(part * SLOTS * 2 >= all, "chunks of the slots: " + chunks);
      }
    }
  }

  /** Chunks of pages that each slot took from the shuffle. */
  private static List<Long> chunks(FlinkRest rest, FlinkJob job) throws IOException {
    final String path = "/jobs/" + job.id();
    final JsonNode reading =
        StreamSupport.stream(rest.get(path).path("vertices").spliterator(), false)
            .filter(task -> task.path("name").asText().contains("Read pages/Read)"))
            .findFirst()
            .orElseThrow();
    return StreamSupport.stream(
            rest.get(path + "/vertices/" + reading.path("id").asText())
                .path("subtasks")
                .spliterator(),
            false)
        .map(subtask -> subtask.path("metrics").path("read-records").asLong())
        .toList();
  }

  private static void write(Path file) throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      for (int number = 1; number <= PAGES; number++) {
        final PDPage page = new PDPage();
        pdf.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
          content.beginText();
          content.setFont(new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN), 12);
          content.newLineAtOffset(72, 700);
          content.showText("Page " + number + " of the harbour book");
          content.endText();
        }
      }
      pdf.save(file.toFile());
    }
  }
}
