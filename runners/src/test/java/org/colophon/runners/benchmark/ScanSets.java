package org.colophon.runners.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.colophon.datasets.truth.Corpora;

/**
 * Scanned book pages: those of the old-books corpus, or where it is absent those of the samples,
 * over and over until there are enough. Every copy gets a few bytes of its own behind its end,
 * which no reader looks at: the same bytes under two names are one document for Colophon, which
 * would do it once.
 */
final class ScanSets {
  /** A page image, and its text or nothing. */
  private record Original(Path image, Optional<String> truth) {}

  private final Path scratch;
  private final List<Original> originals;
  private final String about;

  private ScanSets(Path scratch, List<Original> originals, String about) {
    this.scratch = scratch;
    this.originals = List.copyOf(originals);
    this.about = about;
  }

  /**
   * @param home the checkout, for the samples
   * @param scratch folder for the copies
   */
  static ScanSets find(Path home, Path scratch) throws IOException {
    final Optional<Path> corpus = Corpora.group("ocr_text");
    final List<Original> originals = new ArrayList<>();
    for (final Path image :
        corpus.isPresent()
            ? files(corpus.get(), "oldbooks-.*\\.tiff")
            : files(home.resolve("datasets/samples/report-pages"), ".*\\.jpg")) {
      final Path truth = Path.of(image.toString().replace(".tiff", ".gt.txt"));
      originals.add(
          new Original(
              image,
              corpus.isPresent() && Files.exists(truth)
                  ? Optional.of(Files.readString(truth))
                  : Optional.empty()));
    }
    final String from =
        corpus.isPresent()
            ? "old-books pages of the corpora"
            : "pages of datasets/samples, since the corpora are not there,";
    return new ScanSets(scratch, originals, originals.size() + " " + from);
  }

  static List<Path> files(Path folder, String pattern) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().matches(pattern)).sorted().toList();
    }
  }

  /** The pages as one PDF, without loss. */
  PairedSet book(String name, int pages) throws IOException {
    return new PairedSet(wholeBook(name, pages), blank(name, true));
  }

  private PageSet wholeBook(String name, int pages) throws IOException {
    final Path folder = scratch.resolve(name).resolve("whole");
    final List<Path> images = copies(folder.resolve("images"), pages);
    final Path book = Files.createDirectories(folder.resolve("book")).resolve("book.pdf");
    ScannedPdf.write(images, book);
    return new PageSet(
        name,
        about(pages, "one PDF"),
        PageSet.Kind.SCANNED,
        List.of(book),
        images,
        truths(pages),
        pages);
  }

  /** The pages as single files. */
  PairedSet files(String name, int pages) throws IOException {
    return new PairedSet(wholeFiles(name, pages), blank(name, false));
  }

  private PageSet wholeFiles(String name, int pages) throws IOException {
    final List<Path> images =
        copies(scratch.resolve(name).resolve("whole").resolve("images"), pages);
    return new PageSet(
        name,
        about(pages, "one file each"),
        PageSet.Kind.SCANNED,
        images,
        images,
        truths(pages),
        pages);
  }

  private PageSet blank(String name, boolean bound) throws IOException {
    return BlankPages.scanned(
        name, scratch.resolve(name).resolve("blank"), PageSet.Kind.SCANNED, bound);
  }

  private String about(int pages, String form) {
    return pages + " pages, " + form + ": " + about + " in turn";
  }

  private List<String> truths(int pages) {
    if (originals.stream().anyMatch(original -> original.truth().isEmpty())) {
      return List.of();
    }
    final List<String> truths = new ArrayList<>();
    for (int i = 0; i < pages; i++) {
      truths.add(originals.get(i % originals.size()).truth().orElseThrow());
    }
    return truths;
  }

  /** Page images {@code p0001.tiff} and so on. */
  List<Path> copies(Path folder, int pages) throws IOException {
    Files.createDirectories(folder);
    final List<Path> copies = new ArrayList<>();
    for (int i = 0; i < pages; i++) {
      final Path original = originals.get(i % originals.size()).image();
      final String suffix = original.toString().substring(original.toString().lastIndexOf('.'));
      copies.add(
          copy(original, folder.resolve(String.format(Locale.ROOT, "p%04d%s", i + 1, suffix)), i));
    }
    return copies;
  }

  /** A copy with other bytes and the same content. */
  static Path copy(Path original, Path copy, int number) throws IOException {
    Files.write(copy, Files.readAllBytes(original));
    Files.writeString(copy, "\n% copy " + number + "\n", StandardOpenOption.APPEND);
    return copy;
  }
}
