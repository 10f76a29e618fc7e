package org.colophon.specialists.pages;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.colophon.datasets.truth.Corpora;
import org.junit.jupiter.api.Test;

/** Cleaning and segmenting must not cost text: the page step reads as well as its engine alone. */
class OldBooksTest {
  /** Percentage points by which the page step may be worse. */
  private static final double TOLERANCE = 0.05;

  /** By default every sixth page; {@code -Dcolophon.measure=true} takes all. */
  private static final int STEP = Boolean.getBoolean("colophon.measure") ? 1 : 6;

  @Test
  void readsAsWellAsTheEngineAlone() throws Exception {
    final Optional<Path> folder = Corpora.group("ocr_text");
    assumeTrue(folder.isPresent(), "the corpora are absent; set COLOPHON_CORPORA");
    final OldBooks.Score score = OldBooks.measure(folder.get(), STEP);
    final double engine = 100 * score.engine().rate();
    final double body = 100 * score.body().rate();
    final double all = 100 * score.all().rate();
    final String line =
        String.format(
            Locale.ROOT,
            "micro-CER: engine alone %.3f %%, body text %.3f %%, everything kept %.3f %%",
            engine,
            body,
            all);
    System.out.println(line);
    assertTrue(body <= engine + TOLERANCE && all <= engine + TOLERANCE, line);
  }
}
