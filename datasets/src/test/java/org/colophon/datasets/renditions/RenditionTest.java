package org.colophon.datasets.renditions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RenditionTest {
  @Test
  void aListIsReadWhateverItsCaseAndBlanks() {
    assertEquals(Set.of(Rendition.MD, Rendition.TEX), Rendition.parse(" md, TEX ,md"));
    assertEquals(EnumSet.allOf(Rendition.class), Rendition.parse("all"));
    assertEquals(Set.of(), Rendition.parse(""));
  }

  @Test
  void anUnknownNameIsAnsweredWithTheValidOnes() {
    final var e = assertThrows(IllegalArgumentException.class, () -> Rendition.parse("md,docx"));
    assertEquals(
        "no rendition is called 'docx'; choose from: md, tex, pdf, hocr, alto, csv, txt, parquet",
        e.getMessage());
  }
}
