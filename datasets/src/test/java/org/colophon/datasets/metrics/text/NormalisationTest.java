package org.colophon.datasets.metrics.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NormalisationTest {
  @Test
  void exactComposesAndNothingElse() {
    assertEquals(
        "\u00e9  \u201cA\u201d-\nb", Normalisation.EXACT.apply("e\u0301  \u201cA\u201d-\nb"));
    assertEquals(List.of("a ", " b-", "c"), Normalisation.EXACT.lines("a \r\n\r\n b-\nc\n"));
  }

  @Test
  void runningTextHasNoLinesQuotesOrDashesOfItsOwn() {
    assertEquals(
        "a wonderful \"day\" - it's",
        Normalisation.RUNNING.apply("a won-\nderful \u201cday\u201d\n \u2014 it\u2019s "));
    assertEquals("Anglo- Saxon", Normalisation.RUNNING.apply("Anglo-\nSaxon"));
    assertEquals("wonderful day", Normalisation.RUNNING.apply("won-\nder-\r\nful day"));
    assertEquals("- a", Normalisation.RUNNING.apply("\u2014--\na"));
  }

  @Test
  void aDividedWordStandsWholeInTheUpperLine() {
    assertEquals(
        List.of("a wonderful", "day", "More"),
        Normalisation.RUNNING.lines("a won-\nderful day\n\nMore"));
  }

  @Test
  void caselessFoldsCapitals() {
    assertEquals("strasse und so", Normalisation.CASELESS.apply("STRA\u00dfE und \u017fo"));
  }

  @Test
  void typescriptLosesTheMarksOfItsTranscribers() {
    assertEquals(
        "REMISE DES (Hte Navarre) les derri_re",
        Normalisation.TYPESCRIPT.apply("_REMISE _DES (H^te Navarre)\n~~~\nles ~~~\nderri_re"));
    // A hyphen before a mark is still a hyphen at a line end.
    assertEquals("pelote", Normalisation.TYPESCRIPT.apply("_pe-\n_lote"));
  }

  @Test
  void emptyTextsHaveNothing() {
    for (final Normalisation normalisation : Normalisation.values()) {
      assertEquals("", normalisation.apply(""));
      assertEquals(List.of(), normalisation.lines(""));
      assertEquals(List.of(), normalisation.words(" \n"));
    }
  }
}
