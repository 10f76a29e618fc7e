package org.colophon.datasets.metrics.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.text.diff.CommandVisitor;
import org.apache.commons.text.diff.StringsComparator;

/**
 * Which read words are right: those that a longest common subsequence with the words of the truth
 * keeps (E. Myers, "An O(ND) difference algorithm and its variations", Algorithmica 1, 1986; by
 * Commons Text, with a character for every different word). It must be the same word after the
 * normalisation, at its place.
 *
 * <p>Two things are forgiven. A block in another order: of what is left on both sides, runs of at
 * least {@value #SHORTEST_RUN} words count wherever they stand, and single words of at least
 * {@value #LONG_WORD} characters that either side has once, so that stray small words do not pass
 * for right. And the division of words at line ends: the two halves are one word and right or wrong
 * together, and a hyphen that belongs to the word ({@code well-known}) may be the one at the line
 * end.
 */
public final class WordAlignment {
  private static final int SHORTEST_RUN = 2;
  private static final int LONG_WORD = 4;

  /** Stands for the places of a word that has several. */
  private static final int TWICE = -1;

  private static final int MOST_DIFFERENT = 1 << Character.SIZE;

  private final Normalisation normalisation;
  private final Symbols symbols = new Symbols();
  private final Set<String> known;
  private final Set<Integer> longSymbols = new HashSet<>();

  /** Numbers of the read tokens, and for each the read words it is made of. */
  private final List<Integer> tokens = new ArrayList<>();

  private final List<int[]> members = new ArrayList<>();

  private WordAlignment(List<String> truth, Normalisation normalisation) {
    this.normalisation = normalisation;
    this.known = new HashSet<>(truth);
  }

  /**
   * Judges every read word.
   *
   * @param truth text of the page
   * @param lines words of the reading, line by line, in reading order
   * @return for every word, in that order, whether it is right; one that the normalisation leaves
   *     nothing of is not
   * @throws IllegalArgumentException if there are more than 65,536 different words
   */
  public static boolean[] correct(
      String truth, List<List<String>> lines, Normalisation normalisation) {
    final List<String> words = normalisation.words(truth);
    final WordAlignment alignment = new WordAlignment(words, normalisation);
    alignment.readWords(lines);
    return alignment.judge(
        alignment.symbols.ofWords(words), lines.stream().mapToInt(List::size).sum());
  }

  private void readWords(List<List<String>> lines) {
    final List<List<String>> filled = lines.stream().filter(line -> !line.isEmpty()).toList();
    int index = 0;
    String divided = "";
    final List<Integer> parts = new ArrayList<>();
    for (int l = 0; l < filled.size(); l++) {
      final List<String> line = filled.get(l);
      for (int w = 0; w < line.size(); w++) {
        final boolean isLast = w == line.size() - 1;
        final String word = line.get(w);
        parts.add(index++);
        if (isLast
            && l + 1 < filled.size()
            && normalisation.isDivided(word, filled.get(l + 1).get(0))) {
          divided += word + "\n";
        } else {
          addTokens(divided + word, parts.stream().mapToInt(Integer::intValue).toArray());
          divided = "";
          parts.clear();
        }
      }
    }
  }

  private void addTokens(String word, int[] parts) {
    final List<String> joined = normalisation.words(word);
    final List<String> hyphened = normalisation.words(word.replace("\n", ""));
    final boolean keepsHyphen = !known.containsAll(joined) && known.containsAll(hyphened);
    for (final String token : keepsHyphen ? hyphened : joined) {
      final int symbol = symbols.number(token);
      if (token.codePointCount(0, token.length()) >= LONG_WORD) {
        longSymbols.add(symbol);
      }
      tokens.add(symbol);
      members.add(parts);
    }
  }

  private boolean[] judge(int[] truth, int words) {
    if (symbols.count() > MOST_DIFFERENT) {
      throw new IllegalArgumentException(
          symbols.count() + " different words are too many for a page; compare page by page");
    }
    final int[] reading = tokens.stream().mapToInt(Integer::intValue).toArray();
    final BitSet truthLeft = new BitSet();
    truthLeft.set(0, truth.length);
    final BitSet readingLeft = new BitSet();
    readingLeft.set(0, reading.length);
    match(truth, reading, truthLeft, readingLeft);
    new WordTiles(truth, reading, truthLeft, readingLeft).take(SHORTEST_RUN);
    matchLongWords(truth, reading, truthLeft, readingLeft);
    final boolean[] correct = new boolean[words];
    members.forEach(parts -> Arrays.stream(parts).forEach(part -> correct[part] = true));
    readingLeft.stream()
        .forEach(token -> Arrays.stream(members.get(token)).forEach(part -> correct[part] = false));
    return correct;
  }

  /** Takes out what agrees in order. */
  private static void match(int[] truth, int[] reading, BitSet truthLeft, BitSet readingLeft) {
    final Kept kept = new Kept();
    new StringsComparator(text(truth), text(reading)).getScript().visit(kept);
    kept.truth.forEach(truthLeft::clear);
    kept.reading.forEach(readingLeft::clear);
  }

  /** Takes out long words that are left once on either side. */
  private void matchLongWords(int[] truth, int[] reading, BitSet truthLeft, BitSet readingLeft) {
    final Map<Integer, Integer> expected = places(truth, truthLeft);
    final Map<Integer, Integer> found = places(reading, readingLeft);
    found.forEach(
        (symbol, place) -> {
          if (place >= 0 && expected.getOrDefault(symbol, TWICE) >= 0) {
            truthLeft.clear(expected.get(symbol));
            readingLeft.clear(place);
          }
        });
  }

  /** Place of each long word that is left; {@link #TWICE} for one that has several. */
  private Map<Integer, Integer> places(int[] words, BitSet left) {
    final Map<Integer, Integer> places = new HashMap<>();
    left.stream()
        .filter(place -> longSymbols.contains(words[place]))
        .forEach(place -> places.merge(words[place], place, (first, next) -> TWICE));
    return places;
  }

  private static String text(int[] symbols) {
    final StringBuilder text = new StringBuilder(symbols.length);
    for (final int symbol : symbols) {
      text.append((char) symbol);
    }
    return text.toString();
  }

  /** Places of the characters that both texts have. */
  private static final class Kept implements CommandVisitor<Character> {
    private final List<Integer> truth = new ArrayList<>();
    private final List<Integer> reading = new ArrayList<>();
    private int truthAt;
    private int readingAt;

    @Override
    public void visitKeepCommand(Character symbol) {
      truth.add(truthAt++);
      reading.add(readingAt++);
    }

    @Override
    public void visitInsertCommand(Character symbol) {
      readingAt++;
    }

    @Override
    public void visitDeleteCommand(Character symbol) {
      truthAt++;
    }
  }
}
