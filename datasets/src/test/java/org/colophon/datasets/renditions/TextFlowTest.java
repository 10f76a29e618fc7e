package org.colophon.datasets.renditions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.RegionKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How lines become paragraphs, seen in the plain text. */
class TextFlowTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "con-         | tinued here.     | continued here.",
        "con\u2010    | tinued here.     | continued here.",
        "con\u00AD    | tinued here.     | continued here.",
        "Con\u00AD    | Tinued here.     | ConTinued here.",
        "Anglo-       | Saxon times.     | Anglo-Saxon times.",
        "in 1914-     | 18 and after.    | in 1914-18 and after.",
        "a 5-         | year plan.       | a 5-year plan.",
        "an X-        | ray plate.       | an X-ray plate.",
        "the DNA-     | based test.      | the DNA-based test.",
        "mother-in-   | law spoke.       | mother-in-law spoke.",
        "pre-         | and post-war.    | pre- and post-war.",
        "Vor-         | und Nachteile.   | Vor- und Nachteile.",
        "thou-        | sand and more.   | thousand and more.",
        "a dash -     | and more.        | a dash - and more.",
        "a dash \u2013| and more.        | a dash \u2013 and more.",
        "Waſ-         | ſer und ﬁne.     | Waſſer und ﬁne.",
        "soft\u00ADly | spoken.          | softly spoken."
      })
  void brokenWordsAreJoined(String first, String second, String expected) throws IOException {
    assertEquals(
        List.of(expected),
        paragraphs(TestPages.page(1).text(RegionKind.TEXT, first, second).build()));
  }

  @Test
  void aCompoundSeenBeforeKeepsItsHyphen() throws IOException {
    final Page page =
        TestPages.page(1)
            .text(RegionKind.TEXT, "They co-operate, and they co-", "operate well.")
            .build();
    assertEquals(List.of("They co-operate, and they co-operate well."), paragraphs(page));
  }

  @Test
  void aFormulaNobodyReadStaysInItsSentence() throws IOException {
    final TestPages page = TestPages.page(1).text(RegionKind.TEXT, "It is taken as a sum,");
    page.content(RegionKind.FORMULA, new Content.Unreadable(page.image("png"), "no luck"))
        .text(RegionKind.TEXT, "where a and b are known.");
    final List<String> paragraphs = paragraphs(page.build());
    assertEquals("It is taken as a sum,", paragraphs.get(0));
    assertEquals("where a and b are known.", paragraphs.get(paragraphs.size() - 1));
  }

  @Test
  void paragraphsRunOnInTheNextColumnOnlyInMidSentence() throws IOException {
    final Page page =
        TestPages.page(1)
            .text(RegionKind.TEXT, "This runs on be-")
            .figure("map")
            .text(RegionKind.TEXT, "yond the figure.")
            .text(RegionKind.TEXT, "this was a new sentence")
            .text(RegionKind.TEXT, "And so is this")
            .text(RegionKind.HEADING, "A heading")
            .text(RegionKind.TEXT, "closes it.")
            .build();
    assertEquals(
        List.of(
            "This runs on beyond the figure.",
            "[figure: map]",
            "this was a new sentence",
            "And so is this",
            "A heading",
            "closes it."),
        paragraphs(page));
  }

  @Test
  void indentsAndGapsBeginParagraphsAfterASentence() throws IOException {
    final Page page =
        TestPages.page(1)
            .text(
                RegionKind.TEXT,
                "  One begins here and",
                "ends here.",
                "  Two begins here and",
                "  goes on indented",
                "and ends.",
                "It is still two.")
            .build();
    assertEquals(
        List.of(
            "One begins here and ends here.",
            "Two begins here and goes on indented and ends. It is still two."),
        paragraphs(page));
  }

  @Test
  void invisibleCharactersAreTakenOut() throws IOException {
    final Page page =
        TestPages.page(1)
            .words(
                RegionKind.TEXT,
                0,
                List.of("a\u0000b\f", "\u202Ecod\u202C", "\uFEFF", "x\ny", "\uD800."))
            .build();
    assertEquals(List.of("ab cod x y \uFFFD."), paragraphs(page));
  }

  @Test
  void pagesAreSeparatedByFormFeedsAndMissingOnesSaidSo() throws IOException {
    SampleReport.feed(PlainTextWriter.create(folder, TestPages.document(4)));
    final String[] pages = Files.readString(folder.resolve("document.txt")).split("\f", -1);
    assertEquals(4, pages.length);
    assertEquals(
        "[page 3 is missing: report.pdf ends in the middle of page 3 (50% of its bytes & no more)]",
        pages[2].strip());
  }

  @Test
  void anEditionThatFailsLeavesNoFile() throws IOException {
    final RenditionWriter writer = PlainTextWriter.create(folder, TestPages.document(2));
    writer.page(TestPages.page(1).text(RegionKind.TEXT, "Some text.").build());
    assertThrows(NullPointerException.class, () -> writer.page(null));
    writer.close();
    try (Stream<Path> files = Files.list(folder)) {
      assertFalse(files.findAny().isPresent());
    }
  }

  @Test
  void anEndlessSentenceIsNotHeldForEver() throws IOException {
    final List<String> words = IntStream.range(0, 400).mapToObj(i -> "w" + i).toList();
    final Path file = folder.resolve("document.md");
    try (RenditionWriter writer = MarkdownWriter.create(folder, TestPages.document(40))) {
      for (int page = 1; page <= 40; page++) {
        writer.page(TestPages.page(page).words(RegionKind.TEXT, 0, words).build());
      }
    }
    assertEquals(4, Files.readString(file).lines().filter(line -> line.contains(">w0 ")).count());
  }

  private List<String> paragraphs(Page page) throws IOException {
    try (RenditionWriter writer = PlainTextWriter.create(folder, TestPages.document(1))) {
      writer.page(page);
    }
    return List.of(Files.readString(folder.resolve("document.txt")).strip().split("\n\n"));
  }
}
