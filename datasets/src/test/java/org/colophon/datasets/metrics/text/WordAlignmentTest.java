package org.colophon.datasets.metrics.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordAlignmentTest {
  @Test
  void aWordIsRightAsAWhole() {
    assertFlags("11011", "the cat sat, on it", "the cat sat. on it");
    // An added word is wrong, a lost one makes none wrong.
    assertFlags("1101", "the cat on it", "the cat |a it");
  }

  @Test
  void theHalvesOfADividedWordAreOneWord() {
    assertFlags("1111", "a wonderful day", "a won-|derful day");
    assertFlags("1111", "a won-\nderful day", "a won-|derful day");
    assertFlags("111", "a won-\nderful day", "a wonderful|day");
    assertFlags("1001", "a wonderful day", "a won-|derfal day");
    // The hyphen belongs to the word.
    assertFlags("1111", "a well-known day", "a well-|known day");
    // A capital does not go on: the hyphen is the word's own.
    assertFlags("11", "Anglo- Saxon", "Anglo-|Saxon");
    // Over three lines, with an empty one between them.
    assertFlags("1111", "misunderstanding all", "mis-|under-||standing all");
  }

  @Test
  void aWordWithWhiteSpaceIsRightIfAllOfItIs() {
    final List<List<String>> lines = List.of(List.of("the cat", "sat dawn"));
    assertArrayEquals(
        new boolean[] {true, false},
        WordAlignment.correct("the cat sat down", lines, Normalisation.RUNNING));
  }

  @Test
  void aWordOfNothingIsNotRight() {
    // A truth's mark for what is not typed, as if it had been read.
    assertArrayEquals(
        new boolean[] {true, false},
        WordAlignment.correct("a ~~~", List.of(List.of("a", "~~~")), Normalisation.TYPESCRIPT));
  }

  @Test
  void aBlockInAnotherOrderIsRight() {
    assertFlags(
        "11111111",
        "one two three four five six seven eight",
        "five six seven eight|one two three four");
    // A stray small word is not.
    assertFlags("11110", "it one two three four", "one two three four|it");
  }

  /** As a receipt whose columns were read one after another, or from its foot to its head. */
  @Test
  void anyNumberOfLinesInAnotherOrderIsRight() {
    final List<String> lines =
        IntStream.range(0, 40)
            .mapToObj(i -> "item" + i + " at" + i + " for" + i + " rm" + i)
            .toList();
    final List<String> reversed = new ArrayList<>(lines);
    Collections.reverse(reversed);
    assertFlags("1".repeat(160), String.join(" ", lines), String.join("|", reversed));
  }

  @Test
  void aLongWordInAnotherPlaceIsRightIfItIsTheOnlyOne() {
    assertFlags("1111", "1605-BINTANG one two three", "one two three|1605-BINTANG");
    assertFlags("1110", "total one two three total", "one two three|cash");
  }

  @Test
  void nothingAgainstNothing() {
    assertEquals(0, WordAlignment.correct("a b", List.of(), Normalisation.RUNNING).length);
    assertFlags("00", "", "a b");
  }

  @Test
  void aPageOfThousandsOfWordsTakesNoTime() {
    final Random random = new Random(3);
    final List<String> words =
        IntStream.range(0, 6000).mapToObj(i -> "w" + random.nextInt(2000)).toList();
    final List<List<String>> read = new ArrayList<>();
    for (int i = 0; i < words.size(); i += 10) {
      read.add(
          words.subList(i, i + 10).stream()
              .map(word -> random.nextInt(10) == 0 ? word + "x" : word)
              .toList());
    }
    final boolean[] flags =
        assertTimeout(
            Duration.ofSeconds(10),
            () -> WordAlignment.correct(String.join(" ", words), read, Normalisation.RUNNING));
    final long right = IntStream.range(0, flags.length).filter(i -> flags[i]).count();
    assertEquals(
        read.stream().flatMap(List::stream).filter(word -> !word.endsWith("x")).count(), right);
  }

  private static void assertFlags(String expected, String truth, String reading) {
    final List<List<String>> lines =
        Arrays.stream(reading.split("\\|"))
            .map(line -> Arrays.stream(line.split(" ")).filter(w -> !w.isEmpty()).toList())
            .toList();
    final boolean[] flags = WordAlignment.correct(truth, lines, Normalisation.RUNNING);
    assertEquals(
        expected,
        IntStream.range(0, flags.length)
            .mapToObj(i -> flags[i] ? "1" : "0")
            .collect(Collectors.joining()),
        reading);
  }
}
