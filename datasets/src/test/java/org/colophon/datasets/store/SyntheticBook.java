package org.colophon.datasets.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Cost;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.FinishedPage;
import org.colophon.datasets.model.Ids;
import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.PageDraft;
import org.colophon.datasets.model.PageOrigin;
import org.colophon.datasets.model.Point;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.Series;
import org.colophon.datasets.model.SourceName;
import org.colophon.datasets.model.SourceType;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.TransformChain;
import org.colophon.datasets.model.Word;

/**
 * A made-up book whose every page has five paragraphs of ten lines of ten words, a table of two
 * rows and two columns, a chart of three points and ink that nobody could read. The same number of
 * a page always gives the same page, whoever asks.
 */
public final class SyntheticBook {
  public static final int PARAGRAPH_WORDS = 500;
  public static final int TABLE_WORDS = 4;
  public static final int REGIONS = 8;
  public static final Provenance TEXT_READER =
      new Provenance("tesseract", "5.5.3", "ab".repeat(32), Map.of("psm", "6"));
  public static final Provenance TABLE_READER =
      new Provenance("grid", "1", "", Map.of("ruled", "true"));

  private static final String[] WORDS = {
    "the", "of", "Messung", "1887,", "temperature", "ſeines", "in", "observed", "mm", "Table"
  };

  private final Document document;

  public SyntheticBook(char digit, int pages) {
    this(String.valueOf(digit).repeat(64), pages);
  }

  /** A book of 64 hex digits. */
  public SyntheticBook(String digest, int pages) {
    final List<Integer> numbers = new ArrayList<>();
    for (int number = 1; number <= pages; number++) {
      numbers.add(number);
    }
    document =
        new Document(
            Ids.document(digest),
            digest,
            "book",
            SourceType.PDF,
            List.of(
                new SourceName("file:///in/a/book.pdf", "book"),
                new SourceName("file:///in/b/copy.pdf", "copy")),
            List.of(),
            pages,
            numbers,
            "0123456789abcdef".repeat(4),
            4096);
  }

  public Document document() {
    return document;
  }

  public FinishedPage page(int number) {
    final Page page = layout(number);
    return new FinishedPage(
        page, List.of(new Cost(page.id(), "page", 1.5, 2.5, 1)), List.of(unread(page)));
  }

  public PageDraft draft(int number) {
    return new PageDraft(layout(number), List.of(), List.of(), List.of());
  }

  /** A page of the book that could not be done at all. */
  public Failure missing(int number) {
    return new Failure(
        "page",
        "book",
        document.id(),
        Ids.page(document.id(), number),
        "TIMEOUT",
        "book.pdf: page " + number + " took more than 60 s",
        "raise --page-deadline",
        2);
  }

  private Failure unread(Page page) {
    return new Failure(
        "region", "book", document.id(), Ids.region(page.id(), 8), "FAINT", "no ink", "rescan", 1);
  }

  private Page layout(int number) {
    final String id = Ids.page(document.id(), number);
    final Random random = new Random(number);
    final List<Region> regions = new ArrayList<>();
    for (int paragraph = 1; paragraph <= 5; paragraph++) {
      regions.add(paragraph(Ids.region(id, paragraph), paragraph, random));
    }
    regions.add(table(Ids.region(id, 6), random));
    regions.add(chart(Ids.region(id, 7)));
    regions.add(unreadable(Ids.region(id, 8)));
    return new Page(
        id,
        document.id(),
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

  private static Region paragraph(String id, int position, Random random) {
    final List<Line> lines = new ArrayList<>();
    for (int line = 1; line <= 10; line++) {
      lines.add(line(Ids.line(id, line), 300, position * 560 + line * 50, 10, random));
    }
    return region(id, RegionKind.TEXT, new Content.Text(lines), 0.9, TEXT_READER);
  }

  private static Region table(String id, Random random) {
    final List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      final Line line = line(Ids.line(id, i + 1), 300 + i % 2 * 500, 3200 + i / 2 * 50, 1, random);
      cells.add(new Cell(i / 2, i % 2, 1, 1, i < 2, line.box(), List.of(line), 0.5));
    }
    return region(id, RegionKind.TABLE, new Content.Table(2, 2, cells, true), 0.6, TABLE_READER);
  }

  private static Region chart(String id) {
    final Box box = Box.ofSize(500, 3300, 4, 4);
    final List<Point> points =
        List.of(
            new Point("Jan", 1.5, box, 0.7),
            new Point("Feb", 2.5, box, 0.7),
            new Point("Mar", 3.5, box, 0.7));
    return region(
        id,
        RegionKind.CHART,
        new Content.Chart(image(id), List.of(), List.of(new Series("rain", points))),
        0.7,
        new Provenance("bars", "2", "cd".repeat(32), Map.of()));
  }

  private static Region unreadable(String id) {
    return region(
        id,
        RegionKind.UNKNOWN,
        new Content.Unreadable(image(id), "too faint"),
        0,
        new Provenance("keep", "1", "", Map.of()));
  }

  private static Region region(
      String id, RegionKind kind, Content content, double confidence, Provenance by) {
    final Box box = new Box(300, 500, 2200, 3400);
    return new Region(id, kind, 0, box, "", new Reading(content, confidence, by), List.of());
  }

  private static ImageRef image(String id) {
    return new ImageRef(id + ".png", "image/png", 640, 480, "ef".repeat(32));
  }

  private static Line line(String id, int left, int top, int count, Random random) {
    final List<Word> words = new ArrayList<>();
    int x = left;
    for (int word = 1; word <= count; word++) {
      final String text = WORDS[random.nextInt(WORDS.length)];
      final Box box = Box.ofSize(x, top, text.length() * 18, 40);
      words.add(
          new Word(
              Ids.word(id, word),
              text,
              box,
              0.5 + random.nextDouble() / 2,
              Style.ofSize(9.5 + random.nextInt(3))));
      x = box.right() + 12;
    }
    final Box box = words.stream().map(Word::box).reduce(Box::union).orElseThrow();
    return new Line(id, box, new Baseline(left, top + 32.5, box.right(), top + 33.25), words);
  }
}
