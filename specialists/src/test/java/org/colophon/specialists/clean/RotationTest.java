package org.colophon.specialists.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.sourceforge.lept4j.ILeptonica;
import net.sourceforge.lept4j.Leptonica1;
import org.colophon.datasets.model.TransformChain;
import org.colophon.datasets.raster.Raster;
import org.colophon.datasets.truth.Corpora;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Real pages, turned by a quarter turn or more and by up to 5 degrees, must come out as they do
 * when they are not turned. A sample always runs; {@code -Dcolophon.measure=true} runs all pages
 * and prints every one.
 */
class RotationTest {
  private static final Map<String, List<String>> PAGES =
      Map.of(
          "ocr_text", List.of("oldbooks-*.tiff", "tapus-*.jpg"), "layout", List.of("tapus-*.jpg"));

  @Test
  void sampleComesOutUprightAndStraight() throws IOException {
    final List<Path> pages = pages();
    final List<Path> sample = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      sample.add(pages.get(i * pages.size() / 8));
    }
    check(sample, 3, 0.125, 0.3);
  }

  @Test
  @EnabledIfSystemProperty(named = "colophon.measure", matches = "true")
  void allComeOutUprightAndStraight() throws IOException {
    check(pages(), Long.getLong("colophon.seed", 7L), 0.01, 0.2);
  }

  private static List<Path> pages() throws IOException {
    final List<Path> pages = new ArrayList<>();
    for (final Map.Entry<String, List<String>> group : PAGES.entrySet()) {
      final Optional<Path> folder = Corpora.group(group.getKey());
      Assumptions.assumeTrue(folder.isPresent(), "no corpora; set COLOPHON_CORPORA");
      for (final String glob : group.getValue()) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder.orElseThrow(), glob)) {
          found.forEach(pages::add);
        }
      }
    }
    pages.sort(java.util.Comparator.comparing(path -> path.getFileName().toString()));
    Assumptions.assumeFalse(pages.isEmpty(), "no pages in the corpora");
    return pages;
  }

  private static void check(List<Path> pages, long seed, double mostWrong, double mostResidual)
      throws IOException {
    final Random random = new Random(seed);
    final List<Double> residuals = new ArrayList<>();
    int wrong = 0;
    try (PageCleaner cleaner = new PageCleaner()) {
      for (final Path path : pages) {
        final int turns = random.nextInt(4);
        final double degrees = random.nextDouble() * 10 - 5;
        try (Raster page = Raster.decode(Files.readAllBytes(path))) {
          final long start = cpu();
          final double own = correction(cleaner, page).degrees();
          final long unturned = cpu();
          try (Raster turned = turned(page, turns, degrees)) {
            final long ready = cpu();
            final Correction found = correction(cleaner, turned);
            final double residual =
                Math.IEEEremainder(
                    found.degrees() + 90 * turns + degrees - own, found.doubted() ? 180 : 360);
            System.out.printf(
                "%s turned %d x 90 %+.2f: residual %+.3f degrees; CPU %d ms as it is, %d ms turned%n",
                path.getFileName(),
                turns,
                degrees,
                residual,
                (unturned - start) / 1_000_000,
                (cpu() - ready) / 1_000_000);
            if (Math.abs(residual) > 45) {
              wrong++;
            } else {
              residuals.add(Math.abs(residual));
            }
          }
        }
      }
    }
    Collections.sort(residuals);
    final double p95 = residuals.get((int) Math.ceil(residuals.size() * 0.95) - 1);
    System.out.printf(
        "%d pages, %d wrongly turned, residual skew p95 %.3f degrees%n", pages.size(), wrong, p95);
    assertTrue(
        wrong <= mostWrong * pages.size(), wrong + " of " + pages.size() + " wrongly turned");
    assertEquals(0, p95, mostResidual);
  }

  private static Correction correction(PageCleaner cleaner, Raster page) {
    try (CleanedPage cleaned = cleaner.clean(page, page.dpi(), CleanOptions.all())) {
      return new Correction(angle(cleaned.chain()), cleaned.mayBeUpsideDown());
    }
  }

  /** What the cleaner found; half a turn that it doubts is settled by reading, later. */
  private record Correction(double degrees, boolean doubted) {}

  private static double angle(TransformChain chain) {
    final AffineTransform map = chain.toCleaned();
    return Math.toDegrees(Math.atan2(map.getShearY(), map.getScaleX()));
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static Raster turned(Raster page, int turns, double degrees) {
    try (Raster grey = Raster.of(Leptonica1.pixConvertTo8(page.pix(), 0));
        Raster quarters = Raster.of(Leptonica1.pixRotateOrth(grey.pix(), turns))) {
      final Raster turned =
          Raster.of(
              Leptonica1.pixRotate(
                  quarters.pix(),
                  (float) Math.toRadians(degrees),
                  ILeptonica.L_ROTATE_AREA_MAP,
                  ILeptonica.L_BRING_IN_WHITE,
                  quarters.width(),
                  quarters.height()));
      if (page.depth() != 1) {
        return turned;
      }
      try (turned) {
        return Binariser.threshold(turned, Binariser.MIDDLE_GREY);
      }
    }
  }
}
