package org.colophon.datasets.renditions.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.CleaningNote;
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

/** Pages that hold something of everything. */
final class PageSamples {
  static final String DIGEST = "0123456789abcdef".repeat(4);
  static final Document DOCUMENT = document(SourceType.PNG, 3);
  static final Failure FAILURE =
      new Failure(
          "page",
          "report & sons.png",
          DOCUMENT.id(),
          Ids.page(DOCUMENT.id(), 2),
          "DAMAGED",
          "report & sons.png: page 2 is cut off.",
          "Scan it again.",
          3);

  private PageSamples() {}

  static Document document(SourceType type, int pages) {
    return new Document(
        Ids.document(DIGEST),
        DIGEST,
        "report",
        type,
        List.of(new SourceName("file:///archive/report \"1\".png", "report")),
        List.of(),
        pages,
        IntStream.rangeClosed(1, pages).boxed().toList(),
        "f1",
        1000);
  }

  static Page page(int number, List<Region> regions) {
    return new Page(
        Ids.page(DOCUMENT.id(), number),
        DOCUMENT.id(),
        number,
        DrawnPage.WIDTH,
        DrawnPage.HEIGHT,
        DrawnPage.DPI,
        PageOrigin.OCR,
        "an image",
        TransformChain.identity(DrawnPage.WIDTH, DrawnPage.HEIGHT),
        List.of(new CleaningNote("deskew", true, Map.of("angle", 1.25))),
        regions,
        "eng+deu");
  }

  static Region region(String id, RegionKind kind, Box box, Content content) {
    final Provenance reader =
        new Provenance("tesseract", "5.3.0", "ab".repeat(32), Map.of("psm", "6"));
    return new Region(
        id,
        kind,
        kind == RegionKind.HEADING ? 2 : 0,
        box,
        "",
        new Reading(content, 0.875, reader),
        List.of());
  }

  static Line line(String id, Box box, String... texts) {
    final Word[] words = new Word[texts.length];
    final int width = box.width() / texts.length;
    for (int i = 0; i < texts.length; i++) {
      final Box place = Box.ofSize(box.left() + i * width, box.top(), width - 8, box.height());
      final Style style = new Style(i == 0, i == 1, false, i == 2, false, 10.5);
      words[i] = new Word(Ids.word(id, i + 1), texts[i], place, 0.5 + 0.1 * i, style);
    }
    return new Line(
        id,
        box,
        new Baseline(box.left(), box.bottom() - 10, box.right(), box.bottom() - 7),
        List.of(words));
  }

  /** One region of every kind, with every kind of content. */
  static Page everything() {
    final String id = Ids.page(DOCUMENT.id(), 1);
    final ImageRef image = new ImageRef(id + "_r0005.png", "image/png", 300, 200, "cd".repeat(32));
    final List<Region> regions = new ArrayList<>();
    int top = 20;
    for (final RegionKind kind : RegionKind.values()) {
      final String regionId = Ids.region(id, regions.size() + 1);
      final Box box = Box.ofSize(100, top, 600, 60);
      final Line line =
          line(
              Ids.line(regionId, 1), Box.ofSize(110, top, 500, 40), "<a&b>", "\"zwei\"", "3\u0007");
      final Content content =
          switch (kind) {
            case TABLE -> table(box, line);
            case FORMULA -> new Content.Formula("\\frac{a}{b}", image, List.of());
            case CHART -> new Content.Chart(image, List.of(line), List.of());
            case FIGURE -> new Content.Figure(image, List.of());
            case UNKNOWN -> new Content.Unreadable(image, "nobody could read it");
            case RULE -> new Content.Text(List.of());
            default -> new Content.Text(List.of(line));
          };
      regions.add(region(regionId, kind, box, content));
      top += 80;
    }
    return page(1, regions);
  }

  /** Two rows; the first cell covers two columns, the last position is empty. */
  private static Content table(Box box, Line line) {
    final Cell head =
        new Cell(0, 0, 1, 2, true, Box.ofSize(box.left(), box.top(), 400, 30), List.of(line), 0.9);
    final Cell side =
        new Cell(0, 2, 2, 1, false, Box.ofSize(500, box.top(), 200, 60), List.of(), 0.9);
    final Cell below =
        new Cell(1, 0, 1, 1, false, Box.ofSize(box.left(), box.top() + 30, 200, 30), List.of(), 1);
    return new Content.Table(2, 3, List.of(head, side, below), true);
  }
}
