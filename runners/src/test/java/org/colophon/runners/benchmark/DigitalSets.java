package org.colophon.runners.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.colophon.datasets.truth.Corpora;

/**
 * Born-digital pages: whole PDFs of the corpora that bring their text along, or where these are
 * absent the report of the samples; copied like the scans.
 */
final class DigitalSets {
  /** Below that, a PDF has hardly any text. */
  private static final int LEAST_CHARACTERS = 1000;

  private final Path home;
  private final Path scratch;

  DigitalSets(Path home, Path scratch) {
    this.home = home;
    this.scratch = scratch;
  }

  /** One PDF of nothing but running text, set from the texts of the scanned books. */
  PairedSet text(String name, int pages) throws IOException {
    final Path folder = scratch.resolve(name);
    final Path file = folder.resolve("whole").resolve("prose.pdf");
    TypesetPdf.write(file, prose(), pages);
    return new PairedSet(
        digital(name, "born-digital, running text alone", PageSet.Kind.DIGITAL, List.of(file)),
        BlankPages.digital(name, folder.resolve("blank")));
  }

  private String prose() throws IOException {
    final Optional<Path> corpus = Corpora.group("ocr_text");
    if (corpus.isEmpty()) {
      return Files.readString(home.resolve("datasets/samples/truth/report.gt.txt"));
    }
    final StringBuilder all = new StringBuilder();
    for (final Path text : ScanSets.files(corpus.get(), "oldbooks-.*\\.gt\\.txt")) {
      all.append(Files.readString(text)).append('\n');
    }
    return all.toString();
  }

  /** PDFs without a single image. */
  PairedSet plain(String name, int pages) throws IOException {
    return set(name, pages, "born-digital, no images", corpus(false));
  }

  /** PDFs with images, which have to be drawn where a region is kept as an image. */
  PairedSet illustrated(String name, int pages) throws IOException {
    return set(name, pages, "born-digital, with images", corpus(true));
  }

  private PairedSet set(String name, int pages, String about, List<Path> originals)
      throws IOException {
    final Path folder = scratch.resolve(name);
    final List<Path> whole = copies(originals, folder.resolve("whole"), "d", pages);
    return new PairedSet(
        digital(name, about, PageSet.Kind.DIGITAL, whole),
        BlankPages.digital(name, folder.resolve("blank")));
  }

  /**
   * Scans, born-digital pages and pages with tables, a third each, as single files in one folder.
   */
  PairedSet mixed(String name, int pages, ScanSets scans) throws IOException {
    final Path folder = scratch.resolve(name).resolve("whole");
    final List<Path> files = new ArrayList<>(scans.copies(folder, pages / 3));
    final int scanned = files.size();
    files.addAll(copies(corpus(false), folder, "d", pages / 3));
    files.addAll(copies(tables(), folder, "t", pages / 3));
    return new PairedSet(
        digital(
            name,
            scanned + " scanned pages, born-digital PDFs, PDFs with tables",
            PageSet.Kind.MIXED,
            files),
        BlankPages.scanned(
            name, scratch.resolve(name).resolve("blank"), PageSet.Kind.MIXED, false));
  }

  private static PageSet digital(String name, String about, PageSet.Kind kind, List<Path> files)
      throws IOException {
    int pages = 0;
    for (final Path file : files) {
      pages += pagesOf(file);
    }
    return new PageSet(
        name,
        pages + " pages in " + files.size() + " files: " + about,
        kind,
        files,
        List.of(),
        List.of(),
        pages);
  }

  /** Whole files in turn until there are enough pages. */
  private static List<Path> copies(List<Path> originals, Path folder, String prefix, int pages)
      throws IOException {
    Files.createDirectories(folder);
    final List<Path> copies = new ArrayList<>();
    int have = 0;
    for (int i = 0; have < pages; i++) {
      final Path original = originals.get(i % originals.size());
      copies.add(
          ScanSets.copy(
              original,
              folder.resolve(String.format(Locale.ROOT, "%s%04d.pdf", prefix, i + 1)),
              i));
      have += pagesOf(original);
    }
    return copies;
  }

  private static int pagesOf(Path file) throws IOException {
    if (!file.toString().endsWith(".pdf")) {
      return 1;
    }
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      return pdf.getNumberOfPages();
    }
  }

  private List<Path> corpus(boolean images) throws IOException {
    final Optional<Path> corpus = Corpora.group("pdfs");
    if (corpus.isEmpty()) {
      return List.of(home.resolve("datasets/samples/report.pdf"));
    }
    final List<Path> files = new ArrayList<>();
    for (final String line : Files.readAllLines(corpus.get().resolve("PDFINFO.tsv"))) {
      // file, exit code of pdfinfo, pages, encrypted, fonts, characters of five pages, images
      final String[] cells = line.split("\t", -1);
      if (cells.length >= 7
          && cells[1].equals("0")
          && cells[3].equals("no")
          && cells[5].matches("\\d+")
          && Integer.parseInt(cells[5]) >= LEAST_CHARACTERS
          && cells[6].isEmpty() != images) {
        files.add(corpus.get().resolve(cells[0]));
      }
    }
    return files;
  }

  private List<Path> tables() throws IOException {
    final Optional<Path> corpus = Corpora.group("tables");
    return corpus.isPresent()
        ? ScanSets.files(corpus.get(), "icdar2013-.*\\.pdf")
        : List.of(home.resolve("datasets/samples/report.pdf"));
  }
}
