package org.colophon.pipeline.digitize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.colophon.datasets.parquet.Table;
import org.junit.jupiter.api.Test;

/** What the options choose: pages, renditions, where the text comes from. */
class ChoicesTest {
  private static final Path REPORT = Job.SAMPLES.resolve("report.pdf");

  @Test
  void pagesAndRenditionsAreThoseAskedFor() throws IOException {
    final PublishedDocument document = report("chosen", "--pages=2", "--to=txt,alto,parquet");
    assertEquals(Set.of("2"), document.column(Table.PAGES, "page"));
    final Set<String> files = document.digests().keySet();
    assertTrue(files.contains("document.txt"));
    assertTrue(files.stream().anyMatch(file -> file.matches("alto/.*_p00002\\.xml")), "" + files);
    assertFalse(files.stream().anyMatch(file -> file.contains("_p00001")), "" + files);
    assertFalse(files.stream().anyMatch(file -> file.matches(".*\\.(md|tex|pdf|hocr|csv)")));
    assertFalse(document.text("document.txt").contains("The harbour and its gauge"));
  }

  @Test
  void onlyTheTextLayerIsNeverReadFromInk() throws IOException {
    final PublishedDocument document = report("only", "--textLayer=only", "--to=txt,parquet");
    assertEquals(Set.of("text_layer"), document.column(Table.PAGES, "origin"));
    assertFalse(document.column(Table.REGIONS, "specialist").contains("tesseract"));
  }

  @Test
  void anIgnoredTextLayerIsReadFromInk() throws IOException {
    final PublishedDocument document =
        report("ignored", "--textLayer=ignore", "--pages=2", "--to=txt,parquet");
    assertEquals(Set.of("ocr"), document.column(Table.PAGES, "origin"));
    assertTrue(document.column(Table.REGIONS, "specialist").contains("tesseract"));
    assertTrue(document.text("document.txt").contains("Yearly means at the harbour"));
  }

  private static PublishedDocument report(String name, String... options) throws IOException {
    return PublishedDocument.named(Job.run(name, List.of(REPORT), options), "report");
  }
}
