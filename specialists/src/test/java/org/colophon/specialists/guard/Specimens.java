package org.colophon.specialists.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.colophon.datasets.metrics.text.Normalisation;
import org.colophon.datasets.metrics.text.WordAlignment;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.bus.PlainRegion;
import org.colophon.specialists.read.IcdarTables;

/** Regions of the corpora's pages with their true text. */
final class Specimens {
  private static final double USUAL_DPI = 300;

  private final FirstReader reader;
  private final Predicate<String> wanted;

  /**
   * Regions of some documents.
   *
   * @param wanted names of files to take
   */
  Specimens(FirstReader reader, Predicate<String> wanted) {
    this.reader = reader;
    this.wanted = wanted;
  }

  /** Pages whose text stands in one piece: a page is one run of words. */
  List<Specimen> books(Path folder) throws IOException {
    final List<Specimen> found = new ArrayList<>();
    for (final Path image : images(folder, "oldbooks-.*\\.tiff")) {
      final String text = truth(image);
      page(
              "books",
              image,
              "eng",
              text,
              Draft.ofText(List.of(text.replaceAll("\\s+", " "))),
              Normalisation.RUNNING,
              false)
          .ifPresent(found::add);
    }
    return found;
  }

  List<Specimen> receipts(Path folder) throws IOException {
    final List<Specimen> found = new ArrayList<>();
    for (final Path image : images(folder, "sroie-.*\\.jpg")) {
      final String text = truth(image);
      page(
              "receipts",
              image,
              "eng",
              text,
              Draft.ofText(text.lines().toList()),
              Normalisation.CASELESS,
              true)
          .ifPresent(found::add);
    }
    return found;
  }

  List<Specimen> typescripts(Path folder) throws IOException {
    final List<Specimen> found = new ArrayList<>();
    for (final Path image : images(folder, "tapus-.*\\.jpe?g")) {
      final String text = truth(image);
      // Line by line, so that words divided at line ends stay divided.
      final List<String> lines = text.lines().map(Normalisation.TYPESCRIPT::apply).toList();
      page("typescripts", image, "fra", text, Draft.ofText(lines), Normalisation.TYPESCRIPT, false)
          .ifPresent(found::add);
    }
    return found;
  }

  List<Specimen> tables(Path folder) throws IOException {
    final List<Specimen> found = new ArrayList<>();
    for (final Path pdf : images(folder, "icdar2013-.*\\.pdf")) {
      final List<Path> truths = IcdarTables.truths(pdf);
      if (!truths.isEmpty()) {
        for (final IcdarTables.Sample sample :
            IcdarTables.read(pdf, truths.get(0), IcdarTables::render)) {
          if (hasTruth(sample)) {
            found.add(table(pdf, sample));
          }
        }
      }
    }
    return found;
  }

  /** Whether the true cells are those of the crop, as far as the text layer tells. */
  private static boolean hasTruth(IcdarTables.Sample sample) {
    final int truth =
        sample.truth().stream().mapToInt(cell -> Draft.words(cell.text()).size()).sum();
    final int layer = sample.task().lines().stream().mapToInt(line -> line.words().size()).sum();
    return truth > 0.8 * layer && layer > 0.8 * truth;
  }

  private Specimen table(Path pdf, IcdarTables.Sample sample) throws IOException {
    final Map<Integer, List<List<Piece>>> rows = new TreeMap<>();
    sample.truth().stream()
        .sorted(Comparator.comparingInt(Cell::row).thenComparingInt(Cell::column))
        .forEach(
            cell ->
                rows.computeIfAbsent(cell.row(), r -> new ArrayList<>())
                    .add(Draft.words(cell.text())));
    final byte[] png = sample.task().inlineCrop();
    try (Raster crop = Raster.decode(png)) {
      final List<Line> lines =
          moved(
              reader.read(sample.name(), crop, USUAL_DPI, "eng"),
              sample.task().box().left(),
              sample.task().box().top());
      return new Specimen(
          "tables",
          pdf.getFileName().toString(),
          PlainRegion.of(
              sample.name(), RegionKind.TABLE, sample.task().box(), USUAL_DPI, png, lines, "eng"),
          new Draft(true, List.copyOf(rows.values())));
    }
  }

  /**
   * The part of a page that its true text is about.
   *
   * @param isWhole whether that is all of it; else running titles and page numbers are not in it
   */
  private Optional<Specimen> page(
      String group,
      Path image,
      String language,
      String text,
      Draft truth,
      Normalisation normalisation,
      boolean isWhole)
      throws IOException {
    final String name = image.getFileName().toString();
    try (Raster page = Raster.decode(Files.readAllBytes(image))) {
      final List<Line> lines = reader.read(name, page, page.dpi(), language);
      final boolean[] right =
          WordAlignment.correct(
              text,
              lines.stream().map(l -> l.words().stream().map(Word::text).toList()).toList(),
              normalisation);
      final Optional<Box> body = isWhole ? Optional.of(page.bounds()) : body(lines, right);
      // Where the reader found little of the text nobody can say which part of the page it is.
      if (body.isEmpty() || (!isWhole && 3 * count(right) < truth.pieces().size())) {
        return Optional.empty();
      }
      final Box box = body.get().grow(8).clamp(page.width(), page.height());
      try (Raster crop = page.crop(box)) {
        return Optional.of(
            new Specimen(
                group,
                name,
                PlainRegion.of(
                    name,
                    RegionKind.TEXT,
                    box,
                    page.dpi() > 0 ? page.dpi() : USUAL_DPI,
                    crop.png(),
                    inside(lines, box),
                    language),
                truth));
      }
    }
  }

  private static int count(boolean[] right) {
    int count = 0;
    for (final boolean one : right) {
      count += one ? 1 : 0;
    }
    return count;
  }

  /** From the first to the last line of which at least a third of the words are right. */
  private static Optional<Box> body(List<Line> lines, boolean[] right) {
    Optional<Box> body = Optional.empty();
    int word = 0;
    for (final Line line : lines) {
      int good = 0;
      for (int i = 0; i < line.words().size(); i++) {
        good += right[word++] ? 1 : 0;
      }
      if (3 * good >= line.words().size()) {
        body = Optional.of(body.map(line.box()::union).orElse(line.box()));
      }
    }
    return body;
  }

  private static List<Line> inside(List<Line> lines, Box box) {
    return lines.stream()
        .map(
            line ->
                line.withWords(
                    line.words().stream()
                        .filter(w -> box.contains(w.box().centerX(), w.box().centerY()))
                        .toList()))
        .filter(line -> !line.words().isEmpty())
        .toList();
  }

  private static List<Line> moved(List<Line> lines, int x, int y) {
    return lines.stream()
        .map(
            line ->
                new Line(
                    line.id(),
                    line.box().moved(x, y),
                    new Baseline(0, 0, 0, 0),
                    line.words().stream()
                        .map(word -> word.withBox(word.box().moved(x, y)))
                        .toList()))
        .toList();
  }

  private static String truth(Path image) throws IOException {
    final String name = image.getFileName().toString();
    return Files.readString(
        image.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".gt.txt"));
  }

  private List<Path> images(Path folder, String pattern) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches(pattern))
          .filter(file -> wanted.test(file.getFileName().toString()))
          .sorted()
          .collect(Collectors.toList());
    }
  }
}
