package org.colophon.runners.benchmark;

import static org.colophon.runners.benchmark.PageSet.Kind.DIGITAL;
import static org.colophon.runners.benchmark.PageSet.Kind.MIXED;
import static org.colophon.runners.benchmark.PageSet.Kind.SCANNED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All contenders, with the options that make their results alike. */
final class Contenders {
  private static final Pattern IMAGE_MARK = Pattern.compile("(?m)^\\[[a-z]+(?:: (.*))?]$");

  static final String RECOGNISER = "recogniser";
  static final String OCRMYPDF_CLEAN = "ocrmypdf-clean";
  static final String COLOPHON = "colophon-pdf";
  static final String COLOPHON_IN_PROCESS = "colophon-pdf-none";
  static final String COLOPHON_TEXT = "colophon-text";
  static final String COLOPHON_TEXT_IN_PROCESS = "colophon-text-none";
  static final String COLOPHON_ALL = "colophon-all";
  static final String COLOPHON_ALL_IN_PROCESS = "colophon-all-none";

  private static final List<String> CLEANING = List.of("--deskew", "--clean", "--rotate-pages");
  private static final String SEARCHABLE = "pdf,hocr,txt";

  /** The old-books images say nothing of it, and OCRmyPDF then refuses them. PDFs ignore it. */
  private static final String IMAGE_DPI = Integer.toString(ScannedPdf.USUAL_DPI);

  private final Path home;
  private final String workers;

  /**
   * @param home the checkout
   * @param workers pages that every contender does at the same time
   */
  Contenders(Path home, int workers) {
    this.home = home;
    this.workers = Integer.toString(workers);
  }

  List<Contender> all() {
    final Set<PageSet.Kind> scanned = Set.of(SCANNED);
    final Set<PageSet.Kind> digital = Set.of(DIGITAL, MIXED);
    return List.of(
        new Contender(
            RECOGNISER,
            "the embedded Tesseract alone, pages decoded and models loaded before the clock starts",
            scanned,
            this::recogniser,
            RecogniserAlone::texts,
            RecogniserAlone::usage),
        whole("tesseract", "(a) tesseract under GNU parallel, pdf hocr txt", scanned, this::bare),
        whole("ocrmypdf", "(b) OCRmyPDF as it comes", scanned, ocrmypdf(List.of())),
        whole(
            OCRMYPDF_CLEAN,
            "(b) OCRmyPDF " + String.join(" ", CLEANING),
            scanned,
            ocrmypdf(CLEANING)),
        whole(
            "ocrmypdf-skip-text",
            "(b) OCRmyPDF --skip-text, which reads only pages without text",
            digital,
            ocrmypdf(List.of("--skip-text"))),
        colophon(COLOPHON, "(c) Colophon --to " + SEARCHABLE, scanned, SEARCHABLE, "process"),
        colophon(COLOPHON_IN_PROCESS, "(c) the same in process", scanned, SEARCHABLE, "none"),
        colophon(COLOPHON_TEXT, "(c) Colophon --to md,parquet", digital, "md,parquet", "process"),
        colophon(
            COLOPHON_TEXT_IN_PROCESS, "(c) the same in process", digital, "md,parquet", "none"),
        colophon(
            COLOPHON_ALL,
            "(d) Colophon with everything on",
            Set.of(SCANNED, DIGITAL, MIXED),
            "all",
            "process"),
        colophon(
            COLOPHON_ALL_IN_PROCESS,
            "(d) the same in process",
            Set.of(SCANNED, DIGITAL, MIXED),
            "all",
            "none"));
  }

  private static Contender whole(
      String name, String about, Set<PageSet.Kind> kinds, Contender.Work work) {
    return new Contender(
        name, about, kinds, work, Contenders::besideImages, Contender.Meter.WHOLE_PROCESS);
  }

  private Contender colophon(
      String name, String about, Set<PageSet.Kind> kinds, String to, String isolation) {
    return new Contender(
        name,
        about + ", --isolation " + isolation,
        kinds,
        (set, output) ->
            List.of(
                home.resolve("colophon").toString(),
                "digitize",
                set.argument().toString(),
                "--to",
                to,
                "--isolation",
                isolation,
                "--workers",
                workers,
                "--output",
                output.toString()),
        Contenders::ofDocuments,
        Contender.Meter.WHOLE_PROCESS);
  }

  private List<String> recogniser(PageSet set, Path output) throws IOException {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        // As in the colophon script.
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        RecogniserAlone.class.getName(),
        workers,
        list(set.images(), output).toString(),
        output.toString());
  }

  private List<String> bare(PageSet set, Path output) throws IOException {
    return List.of(
        "parallel",
        "-j",
        workers,
        "-a",
        list(set.images(), output).toString(),
        "tesseract",
        "{}",
        output + "/{/.}",
        "-l",
        "eng",
        "pdf",
        "hocr",
        "txt");
  }

  private Contender.Work ocrmypdf(List<String> options) {
    return (set, output) -> {
      final List<String> command = new ArrayList<>();
      final boolean one = set.isOneFile();
      if (!one) {
        command.addAll(
            List.of("parallel", "-j", workers, "-a", list(set.sources(), output).toString()));
      }
      final String stem = output + (one ? "/book" : "/{/.}");
      command.addAll(List.of("ocrmypdf", "-q", "-l", "eng", "--jobs", one ? workers : "1"));
      command.addAll(options);
      command.addAll(List.of("--image-dpi", IMAGE_DPI));
      command.addAll(List.of("--sidecar", stem + ".txt"));
      command.add(one ? set.sources().get(0).toString() : "{}");
      command.add(stem + ".pdf");
      return command;
    };
  }

  private static Path list(List<Path> files, Path output) throws IOException {
    return Files.write(output.resolve("files.list"), files.stream().map(Path::toString).toList());
  }

  /** One text file for every page image, or one for the book with a form feed after each page. */
  private static List<String> besideImages(PageSet set, Path output) throws IOException {
    final Path book = output.resolve("book.txt");
    if (Files.exists(book)) {
      return pagesOf(book);
    }
    final List<String> texts = new ArrayList<>();
    for (final Path image : set.images()) {
      texts.add(Files.readString(output.resolve(stem(image) + ".txt")));
    }
    return texts;
  }

  /** The text renditions of the documents, in the order of the names of the sources. */
  private static List<String> ofDocuments(PageSet set, Path output) throws IOException {
    final List<String> texts = new ArrayList<>();
    for (final Path source : set.sources()) {
      final String end = "-" + stem(source);
      try (Stream<Path> folders = Files.list(output.resolve("documents"))) {
        final Path folder =
            folders
                .filter(one -> one.getFileName().toString().endsWith(end))
                .findFirst()
                .orElseThrow(() -> new IOException("no document for " + source));
        pagesOf(folder.resolve("document.txt")).forEach(page -> texts.add(withoutMarks(page)));
      }
    }
    return texts;
  }

  private static List<String> pagesOf(Path file) throws IOException {
    return List.of(Files.readString(file).split("\f", -1));
  }

  /** The edition marks what is kept as an image, {@code [figure: words in it]}: no printed text. */
  private static String withoutMarks(String page) {
    return IMAGE_MARK.matcher(page).replaceAll("$1");
  }

  private static String stem(Path file) {
    return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
  }
}
