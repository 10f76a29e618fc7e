package org.colophon.pipeline.digitize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.parquet.Table;
import org.colophon.datasets.truth.TruthException;
import org.colophon.datasets.truth.TruthFiles;
import org.colophon.datasets.truth.TruthLine;
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

  @Test
  void anImageThatIsALineIsReadAsOneRegion() throws Exception {
    final Path page = Job.SAMPLES.resolve("report-pages/page-1.jpg");
    final TruthLine title = firstLine(Job.SAMPLES.resolve("truth/report-pages/page-1.xml"));
    final Path line = Job.folder("line-image").resolve("line.png");
    final Box box = title.box().orElseThrow().grow(6);
    final BufferedImage pixels = ImageIO.read(page.toFile());
    ImageIO.write(
        pixels.getSubimage(box.left(), box.top(), box.width(), box.height()), "png", line.toFile());
    final PublishedDocument document =
        PublishedDocument.named(
            Job.run("line", List.of(line), "--as=line", "--to=txt,parquet"), "line");
    assertEquals(Set.of("text"), document.column(Table.REGIONS, "kind"));
    assertEquals(Set.of(title.text()), document.column(Table.LINES, "text"));
    assertEquals(Set.of("0"), document.column(Table.REGIONS, "left"));
    assertEquals(Set.of("" + box.width()), document.column(Table.REGIONS, "right"));
  }

  private static TruthLine firstLine(Path truth) throws TruthException {
    return TruthFiles.read(truth).pages().get(0).regions().stream()
        .flatMap(region -> region.lines().stream())
        .findFirst()
        .orElseThrow();
  }

  private static PublishedDocument report(String name, String... options) throws IOException {
    return PublishedDocument.named(Job.run(name, List.of(REPORT), options), "report");
  }
}
