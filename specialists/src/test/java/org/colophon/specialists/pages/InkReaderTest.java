package org.colophon.specialists.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.geom.AffineTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import net.sourceforge.lept4j.ILeptonica;
import net.sourceforge.lept4j.Leptonica1;
import org.colophon.datasets.raster.Raster;
import org.colophon.datasets.truth.Corpora;
import org.colophon.specialists.models.BundledModels;
import org.junit.jupiter.api.Test;

class InkReaderTest {
  /** Ascenders and OSD both take this page, turned like this, for its own head stand. */
  @Test
  void readsAPageBothWaysUpWhereNothingElseCanTell() throws Exception {
    final Optional<Path> folder = Corpora.group("ocr_text");
    assumeTrue(folder.isPresent(), "the corpora are absent; set COLOPHON_CORPORA");
    final double degrees = 3.72;
    final byte[] file = Files.readAllBytes(folder.get().resolve("oldbooks-h011.tiff"));
    try (Raster page = Raster.decode(file);
        Raster turned = turned(page, degrees);
        InkReader reader = new InkReader(BundledModels.folder(), "eng", "test");
        InkReader.Ink ink =
            reader.read(
                InputKind.PAGE, turned, 0, true, new Stopwatch("d0123456789abcdef_p00001"))) {
      final AffineTransform map = ink.cleaned().chain().toCleaned();
      final double angle = Math.toDegrees(Math.atan2(map.getShearY(), map.getScaleX()));
      assertTrue(ink.cleaned().mayBeUpsideDown());
      assertEquals(0, Math.IEEEremainder(angle + 90 + degrees, 360), 1);
    }
  }

  private static Raster turned(Raster page, double degrees) {
    try (Raster grey = Raster.of(Leptonica1.pixConvertTo8(page.pix(), 0));
        Raster quarter = Raster.of(Leptonica1.pixRotateOrth(grey.pix(), 1));
        Raster askew =
            Raster.of(
                Leptonica1.pixRotate(
                    quarter.pix(),
                    (float) Math.toRadians(degrees),
                    ILeptonica.L_ROTATE_AREA_MAP,
                    ILeptonica.L_BRING_IN_WHITE,
                    quarter.width(),
                    quarter.height()))) {
      return Raster.of(Leptonica1.pixThresholdToBinary(askew.pix(), 128));
    }
  }
}
