package org.colophon.specialists.pages;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.Word;
import org.colophon.specialists.recognise.Block;
import org.junit.jupiter.api.Test;

/**
 * A page that the engine believes little of is tried the other way up; a clear or an empty one is
 * not.
 */
class GarbledTest {
  private static final Box BOX = new Box(0, 0, 100, 20);

  @Test
  void tellsGarbledFromClearAndEmpty() {
    assertTrue(ink("uoᴉʇdᴉɹɔsuI ǝɥʇ ɟo ʇxǝʇ", 0.22).isGarbled());
    assertFalse(ink("The text of the inscription", 0.7).isGarbled());
    assertFalse(ink("xii", 0.2).isGarbled());
    assertFalse(new InkReader.Ink(null, List.of()).isGarbled());
  }

  private static InkReader.Ink ink(String text, double confidence) {
    final List<Word> words =
        List.of(text.split(" ", -1)).stream()
            .map(word -> new Word("", word, BOX, confidence, Style.PLAIN))
            .toList();
    final Line line = new Line("", BOX, new Baseline(0, 20, 100, 20), words);
    return new InkReader.Ink(
        null, List.of(new Block(Block.Type.TEXT, BOX, List.of(List.of(line)))));
  }
}
