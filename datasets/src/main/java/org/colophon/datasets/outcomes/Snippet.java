package org.colophon.datasets.outcomes;

import java.util.List;
import java.util.stream.Collectors;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.Word;

/** The start of a text, for people who look for a place. */
final class Snippet {
  private static final int MAX_CHARS = 80;

  /** Words beyond these cannot show, whatever they are. */
  private static final int MAX_WORDS = MAX_CHARS;

  private Snippet() {}

  /** The first words of regions in one line of at most 80 characters. */
  static String of(List<Region> regions) {
    final String text =
        regions.stream()
            .flatMap(region -> region.lines().stream())
            .flatMap(line -> line.words().stream())
            .limit(MAX_WORDS)
            .map(Word::text)
            .collect(Collectors.joining(" "))
            .replaceAll("\\s+", " ")
            .strip();
    if (text.length() <= MAX_CHARS) {
      return text;
    }
    final boolean splitsPair = Character.isHighSurrogate(text.charAt(MAX_CHARS - 1));
    return text.substring(0, splitsPair ? MAX_CHARS - 1 : MAX_CHARS).stripTrailing();
  }
}
