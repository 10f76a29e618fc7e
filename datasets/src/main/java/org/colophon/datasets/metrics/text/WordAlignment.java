package org.colophon.datasets.metrics.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.text.diff.CommandVisitor;
import org.apache.commons.text.diff.StringsComparator;

/**
 * Which read words are right: those that a longest common subsequence with the words of the truth
 * keeps (E. Myers, "An O(ND) difference algorithm and its variations", Algorithmica 1, 1986; by
 * Commons Text, with a character for every different word). It must be the same word after the
 * normalisation, at its place.
 *
 * <p>Two things are forgiven. A block in another order: what is left on both sides is aligned
 * again, and counts in runs of at least {@value #SHORTEST_RUN} words, so that stray small words do
 * not pass for right. And the division of words at line ends: the two halves are one word and right
 * or wrong together, and a hyphen that belongs to the word ({@code well-known}) may be the one at
 * the line end.
 */
public final class WordAlignment {
  private static final int SHORTEST_RUN = 2;
  private static final int MOST_ROUNDS = 8;
  private static final int MOST_DIFFERENT = 1 << Character.SIZE;

  private final Normalisation normalisation;
  private final Symbols symbols = new Symbols();
  private final Set<String> known;

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
      tokens.add(symbols.number(token));
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
    int shortest = 1;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      if (!match(truth, reading, truthLeft, readingLeft, shortest)) {
        break;
      }
      shortest = SHORTEST_RUN;
    }
    final boolean[] correct = new boolean[words];
    members.forEach(parts -> Arrays.stream(parts).forEach(part -> correct[part] = true));
    readingLeft.stream()
        .forEach(token -> Arrays.stream(members.get(token)).forEach(part -> correct[part] = false));
    return correct;
  }

  /** Takes what agrees out of what is left; whether there was any. */
  private static boolean match(
      int[] truth, int[] reading, BitSet truthLeft, BitSet readingLeft, int shortest) {
    final int[] expected = truthLeft.stream().toArray();
    final int[] found = readingLeft.stream().toArray();
    final Kept kept = new Kept();
    new StringsComparator(text(truth, expected), text(reading, found)).getScript().visit(kept);
    boolean any = false;
    int from = 0;
    for (int i = 1; i <= kept.truth.size(); i++) {
      final boolean goesOn =
          i < kept.truth.size()
              && expected[kept.truth.get(i)] == expected[kept.truth.get(i - 1)] + 1
              && found[kept.reading.get(i)] == found[kept.reading.get(i - 1)] + 1;
      if (!goesOn) {
        if (i - from >= shortest) {
          for (int k = from; k < i; k++) {
            truthLeft.clear(expected[kept.truth.get(k)]);
            readingLeft.clear(found[kept.reading.get(k)]);
          }
          any = true;
        }
        from = i;
      }
    }
    return any;
  }

  private static String text(int[] symbols, int[] places) {
    final StringBuilder text = new StringBuilder(places.length);
    for (final int place : places) {
      text.append((char) symbols[place]);
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
