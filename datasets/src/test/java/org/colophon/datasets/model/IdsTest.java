package org.colophon.datasets.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class IdsTest {
  private static final String DOCUMENT = "d0123456789abcdef";

  @Test
  void everyPartTellsItsPage() {
    final String page = Ids.page(DOCUMENT, 123456);
    final String word = Ids.word(Ids.line(Ids.region(page, 1), 2), 3);
    assertEquals(123456, Ids.pageNumber(DOCUMENT, page));
    assertEquals(123456, Ids.pageNumber(DOCUMENT, word));
    assertEquals(7, Ids.pageNumber(DOCUMENT, Ids.region(Ids.page(DOCUMENT, 7), 1)));
  }

  @Test
  void whatIsNoPartOfTheDocumentIsRefused() {
    for (final String id : List.of("", DOCUMENT, DOCUMENT + "_p", DOCUMENT + "_px_r0001", "e_p1")) {
      assertThrows(IllegalArgumentException.class, () -> Ids.pageNumber(DOCUMENT, id), id);
    }
  }
}
