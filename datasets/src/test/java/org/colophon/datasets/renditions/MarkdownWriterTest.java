package org.colophon.datasets.renditions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.RegionKind;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BulletList;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownWriterTest {
  private static final String PARTS =
      "a b Z 1 9 . ) ( - + # = * ** _ __ ` ``` ~ ~~~ | \\ < > & $ $$ [ ] ! ^ : ; / \" ' { } @ ſ ﬁ é 中"
          + " &amp; <b> <!-- --> [x](y) ![ http://a.b/c :100: 1. 12) --- *** === ``` ~~~ > \u00a0 😀";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1. not a list",
        "12) neither",
        "# no heading",
        "- no bullet",
        "+ no bullet",
        "* no bullet",
        "> no quotation",
        "--- ---",
        "---",
        "***",
        "___",
        "===",
        "```",
        "~~~ code",
        "| no | table |",
        "<div>",
        "<!-- gone? -->",
        "&amp; &lt; &#65;",
        "*no* _emphasis_ **here** ~~at~~ all",
        "`code` ``code``",
        "$x$ costs $5 and $$y$$",
        "[no](link) ![no](image) [^1] [x]: y",
        "back\\slash \\* \\",
        "snake_case_word 2*3*4",
        "at 1:100:200 :smile:",
        "a\\|b|c",
        "C# F#",
        "=1+1",
        "# #",
        "1.",
        "-",
        "+",
        "\\",
        "<a id=\"x\"></a>",
        "http://a.b/c_d_e"
      })
  void anyTextIsShownAsItIs(String text) throws IOException {
    final List<String> words = List.of(text.split(" "));
    assertShown(words);
  }

  @Test
  void randomTextIsShownAsItIs() throws IOException {
    final Random random = new Random(7);
    final List<String> parts = List.of(PARTS.split(" ", -1));
    for (int round = 0; round < 400; round++) {
      final List<String> words = new ArrayList<>();
      for (int w = random.nextInt(4); w >= 0; w--) {
        final StringBuilder word = new StringBuilder();
        for (int p = random.nextInt(5); p >= 0; p--) {
          word.append(parts.get(random.nextInt(parts.size())));
        }
        words.add(word.toString());
      }
      assertShown(words);
    }
  }

  /** As heading, paragraph, list item, caption, note and table cell. */
  private void assertShown(List<String> words) throws IOException {
    final String expected =
        words.stream()
            .map(CleanText::of)
            .filter(word -> !word.isEmpty())
            .collect(Collectors.joining(" "));
    if (expected.isEmpty()) {
      return;
    }
    final Cell cell = TestPages.cell(0, 0, String.join(" ", words));
    final Page page =
        TestPages.page(1)
            .words(RegionKind.HEADING, 2, words)
            .words(RegionKind.HANDWRITING, 0, words)
            .words(RegionKind.CAPTION, 0, words)
            .words(RegionKind.FOOTNOTE, 0, words)
            .table(2, 2, cell, TestPages.cell(1, 1, "end"))
            .build();
    final String markdown = write(page);
    final List<Node> blocks = MarkdownReader.blocks(markdown);
    final List<String> texts = blocks.stream().map(MarkdownReader::text).toList();
    assertEquals("page 1", texts.get(0), markdown);
    assertTrue(blocks.get(1) instanceof Heading, markdown);
    assertTrue(blocks.get(2) instanceof Paragraph, markdown);
    for (int i = 1; i <= 3; i++) {
      assertEquals(expected, texts.get(i), markdown);
    }
    final Node table = blocks.get(5);
    assertTrue(table instanceof TableBlock, markdown);
    assertEquals(
        List.of(List.of("", ""), List.of(expected, ""), List.of("", "end")),
        MarkdownReader.cells(table),
        markdown);
    assertEquals("page 1, footnote: " + expected, texts.get(6), markdown);
    assertEquals(7, blocks.size(), markdown);
  }

  @Test
  void everyParagraphOfARegionIsShownAsItIs() throws IOException {
    final Page page =
        TestPages.page(1)
            .text(RegionKind.TEXT, "First.", "  1. Second.", "  - Third.", "  # Fourth.")
            .build();
    assertEquals(
        List.of("page 1", "First.", "1. Second.", "- Third.", "# Fourth."),
        MarkdownReader.blocks(write(page)).stream().map(MarkdownReader::text).toList());
  }

  @Test
  void listsKeepTheirMarkersAndNesting() throws IOException {
    final Page page =
        TestPages.page(1)
            .text(RegionKind.LIST, 1, "", "9. nine", "10. ten")
            .text(RegionKind.LIST, 2, "", "• deep", "• deeper")
            .text(RegionKind.LIST, 1, "", "1. one again", "2. two")
            .text(RegionKind.LIST, 1, "", "3) three", "7) seven")
            .text(RegionKind.LIST, 1, "", "apples 12", "pears 13")
            .build();
    final List<Node> lists =
        MarkdownReader.blocks(write(page)).stream()
            .filter(node -> node instanceof BulletList || node instanceof OrderedList)
            .toList();
    assertEquals(9, ((OrderedList) lists.get(0)).getMarkerStartNumber());
    assertEquals(1, MarkdownReader.all(lists.get(0), BulletList.class).size());
    assertEquals(1, ((OrderedList) lists.get(1)).getMarkerStartNumber());
    assertEquals(
        List.of("3) three", "7) seven", "apples 12", "pears 13"),
        MarkdownReader.all(lists.get(2), ListItem.class).stream()
            .map(MarkdownReader::text)
            .toList());
    assertEquals(3, lists.size());
  }

  @Test
  void theReportIsSetAsExpected() throws IOException {
    SampleReport.feed(MarkdownWriter.create(folder, TestPages.document(4)));
    final String expected;
    try (var in = getClass().getResourceAsStream("report.md")) {
      expected = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertEquals(expected, Files.readString(folder.resolve("document.md")));
  }

  @Test
  void everyRegionLeavesItsId() throws IOException {
    SampleReport.feed(MarkdownWriter.create(folder, TestPages.document(4)));
    final String markdown = Files.readString(folder.resolve("document.md"));
    for (final Page page :
        List.of(SampleReport.first(), SampleReport.second(), SampleReport.fourth())) {
      assertTrue(markdown.contains("<a id=\"" + page.id() + "\"></a>"), page.id());
      page.regions()
          .forEach(r -> assertTrue(markdown.contains("<a id=\"" + r.id() + "\"></a>"), r.id()));
    }
    assertTrue(markdown.contains("d9f3c2a71b04e8d56_p00003"));
  }

  private String write(Page page) throws IOException {
    try (RenditionWriter writer = MarkdownWriter.create(folder, TestPages.document(1))) {
      writer.page(page);
    }
    return Files.readString(folder.resolve("document.md"));
  }
}
