package org.colophon.datasets.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.colophon.datasets.raster.Raster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TiffSourceTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6, 7, 8})
  void everyOrientationStandsUpright(int orientation) throws Exception {
    final BufferedImage upright = image("pillow-g4_orientation_2.tif");
    final BufferedImage other = image("pillow-g4_orientation_" + orientation + ".tif");
    assertEquals(590, other.getWidth());
    assertEquals(88, other.getHeight());
    int different = 0;
    for (int y = 0; y < 88; y++) {
      for (int x = 0; x < 590; x++) {
        different += upright.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
      }
    }
    // The files were drawn one by one and differ at the edges of letters.
    assertTrue(different < 200, different + " pixels differ");
  }

  @ParameterizedTest
  @CsvSource({
    "12m-bigBigTIFFLong8Tiles.tif, 1, 32",
    "12m-ccitt-G32DS.tif, 1, 1",
    "12m-packbits-fillorder-2.tif, 1, 1",
    "12m-depth-flower-minisblack-10.tif, 1, 8",
    "12m-depth-flower-minisblack-16.tif, 1, 8",
    "12m-depth-flower-palette-16.tif, 1, 32",
    "12m-depth-flower-separated-contig-16.tif, 1, 32",
    "12m-cmyk_jpeg_no_profile.tif, 1, 32",
    "12m-jpeg-lossless-8bit-gray.tif, 1, 8",
    "12m-shapes_lzw_predictor3.tif, 1, 32",
    "12m-WangJPEG.tif, 1, 32",
    "12m-cramps-tile.tif, 1, 8",
    "12m-fivepages-scan-causingerrors.tif, 5, 1",
    "pillow-g4-multi.tiff, 3, 1",
    "pillow-hopper_bigtiff.tif, 1, 32",
    "pillow-lab-red.tif, 1, 32",
    "pillow-multipage-mmap.tiff, 3, 32",
    "pillow-tiff_tiled_planar_16bit_RGBa.tiff, 1, 32",
    "pillow-tiff_gray_2_4_bpp-hopper4R.tif, 1, 8",
  })
  void everyPageHasARaster(String name, int pages, int depth) throws Exception {
    try (OpenedSource source = Sources.open(Corpus.file("tiffs", name), SourceLimits.DEFAULT)) {
      assertEquals(pages, source.pageCount());
      for (int number = 1; number <= pages; number++) {
        try (SourcePage page = source.page(number);
            Raster raster = page.raster()) {
          assertEquals(page.width(), raster.width());
          assertEquals(page.height(), raster.height());
          assertEquals(depth, raster.depth());
        }
      }
    }
  }

  /** Leptonica would take the fourth ink for transparency. */
  @Test
  void cmykKeepsItsColours() throws Exception {
    final BufferedImage image = image("12m-cmyk_jpeg_no_profile.tif");
    assertEquals(0xffffff, image.getRGB(145, 60) & 0xffffff);
  }

  /** Leptonica does not mind that zero is white where there is more than one bit. */
  @Test
  void greyNegativesAreTurnedBack() throws Exception {
    final BufferedImage straight = image("pillow-tiff_gray_2_4_bpp-hopper2.tif");
    final BufferedImage negative = image("pillow-tiff_gray_2_4_bpp-hopper2IR.tif");
    assertEquals(straight.getRGB(64, 120), negative.getRGB(64, 120));
    assertEquals(straight.getRGB(3, 3), negative.getRGB(3, 3));
  }

  private static BufferedImage image(String name) throws Exception {
    try (OpenedSource source = Sources.open(Corpus.file("tiffs", name), SourceLimits.DEFAULT);
        Raster raster = source.page(1).raster()) {
      return raster.toBufferedImage();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pillow-crash-0c7e0e8e11ce787078f00b5b0ca409a167f070e0.tif",
        "pillow-crash-74d2a78403a5a59db1fb0a2b8735ac068a75f6e3.tif",
        "pillow-crash-f46f5b2f43c370fe65706c11449f567ecc345e74.tif",
        "pillow-crash-2020-10-test.tif",
        "pillow-crash-63b1dffefc8c075ddc606c0a2f5fdc15ece78863.tif",
      })
  void damagedPagesSaySo(String name) throws Exception {
    try (OpenedSource source = Sources.open(Corpus.file("tiffs", name), SourceLimits.DEFAULT)) {
      final SourceException e =
          assertThrows(SourceException.class, () -> source.page(1).raster().close());
      assertEquals(SourceException.Cause.DAMAGED, e.code());
    }
  }

  @Test
  void chainThatRunsInACircleEnds() throws Exception {
    final ByteBuffer bytes = header();
    entries(bytes, 8, 300, 300);
    final Path file = write(bytes);
    try (OpenedSource source = Sources.open(file, SourceLimits.DEFAULT)) {
      assertEquals(1, source.pageCount());
    }
  }

  /** A fax in standard resolution has 204 columns but 98 rows to the inch. */
  @Test
  void faxPixelsBecomeSquare() throws Exception {
    final ByteBuffer bytes = header();
    entries(bytes, 0, 204, 102);
    try (OpenedSource source = Sources.open(write(bytes), SourceLimits.DEFAULT);
        SourcePage page = source.page(1);
        Raster raster = page.raster()) {
      assertEquals(16, page.width());
      assertEquals(16, page.height());
      assertEquals(204, page.dpi());
      assertEquals(16, raster.height());
    }
  }

  @Test
  void g4StripPassesThrough() throws Exception {
    final Path file = folder.resolve("page.tif");
    final byte[] tiff;
    try (Raster raster = Raster.blank(320, 200, 1)) {
      tiff = raster.tiffG4();
      Files.write(file, tiff);
    }
    try (OpenedSource source = Sources.open(file, SourceLimits.DEFAULT)) {
      final EncodedImage encoded = source.page(1).encoded().orElseThrow();
      assertEquals(EncodedImage.Coding.G4, encoded.coding());
      assertEquals(320, encoded.width());
      assertTrue(
          Collections.indexOfSubList(boxed(tiff), boxed(encoded.bytes())) > 0,
          "the strip is a part of the file");
    }
  }

  private static List<Byte> boxed(byte[] bytes) {
    final List<Byte> list = new ArrayList<>();
    for (final byte b : bytes) {
      list.add(b);
    }
    return list;
  }

  private static ByteBuffer header() {
    final ByteBuffer bytes = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    return bytes.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
  }

  /** A page of 16 by 8 white pixels, uncompressed, with its data at 180. */
  private static void entries(ByteBuffer bytes, int next, int dpiX, int dpiY) {
    final int[][] entries = {
      {256, 16}, {257, 8}, {258, 1}, {259, 1}, {262, 0}, {273, 180}, {277, 1}, {278, 8}, {279, 16},
    };
    bytes.putShort((short) (entries.length + 2));
    for (final int[] entry : entries) {
      bytes.putShort((short) entry[0]).putShort((short) 4).putInt(1).putInt(entry[1]);
    }
    bytes.putShort((short) 282).putShort((short) 5).putInt(1).putInt(160);
    bytes.putShort((short) 283).putShort((short) 5).putInt(1).putInt(168);
    bytes.putInt(next);
    bytes.putInt(160, dpiX).putInt(164, 1).putInt(168, dpiY).putInt(172, 1);
  }

  private Path write(ByteBuffer bytes) throws Exception {
    final byte[] all = new byte[bytes.capacity()];
    bytes.rewind().get(all);
    return Files.write(folder.resolve("made.tif"), all);
  }
}
