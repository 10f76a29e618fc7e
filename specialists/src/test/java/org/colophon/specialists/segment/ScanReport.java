package org.colophon.specialists.segment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.raster.Raster;

/** Segments scans after a first pass of OCR and draws what came out. */
final class ScanReport {
  private ScanReport() {}

  /** Arguments: cache folder, folder for overlays, dpi or 0 for 300, page images. */
  public static void main(String[] args) throws IOException {
    final KindScore score = new KindScore();
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
          final Path coco = Path.of(arg.replaceAll("\\.\\w+$", ".coco.json"));
          if (Files.exists(coco)) {
            score(CocoPage.read(coco, 4), segments, score);
          }
          LayoutReport.draw(ink.toBufferedImage(), 1, segments, Path.of(args[1], name + ".png"));
        }
      }
    }
    System.out.println(score.table());
  }

  static void score(CocoPage truth, List<Segment> segments, KindScore score) {
    for (final Segment segment : segments) {
      for (final Line line : segment.lines()) {
        for (final Word word : line.words()) {
          final Box box = word.box();
          score.add(
              truth.at(box.centerX(), box.centerY()), segment.kind().word(), (double) box.area());
        }
      }
    }
  }
}
