package org.colophon.runners.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.colophon.datasets.store.Sha256;

/**
 * What every round digitizes, small so that a round is short, and what must come of it.
 *
 * @param sources the archive
 * @param reference an output folder of the direct runner
 * @param faults the file that says which faults storage has
 * @param poisonedDocument id of the document that one sort of round poisons
 * @param pagesWithoutRegions pages that are finished when they are read
 */
record ChaosArchive(
    Path sources, Path reference, Path faults, String poisonedDocument, int pagesWithoutRegions) {
  private static final int IMAGES = 6;
  private static final int BOOK = 4;
  private static final int REPORT = 2;

  /** Makes it in a folder. */
  static ChaosArchive make(Path folder) throws IOException, InterruptedException {
    final Path sources = folder.resolve("archive");
    SmallArchive.images(sources.resolve("images"), 1, IMAGES);
    SmallArchive.book(sources.resolve("book.pdf"), BOOK);
    SmallArchive.report(sources.resolve("report.pdf"), REPORT);
    final Path reference = folder.resolve("reference");
    Digitization.succeed(new Digitization(sources, reference).here());
    final byte[] image = Files.readAllBytes(sources.resolve("images").resolve("image-0001.png"));
    return new ChaosArchive(
        sources,
        reference,
        folder.resolve("faults"),
        "d" + Sha256.hex(image).substring(0, 16),
        IMAGES + BOOK + REPORT - drafts(reference));
  }

  private static int drafts(Path output) throws IOException {
    try (Stream<Path> files = Files.walk(output.resolve("work"))) {
      return (int) files.filter(file -> file.toString().endsWith(".draft")).count();
    }
  }

  int pages() {
    return IMAGES + BOOK + REPORT;
  }

  int documents() {
    return IMAGES + 2;
  }
}
