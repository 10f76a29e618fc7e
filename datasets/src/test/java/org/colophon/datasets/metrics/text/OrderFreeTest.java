package org.colophon.datasets.metrics.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.colophon.datasets.metrics.MatchCounts;
import org.junit.jupiter.api.Test;

/** Flexible character accuracy, honesty and bag of words: none of them minds the order. */
class OrderFreeTest {
  /** Two columns of the paper's figure 4: lines of 29 and 29 characters in this form. */
  private static final String LEFT = "Eight happy frogs scuba dived";

  private static final String RIGHT = "Jenny chick flaps white wings";
  private static final String COLUMNS = LEFT + "\n" + RIGHT;

  private static final String PAGE =
      """
      It was the best of times, it was
      the worst of times, it was the age
      of wisdom and of foolishness.
      In the second column stands this,
      which is about another matter.
      """;

  @Test
  void theCasesOfThePaper() {
    // A: no errors. B: another order of the blocks.
    assertEquals(1, fca(COLUMNS, COLUMNS));
    assertEquals(1, fca(COLUMNS, RIGHT + "\n" + LEFT));
    // C, lines merged across columns, and D, lines cut: two characters of white space in the paper
    // (0.964 and 0.966), none here, where a line end is white space.
    assertEquals(
        1,
        fca(
            "Eight happy frogs\nscuba dived\nJenny chick flaps\nwhite wings",
            "Eight happy frogs Jenny chick flaps\nscuba dived white wings"));
    assertEquals(1, fca(COLUMNS, "Eight happy frogs\nJenny chick flaps\nscuba dived\nwhite wings"));
    // E: half is missing. F: all is. G: 11 characters added to 29.
    assertEquals(0.5, fca(COLUMNS, LEFT));
    assertEquals(0.5, fca(COLUMNS, RIGHT));
    assertEquals(0, fca(COLUMNS, ""));
    assertEquals(1 - 11 / 29.0, fca(LEFT, LEFT + "\nJenny chick"), 1e-9);
  }

  @Test
  void smallCasesByHand() {
    assertEquals(1, fca("aaa\nbbb\nccc", "ccc\naaa\nbbb"));
    // Three of nine characters lost.
    assertEquals(1 - 3 / 9.0, fca("aaa\nbbb\nccc", "aaa\nbbb"), 1e-9);
    // Six characters added to three: below nothing.
    assertEquals(-1, fca("bbb", "aaa\nbbb\nccc"), 1e-9);
    assertEquals(1, fca("", ""));
  }

  @Test
  void aTruthWithoutLineEndsIsNoWorseThanOneWithThem() {
    assertEquals(1, fca(PAGE.replace('\n', ' '), PAGE));
    assertEquals(1, fca(PAGE, PAGE.replace('\n', ' ')));
  }

  @Test
  void pagesWithoutEndAreRefused() {
    final String lines = "a\n".repeat(1100);
    assertThrows(IllegalArgumentException.class, () -> fca(lines, lines));
  }

  @Test
  void misreadingsAreNeitherLostNorInserted() {
    final long ink = PAGE.codePoints().filter(c -> !Character.isWhitespace(c)).count();
    assertEquals(new Honesty(0, 0, ink), honesty(PAGE, PAGE));
    assertEquals(
        new Honesty(0, 0, ink),
        honesty(PAGE, PAGE.replace("times", "tirnes").replace("second", "socond")));
  }

  @Test
  void anotherOrderOrOtherLinesAreNeither() {
    final String[] lines = PAGE.split("\n");
    final String moved = String.join("\n", lines[3], lines[4], lines[0], lines[1], lines[2]);
    assertEquals(0, honesty(PAGE, moved).lost());
    assertEquals(0, honesty(PAGE, moved).inserted());
    final String across =
        String.join("\n", lines[0] + " " + lines[3], lines[1] + " " + lines[4], lines[2]);
    assertEquals(0, honesty(PAGE, across).lost());
    assertEquals(0, honesty(PAGE, across).inserted());
  }

  @Test
  void aLostLineIsLost() {
    // "of wisdom and of foolishness." without its four spaces.
    final Honesty honesty =
        honesty(PAGE.replace('\n', ' '), PAGE.replace("of wisdom and of foolishness.\n", ""));
    assertEquals(25, honesty.lost());
    assertEquals(0, honesty.inserted());
    assertEquals(25 * 1000.0 / honesty.length(), Honesty.perThousand(honesty.lostRatio()), 1e-9);
  }

  @Test
  void anInventedLineInThePlaceOfALostOneIsBoth() {
    final Honesty honesty =
        honesty(PAGE, PAGE.replace("of wisdom and of foolishness.", "MXKQ JZZ 1234567 VWY"));
    assertEquals(25, honesty.lost());
    assertEquals(17, honesty.inserted());
  }

  @Test
  void aWordPutIntoALineIsInserted() {
    final Honesty honesty = honesty(PAGE, PAGE.replace("best of", "best and quick of"));
    assertEquals(new Honesty(8, 0, honesty.length()), honesty);
  }

  @Test
  void aPageOfNothingLosesNothing() {
    assertEquals(Honesty.NONE, honesty("", ""));
    assertEquals(0, Honesty.perThousand(Honesty.NONE.lostRatio()));
    assertEquals(new Honesty(3, 0, 0), honesty("", "a bc"));
  }

  @Test
  void wordsAreCountedAsOftenAsTheyStand() {
    // the, cat: found; the second "the" too; "sat" is not in the truth, "dog" not in the reading.
    assertEquals(
        new MatchCounts(3, 4, 4),
        BagOfWords.score("the cat the dog", "the sat the cat", Normalisation.RUNNING));
    // A third "the" has no partner.
    assertEquals(
        new MatchCounts(2, 3, 2),
        BagOfWords.score("the the", "the the the", Normalisation.RUNNING));
  }

  private static double fca(String truth, String reading) {
    return FlexibleCharacterAccuracy.score(truth, reading, Normalisation.RUNNING).accuracy();
  }

  private static Honesty honesty(String truth, String reading) {
    return Honesty.of(truth, reading, Normalisation.RUNNING);
  }
}
