package org.colophon.datasets.renditions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.Ids;
import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.PageOrigin;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.SourceName;
import org.colophon.datasets.model.SourceType;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.TransformChain;
import org.colophon.datasets.model.Word;

/** Builds pages for tests, region by region; ids and boxes are given as a real page has them. */
final class TestPages {
  static final String DOCUMENT_ID = "d9f3c2a71b04e8d56";

  private static final int LEFT = 300;
  private static final int LINE_HEIGHT = 40;

  private final int number;
  private final List<Region> regions = new ArrayList<>();
  private int top = 200;

  private TestPages(int number) {
    this.number = number;
  }

  static TestPages page(int number) {
    return new TestPages(number);
  }

  static Document document(int pages) {
    final List<Integer> numbers = IntStream.rangeClosed(1, pages).boxed().toList();
    return new Document(
        DOCUMENT_ID,
        "9f3c2a71b04e8d56".repeat(4),
        "report",
        SourceType.PDF,
        List.of(new SourceName("file:///in/report.pdf", "report")),
        List.of(),
        pages,
        numbers,
        "0123456789abcdef",
        1);
  }

  static Failure failure(int page) {
    return new Failure(
        "page",
        "report.pdf",
        DOCUMENT_ID,
        Ids.page(DOCUMENT_ID, page),
        "TRUNCATED",
        "report.pdf ends in the middle of page " + page + " (50% of its bytes & no more)",
        "fetch the file again",
        2);
  }

  Page build() {
    return new Page(
        Ids.page(DOCUMENT_ID, number),
        DOCUMENT_ID,
        number,
        2480,
        3508,
        300,
        PageOrigin.OCR,
        "no text layer",
        TransformChain.identity(2480, 3508),
        List.of(),
        regions,
        "eng");
  }

  /** Id of the region that was added last. */
  String last() {
    return id(regions.size());
  }

  TestPages text(RegionKind kind, String... lines) {
    return text(kind, 0, "", lines);
  }

  TestPages text(RegionKind kind, int level, String target, String... lines) {
    return add(kind, level, target, new Content.Text(lines(lines)));
  }

  /** Words such as {@code **bold**}, {@code //italic//}, {@code ^^up^^}, {@code ,,down,,}. */
  TestPages styled(RegionKind kind, String line) {
    final List<Word> words = Arrays.stream(line.split(" ")).map(TestPages::styledWord).toList();
    return add(kind, 1, "", new Content.Text(List.of(new Line("", box(0), baseline(), words))));
  }

  TestPages words(RegionKind kind, int level, List<String> words) {
    return add(kind, level, "", new Content.Text(List.of(lineOf(words, 0))));
  }

  TestPages table(int rows, int columns, Cell... cells) {
    return add(RegionKind.TABLE, 0, "", new Content.Table(rows, columns, List.of(cells), true));
  }

  TestPages figure(String... lines) {
    return add(RegionKind.FIGURE, 0, "", new Content.Figure(image("png"), lines(lines)));
  }

  TestPages formula(String latex, String... lines) {
    return add(RegionKind.FORMULA, 0, "", new Content.Formula(latex, image("png"), lines(lines)));
  }

  TestPages content(RegionKind kind, Content content) {
    return add(kind, 0, "", content);
  }

  TestPages unreadable(String reason) {
    return add(RegionKind.UNKNOWN, 0, "", new Content.Unreadable(image("png"), reason));
  }

  /** The image of the region that is added next. */
  ImageRef image(String extension) {
    final String type = extension.equals("jpg") ? "jpeg" : extension;
    return new ImageRef(
        id(regions.size() + 1) + "." + extension, "image/" + type, 1200, 600, "00".repeat(32));
  }

  static Cell cell(int row, int column, String text) {
    return cell(row, column, 1, 1, false, text);
  }

  static Cell header(int row, int column, String text) {
    return cell(row, column, 1, 1, true, text);
  }

  static Cell cell(int row, int column, int rows, int columns, boolean header, String text) {
    final Box box = Box.ofSize(LEFT + 200 * column, 500 + 50 * row, 200, 50);
    final List<Line> lines =
        text.isEmpty() ? List.of() : List.of(lineOf(List.of(text.split(" ")), 0));
    return new Cell(row, column, rows, columns, header, box, lines, 0.9);
  }

  /** Lines of words between spaces; spaces before the first word indent the line. */
  private List<Line> lines(String... lines) {
    final List<Line> made = new ArrayList<>();
    for (final String line : lines) {
      final int indent = line.length() - line.stripLeading().length();
      made.add(lineOf(List.of(line.strip().split(" +")), indent));
      top += LINE_HEIGHT + 10;
      final Line last = made.get(made.size() - 1);
      made.set(made.size() - 1, new Line("", box(indent), last.baseline(), last.words()));
    }
    return made;
  }

  private Box box(int indent) {
    return new Box(LEFT + 20 * indent, top, 2000, top + LINE_HEIGHT);
  }

  private static Line lineOf(List<String> words, int indent) {
    final Box box = new Box(LEFT + 20 * indent, 0, 2000, LINE_HEIGHT);
    final List<Word> made =
        words.stream().map(word -> new Word("", word, box, 0.9, Style.ofSize(10))).toList();
    return new Line("", box, baseline(), made);
  }

  private static Baseline baseline() {
    return new Baseline(LEFT, LINE_HEIGHT, 2000, LINE_HEIGHT);
  }

  private static Word styledWord(String marked) {
    final boolean bold = marked.startsWith("**");
    final boolean italic = marked.startsWith("//");
    final boolean up = marked.startsWith("^^");
    final boolean down = marked.startsWith(",,");
    final boolean mono = marked.startsWith("``");
    final String text =
        bold || italic || up || down || mono ? marked.substring(2, marked.length() - 2) : marked;
    final Style style = new Style(bold, italic, mono, up, down, 10);
    return new Word("", text, Box.ofSize(LEFT, 0, 100, LINE_HEIGHT), 0.9, style);
  }

  private TestPages add(RegionKind kind, int level, String target, Content content) {
    final Reading reading = new Reading(content, 0.9, new Provenance("test", "1", "", Map.of()));
    regions.add(
        new Region(
            id(regions.size() + 1),
            kind,
            level,
            new Box(LEFT, top, 2000, top + 50),
            target,
            reading,
            List.of()));
    top += 100;
    return this;
  }

  private String id(int position) {
    return Ids.region(Ids.page(DOCUMENT_ID, number), position);
  }
}
