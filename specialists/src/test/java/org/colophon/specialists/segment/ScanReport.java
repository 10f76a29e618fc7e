package org.colophon.specialists.segment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.colophon.datasets.raster.Raster;

/** Segments scans after a first pass of OCR and draws what came out. */
final class ScanReport {
  private ScanReport() {}

  /** Arguments: cache folder, folder for overlays, dpi or 0 for 300, page images. */
  public static void main(String[] args) throws IOException {
    try (FirstPass pass = new FirstPass(Path.of(args[0]))) {
      for (final String arg : List.of(args).subList(2, args.length)) {
        final Path image = Path.of(arg);
        final String name = image.getFileName().toString();
        try (Raster ink = FirstPass.ink(image)) {
          final long start = System.nanoTime();
          final PageAnalysis page = pass.analysis(name, ink, 300);
          final long middle = System.nanoTime();
          final List<Segment> segments = Segmenter.standard().segment(page);
          System.out.printf(
              "%s %d segments, %d rulings, %d pictures, %d ms and %d ms%n",
              name,
              segments.size(),
              page.rulings().size(),
              page.images().size(),
              (middle - start) / 1_000_000,
              (System.nanoTime() - middle) / 1_000_000);
          LayoutReport.draw(ink.toBufferedImage(), 1, segments, Path.of(args[1], name + ".png"));
        }
      }
    }
  }
}
