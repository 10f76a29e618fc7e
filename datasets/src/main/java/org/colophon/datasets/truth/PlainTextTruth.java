package org.colophon.datasets.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A transcription and nothing else, in UTF-8. A form feed ends a page, as in the output of {@code
 * pdftotext} and Tesseract; one at the very end starts no other. A file without form feeds is one
 * page, though it may be meant as the text of a source of several: who knows the source must tell.
 * An empty file is an empty page. There is no layout, so {@link TruthPage#kinds()} is empty; the
 * text is in reading order.
 */
final class PlainTextTruth implements TruthReader {
  private static final int MAX_PAGES = 100_000;

  @Override
  public Truth read(TruthBytes bytes) {
    final String[] texts = bytes.text().split("\f", MAX_PAGES + 1);
    if (texts.length > MAX_PAGES) {
      throw new MalformedTruth("has more than " + MAX_PAGES + " form feeds");
    }
    int last = texts.length;
    if (last > 1 && texts[last - 1].isBlank()) {
      last--;
    }
    final List<TruthPage> pages = new ArrayList<>();
    for (int i = 0; i < last; i++) {
      pages.add(
          new TruthPage(
              i + 1,
              new Frame.Pixels(),
              Optional.of(texts[i]),
              List.of(),
              true,
              Map.of(),
              List.of()));
    }
    return new Truth(pages);
  }
}
