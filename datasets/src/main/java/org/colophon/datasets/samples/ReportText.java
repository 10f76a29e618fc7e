package org.colophon.datasets.samples;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report's content: {@code report.md}, cut at blank lines into elements. */
record ReportText(List<Element> elements) {
  /** What an element is set as. */
  enum Kind {
    HEADING,
    AUTHOR,
    ABSTRACT,
    COLUMNS,
    TEXT,
    ITEMS,
    FOOTNOTE,
    CAPTION,
    FIGURE,
    CHART,
    TABLE,
    FORMULA
  }

  /**
   * @param level of a heading, from 1; else 0
   * @param text with {@code *italic words*} and {@code \-} where a word may be broken; the name for
   *     a figure, chart, table or formula; for items one a line
   */
  record Element(Kind kind, int level, String text) {}

  ReportText {
    elements = List.copyOf(elements);
  }

  static ReportText load() throws IOException {
    final List<Element> elements = new ArrayList<>();
    for (final String block : SampleResources.text("report.md").strip().split("\n\n", -1)) {
      elements.add(element(block));
    }
    return new ReportText(elements);
  }

  private static Element element(String block) {
    if (block.startsWith("#")) {
      final int level = block.indexOf(' ');
      return new Element(Kind.HEADING, level, block.substring(level + 1));
    }
    if (block.startsWith("- ")) {
      return new Element(Kind.ITEMS, 0, block.substring(2).replace("\n- ", "\n"));
    }
    final String rest = block.substring(block.indexOf(' ') + 1);
    if (block.startsWith("@author ")) {
      return new Element(Kind.AUTHOR, 0, rest);
    }
    if (block.startsWith("@abstract ")) {
      return new Element(Kind.ABSTRACT, 0, rest);
    }
    if (block.startsWith("[")) {
      final int end = block.indexOf(']');
      final String[] words = block.substring(1, end).split(" ", -1);
      final String text = words.length > 1 ? words[1] : block.substring(end + 1).strip();
      return new Element(Kind.valueOf(words[0].toUpperCase(Locale.ROOT)), 0, text);
    }
    return new Element(Kind.TEXT, 0, block);
  }
}
