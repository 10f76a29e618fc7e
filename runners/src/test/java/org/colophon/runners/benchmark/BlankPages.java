package org.colophon.runners.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.colophon.datasets.raster.Raster;

/** Blank pages, from which the start-up is told. */
final class BlankPages {
  private static final int WIDTH = 1700;
  private static final int HEIGHT = 2200;

  private BlankPages() {}

  /** One page image, given as such or bound into a PDF. */
  static PageSet scanned(String name, Path folder, PageSet.Kind kind, boolean bound)
      throws IOException {
    final Path image = Files.createDirectories(folder.resolve("images")).resolve("p0001.png");
    try (Raster blank = Raster.blank(WIDTH, HEIGHT, 1)) {
      Files.write(image, blank.png());
    }
    Path source = image;
    if (bound) {
      source = Files.createDirectories(folder.resolve("book")).resolve("book.pdf");
      ScannedPdf.write(List.of(image), source);
    }
    return set(name, kind, source, List.of(image));
  }

  /** A PDF of one page with nothing on it. */
  static PageSet digital(String name, Path folder) throws IOException {
    final Path source = Files.createDirectories(folder).resolve("d0001.pdf");
    try (PDDocument pdf = new PDDocument()) {
      pdf.addPage(new PDPage());
      pdf.save(source.toFile());
    }
    return set(name, PageSet.Kind.DIGITAL, source, List.of());
  }

  private static PageSet set(String name, PageSet.Kind kind, Path source, List<Path> images) {
    return new PageSet(name, "a blank page", kind, List.of(source), images, List.of(), 1);
  }
}
