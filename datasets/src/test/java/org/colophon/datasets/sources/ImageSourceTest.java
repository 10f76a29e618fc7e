package org.colophon.datasets.sources;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.colophon.datasets.raster.Raster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageSourceTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
  void headersAgreeWithPixels(String format) throws Exception {
    final BufferedImage image = new BufferedImage(41, 23, BufferedImage.TYPE_INT_RGB);
    image.setRGB(5, 5, 0xff0000);
    final Path file = folder.resolve("page");
    assertTrue(ImageIO.write(image, format, file.toFile()));
    assertPage(file, 41, 23);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P2 # grey\n3 2\n255\n0 1 2 3 4 5\n", "P1\n3 2\n1 0 1 0 1 0\n"})
  void netpbm(String text) throws Exception {
    assertPage(Files.writeString(folder.resolve("page"), text), 3, 2);
  }

  @Test
  void alphaLiesOverWhite() throws Exception {
    final BufferedImage clear = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB);
    final Path file = folder.resolve("clear.png");
    ImageIO.write(clear, "png", file.toFile());
    try (OpenedSource source = Sources.open(file, SourceLimits.DEFAULT);
        Raster raster = source.page(1).raster()) {
      assertEquals(0xffffffff, raster.toBufferedImage().getRGB(1, 1));
    }
  }

  /** EXIF orientation 6: the camera was held on its side; the top of the page is on the left. */
  @Test
  void exifOrientationIsApplied() throws Exception {
    final BufferedImage image = new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 32; y++) {
      for (int x = 0; x < 32; x++) {
        image.setRGB(x, y, 0xffffff);
      }
    }
    final byte[] plain = jpeg(image);
    final ByteArrayOutputStream turned = new ByteArrayOutputStream();
    turned.write(plain, 0, 2);
    turned.write(HexFormat.of().parseHex("ffe10022"));
    turned.write("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
    turned.write(
        HexFormat.of()
            .parseHex("4d4d002a00000008" + "0001" + "011200030000000100060000" + "00000000"));
    turned.write(plain, 2, plain.length - 2);
    final Path file = Files.write(folder.resolve("photo.jpg"), turned.toByteArray());
    try (OpenedSource source = Sources.open(file, SourceLimits.DEFAULT);
        SourcePage page = source.page(1);
        Raster raster = page.raster()) {
      assertEquals(32, page.width());
      assertEquals(64, page.height());
      assertEquals(64, raster.height());
      assertTrue((raster.toBufferedImage().getRGB(16, 5) & 0xff) > 200, "the white half is on top");
      assertTrue((raster.toBufferedImage().getRGB(16, 60) & 0xff) < 50);
      assertTrue(page.encoded().isEmpty(), "its bytes do not stand upright");
    }
  }

  @Test
  void jpegPassesThrough() throws Exception {
    final byte[] bytes = jpeg(new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB));
    final Path file = Files.write(folder.resolve("photo.jpg"), bytes);
    try (OpenedSource source = Sources.open(file, SourceLimits.DEFAULT)) {
      final EncodedImage encoded = source.page(1).encoded().orElseThrow();
      assertEquals(EncodedImage.Coding.JPEG, encoded.coding());
      assertEquals(3, encoded.components());
      assertArrayEquals(bytes, encoded.bytes());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "pillow-test-card-lossy-tiled.jp2, 640, 480",
    "pillow-rgb_trns_ycbc.j2k, 64, 64",
    "jbig2-003.jb2, 2550, 3305",
  })
  void corpusFiles(String name, int width, int height) throws Exception {
    assertPage(Corpus.file("tiffs", name), width, height);
  }

  @ParameterizedTest
  @CsvSource({
    "pillow-not_enough_data.jp2, DAMAGED",
    "pillow-16bit.cropped.jp2, UNSUPPORTED",
    "pillow-unbound_variable.jp2, DAMAGED",
    "pillow-zero_height.j2k, DAMAGED",
  })
  void brokenCorpusFiles(String name, SourceException.Cause cause) throws Exception {
    final Path file = Corpus.file("tiffs", name);
    try (OpenedSource source = Sources.open(file, SourceLimits.DEFAULT)) {
      final SourceException e =
          assertThrows(SourceException.class, () -> source.page(1).raster().close());
      assertEquals(cause, e.code());
    }
  }

  @Test
  void pagesOfJbig2() throws Exception {
    final Path file = Corpus.file("tiffs", "jbig2-20123110001.jb2");
    try (OpenedSource source = Sources.open(file, SourceLimits.DEFAULT)) {
      assertEquals(3, source.pageCount());
      try (SourcePage page = source.page(3);
          Raster raster = page.raster()) {
        assertEquals(1, raster.depth());
        assertEquals(2577, raster.width());
      }
    }
  }

  private static byte[] jpeg(BufferedImage image) throws Exception {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", out);
    return out.toByteArray();
  }

  private static void assertPage(Path file, int width, int height) throws Exception {
    try (OpenedSource source = Sources.open(file, SourceLimits.DEFAULT);
        SourcePage page = source.page(1);
        Raster raster = page.raster()) {
      assertEquals(width, page.width());
      assertEquals(height, page.height());
      assertEquals(width, raster.width());
      assertEquals(height, raster.height());
      assertTrue(raster.depth() == 1 || raster.depth() == 8 || raster.depth() == 32);
      assertTrue(page.dpi() >= 50 && page.dpi() <= 2400);
    }
  }
}
