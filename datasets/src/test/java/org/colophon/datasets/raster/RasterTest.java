package org.colophon.datasets.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Random;
import org.colophon.datasets.model.Box;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RasterTest {
  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_BYTE_BINARY,
        BufferedImage.TYPE_BYTE_GRAY,
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_3BYTE_BGR
      })
  void pixelsSurviveBothWays(int type) throws IOException {
    final BufferedImage image = noise(37, 21, type);
    try (Raster raster = Raster.of(image);
        Raster again = Raster.decode(raster.png())) {
      final BufferedImage back = raster.toBufferedImage();
      for (int y = 0; y < 21; y++) {
        for (int x = 0; x < 37; x++) {
          assertEquals(image.getRGB(x, y), back.getRGB(x, y), x + "," + y);
        }
      }
      assertEquals(raster.depth(), again.depth());
      assertEquals(37, again.width());
    }
  }

  @Test
  void cropsAreClamped() {
    try (Raster raster = Raster.blank(100, 50, 8);
        Raster crop = raster.crop(new Box(90, 40, 200, 200))) {
      assertEquals(new Box(0, 0, 10, 10), crop.bounds());
    }
  }

  @Test
  void refusesWhatIsNoImage() {
    assertThrows(
        IOException.class,
        () -> Raster.decode(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13}));
  }

  private static BufferedImage noise(int width, int height, int type) {
    final Random random = new Random(1);
    final BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    return image;
  }
}
