package org.colophon.datasets.renditions;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The output files a document can have. */
public enum Rendition {
  /** {@code document.md}: Markdown as GitHub renders it. */
  MD,
  /** {@code document.tex}: LaTeX for pdflatex. */
  TEX,
  /** {@code document.pdf}: the page images with a text layer. */
  PDF,
  /** {@code hocr/}: one hOCR file a page. */
  HOCR,
  /** {@code alto/}: one ALTO file a page. */
  ALTO,
  /** {@code tables/} and {@code charts/}: one CSV file a table or chart. */
  CSV,
  /** {@code document.txt}: plain text, pages separated by form feeds. */
  TXT,
  /** {@code data/}: the document's rows of the datasets. */
  PARQUET;

  /** The word used in options: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a list such as {@code md,tex,pdf}; case and blanks around commas do not matter, {@code
   * all} stands for every rendition and an empty list for none.
   *
   * @throws IllegalArgumentException if a name is not one of these; the message lists the valid
   *     names
   */
  public static Set<Rendition> parse(String list) {
    final EnumSet<Rendition> chosen = EnumSet.noneOf(Rendition.class);
    for (final String part : list.split(",", -1)) {
      final String word = part.strip().toLowerCase(Locale.ROOT);
      if (word.equals("all")) {
        chosen.addAll(EnumSet.allOf(Rendition.class));
      } else if (!word.isEmpty()) {
        chosen.add(named(word));
      }
    }
    return chosen;
  }

  private static Rendition named(String word) {
    return Arrays.stream(values())
        .filter(rendition -> rendition.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no rendition is called '" + word + "'; choose from: " + words()));
  }

  private static String words() {
    return Arrays.stream(values()).map(Rendition::word).collect(Collectors.joining(", "));
  }
}
