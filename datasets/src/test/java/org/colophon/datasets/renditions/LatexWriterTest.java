package org.colophon.datasets.renditions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.RegionKind;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles what is written, where pdflatex is installed. */
class LatexWriterTest {
  @TempDir Path folder;

  @Test
  void theReportCompilesAndShowsItsText() throws Exception {
    SampleReport.feed(LatexWriter.create(folder, TestPages.document(4)));
    final String shown = compile();
    for (final String text :
        List.of(
            "On the Flow of Water in Open Channels",
            "finely set, at a cost of $5 & 50% of A_B * C.",
            "Page 3 is missing.",
            "[footer, page 1] — 1 —",
            "Fig. 1. The pump house_1 at #2.",
            "*not measured*",
            "unreadable: no specialist could read it")) {
      assertTrue(shown.contains(text), () -> text + " in\n" + shown);
    }
  }

  @Test
  void everyRegionIsLabelled() throws IOException {
    SampleReport.feed(LatexWriter.create(folder, TestPages.document(4)));
    final String latex = Files.readString(folder.resolve("document.tex"));
    for (final Page page :
        List.of(SampleReport.first(), SampleReport.second(), SampleReport.fourth())) {
      assertTrue(latex.contains("\\hypertarget{" + page.id() + "}"), page.id());
      page.regions().forEach(r -> assertTrue(latex.contains("\\label{" + r.id() + "}"), r.id()));
    }
  }

  @Test
  void asciiShowsAsItIs() throws Exception {
    final List<String> words =
        List.of(
            "a--b",
            "---",
            "``q''",
            ",,d",
            "<<g>>",
            "?`",
            "!`",
            "'s'",
            "\"w\"",
            "{x}",
            "[y]",
            "\\z",
            "#1",
            "$2",
            "%3",
            "&4",
            "_5",
            "^6",
            "~7",
            "|8",
            "*9",
            "@/+=:;.",
            "\\input{x}",
            "50%");
    try (RenditionWriter writer = LatexWriter.create(folder, TestPages.document(1))) {
      writer.page(TestPages.page(1).words(RegionKind.HANDWRITING, 0, words).build());
    }
    final String shown = compile().replace('\n', ' ');
    assertTrue(shown.contains(String.join(" ", words)), shown);
  }

  @Test
  void everyKnownCharacterCompiles() throws Exception {
    final List<String> known = new ArrayList<>();
    try (var in = LatexWriter.class.getResourceAsStream("latex-characters.tsv")) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> Character.toString(Integer.parseInt(line, 0, line.indexOf('\t'), 16)))
          .forEach(character -> known.add("x" + character + "x"));
    }
    final TestPages page = TestPages.page(1).words(RegionKind.HANDWRITING, 0, known);
    page.words(RegionKind.HEADING, 1, known.subList(0, 400));
    page.words(RegionKind.CAPTION, 0, known).words(RegionKind.FOOTNOTE, 0, known);
    try (RenditionWriter writer = LatexWriter.create(folder, TestPages.document(1))) {
      writer.page(page.build());
    }
    assertFalse(compile().contains("[U+"));
  }

  @Test
  void randomTextCompilesWhereverItStands() throws Exception {
    final Random random = new Random(11);
    final TestPages page = TestPages.page(1);
    for (int i = 0; i < 15; i++) {
      page.words(RegionKind.HANDWRITING, 0, noise(random, 12))
          .words(RegionKind.HEADING, 1 + i % 6, noise(random, 3))
          .words(RegionKind.LIST, 1 + i % 3, noise(random, 5))
          .words(RegionKind.FOOTNOTE, 0, noise(random, 6))
          .words(RegionKind.MARGINALIA, 0, noise(random, 4))
          .words(RegionKind.CAPTION, 0, noise(random, 4))
          .unreadable(String.join(" ", noise(random, 3)))
          .formula(String.join(" ", noise(random, 4)), String.join(" ", noise(random, 2)));
      page.table(2, 2, TestPages.cell(0, 0, "*"), noisy(random, 0, 1), noisy(random, 1, 0));
    }
    try (RenditionWriter writer = LatexWriter.create(folder, TestPages.document(1))) {
      writer.page(page.build());
    }
    compile();
  }

  @Test
  void hugeAndOddContentCompiles() throws Exception {
    final TestPages page =
        TestPages.page(1)
            .words(RegionKind.TEXT, 0, IntStream.range(0, 8_000).mapToObj(i -> "w" + i).toList())
            .words(RegionKind.TEXT, 0, List.of("long".repeat(55_000)))
            .words(RegionKind.HEADING, 1, List.of("e" + "\u0301\u0302\u0327".repeat(50)))
            .table(0, 0)
            .table(3, 60, TestPages.cell(0, 0, "a"), TestPages.cell(2, 59, "z"))
            .table(Integer.MAX_VALUE, Integer.MAX_VALUE, TestPages.cell(1 << 30, 1 << 30, "far"))
            .table(
                2,
                2,
                TestPages.cell(0, 0, 2, 2, false, "over"),
                TestPages.cell(0, 1, 5, 5, true, "lap"),
                TestPages.cell(1, 1, 9, 9, true, "ping"));
    page.content(
        RegionKind.FIGURE,
        new Content.Figure(new ImageRef("../}\\x.png", "image/png", 0, 0, ""), List.of()));
    page.content(
        RegionKind.FIGURE,
        new Content.Figure(new ImageRef("gone.webp", "image/webp", 9, 9, ""), List.of()));
    try (RenditionWriter writer = LatexWriter.create(folder, TestPages.document(1))) {
      writer.page(page.build());
    }
    final String shown = compile();
    assertTrue(shown.contains("over lap ping") && shown.contains("far"), "text was lost");
  }

  @Test
  void wideTablesStayOnThePage() throws Exception {
    final List<Cell> cells = new ArrayList<>();
    for (int column = 0; column < 9; column++) {
      cells.add(TestPages.header(0, column, "Column number " + column));
      cells.add(TestPages.cell(1, column, "some words of column " + column));
    }
    cells.add(TestPages.cell(2, 0, 2, 3, false, "words over two rows and three columns"));
    cells.add(TestPages.cell(2, 3, 1, 6, false, "words over six columns"));
    try (RenditionWriter writer = LatexWriter.create(folder, TestPages.document(1))) {
      writer.page(TestPages.page(1).table(4, 9, cells.toArray(new Cell[0])).build());
    }
    compile();
    final String log =
        Files.readString(folder.resolve("document.log"), StandardCharsets.ISO_8859_1);
    final int overfull = log.indexOf("Overfull \\hbox");
    assertEquals(-1, overfull, () -> log.substring(overfull));
  }

  private static Cell noisy(Random random, int row, int column) {
    return TestPages.cell(row, column, String.join(" ", noise(random, 3)));
  }

  /** Words of LaTeX's special signs and of characters from everywhere in Unicode. */
  private static List<String> noise(Random random, int count) {
    final String special = "\\{}$%&#_^~[]*-'`\",<>?!|= \u0301\u20D7\u00AD";
    final List<String> words = new ArrayList<>(List.of("x"));
    while (words.size() < count) {
      final StringBuilder word = new StringBuilder();
      for (int i = 1 + random.nextInt(6); i > 0; i--) {
        switch (random.nextInt(6)) {
          case 0, 1 -> word.append(special.charAt(random.nextInt(special.length())));
          case 2 -> word.append((char) ('a' + random.nextInt(26)));
          case 3 -> word.append((char) random.nextInt(0x3000));
          case 4 -> word.append((char) random.nextInt(0x10000));
          default -> word.appendCodePoint(random.nextInt(0x110000));
        }
      }
      words.add(word.toString());
    }
    return words;
  }

  /** Compiles; gives the text of the PDF. */
  private String compile() throws IOException, InterruptedException {
    Assumptions.assumeTrue(installed(), "pdflatex is not installed, so LaTeX is not compiled");
    final Path output = folder.resolve("output.txt");
    final int exit =
        new ProcessBuilder("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "document.tex")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    final String log = Files.readString(output, StandardCharsets.ISO_8859_1);
    assertEquals(0, exit, () -> log.substring(Math.max(0, log.indexOf("\n!"))));
    assertFalse(log.contains("multiply defined"), "a label was set twice");
    try (PDDocument pdf = Loader.loadPDF(folder.resolve("document.pdf").toFile())) {
      return new PDFTextStripper().getText(pdf).replace('\n', ' ');
    }
  }

  private static boolean installed() {
    try {
      return new ProcessBuilder("pdflatex", "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new UncheckedIOException(new IOException("interrupted", e));
    }
  }
}
