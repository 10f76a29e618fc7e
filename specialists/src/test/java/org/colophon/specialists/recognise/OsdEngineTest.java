package org.colophon.specialists.recognise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import net.sourceforge.lept4j.Leptonica1;
import org.colophon.datasets.raster.Raster;
import org.colophon.datasets.truth.Corpora;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class OsdEngineTest {
  @Test
  void tellsHowToSetAPageUpright() throws IOException {
    final Optional<Path> folder = Corpora.group("ocr_text");
    Assumptions.assumeTrue(folder.isPresent(), "no corpora; set COLOPHON_CORPORA");
    final Path file = folder.orElseThrow().resolve("oldbooks-d033.tiff");
    Assumptions.assumeTrue(Files.exists(file), "no page in the corpora");
    try (Raster page = Raster.decode(Files.readAllBytes(file));
        OsdEngine engine = new OsdEngine()) {
      for (int turns = 0; turns < 4; turns++) {
        try (Raster turned = Raster.of(Leptonica1.pixRotateOrth(page.pix(), turns))) {
          final OsdEngine.Orientation found = engine.detect(turned, 300).orElseThrow();
          assertEquals((4 - turns) % 4, found.turns());
          assertTrue(found.confidence() > 5);
        }
      }
    }
  }

  @Test
  void blankPagesHaveNoOrientation() {
    try (OsdEngine engine = new OsdEngine();
        Raster page = Raster.blank(800, 1000, 1)) {
      assertEquals(Optional.empty(), engine.detect(page, 100));
    }
  }

  @Test
  void refusesWorkWhenClosed() {
    final OsdEngine engine = new OsdEngine();
    engine.close();
    try (Raster page = Raster.blank(80, 100, 1)) {
      assertThrows(IllegalStateException.class, () -> engine.detect(page, 100));
    }
  }
}
