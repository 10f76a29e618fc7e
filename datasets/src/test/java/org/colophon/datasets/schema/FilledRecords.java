package org.colophon.datasets.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Assignment;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.CleaningNote;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.Cost;
import org.colophon.datasets.model.Decision;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Doubt;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.Fingerprints;
import org.colophon.datasets.model.FinishedPage;
import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.Instructions;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.MadeWith;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.PageDraft;
import org.colophon.datasets.model.PageOrigin;
import org.colophon.datasets.model.Point;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.Receipt;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionReading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Series;
import org.colophon.datasets.model.SourceName;
import org.colophon.datasets.model.SourceType;
import org.colophon.datasets.model.Spending;
import org.colophon.datasets.model.Status;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.Symbol;
import org.colophon.datasets.model.TransformChain;
import org.colophon.datasets.model.TransformStep;
import org.colophon.datasets.model.Usage;
import org.colophon.datasets.model.Verdict;
import org.colophon.datasets.model.Word;

/** One record of each message with every field set: what the golden bytes are made from. */
final class FilledRecords {
  static final String DOCUMENT_ID = "d9f3c2a71b04e8d56";
  static final String PAGE_ID = DOCUMENT_ID + "_p00007";
  static final Box BOX = new Box(100, 200, 300, 240);
  static final Word WORD =
      new Word(
          PAGE_ID + "_r0001_l001_w001",
          "Größe",
          BOX,
          0.875,
          new Style(true, true, true, true, true, 10.5));
  static final Line LINE =
      new Line(PAGE_ID + "_r0001_l001", BOX, new Baseline(100, 236.5, 300, 237.5), List.of(WORD));
  static final ImageRef IMAGE =
      new ImageRef(PAGE_ID + "_r0003.png", "image/png", 640, 480, "ab".repeat(32));
  static final Provenance PROVENANCE =
      new Provenance("tesseract", "5.5.3", "cd".repeat(32), Map.of("psm", "6", "lang", "deu"));
  static final MadeWith MADE_WITH =
      new MadeWith(
          new Fingerprints(
              "0123456789abcdef",
              Map.of(RegionKind.TABLE, "aa".repeat(8), RegionKind.FIGURE, "bb".repeat(8)),
              "fedcba9876543210"),
          Map.of("languages", "deu", "models", "cd".repeat(32)),
          Map.of("page", "3", "regions", "1"),
          List.of("md", "pdf"));
  static final Failure FAILURE =
      new Failure(
          "region",
          "report.pdf",
          DOCUMENT_ID,
          PAGE_ID + "_r0004",
          "DEADLINE",
          "report.pdf: page 7: a formula took more than 30 s",
          "raise --region-deadline",
          3);
  static final Cost COST =
      new Cost(PAGE_ID, "page", 1.25, 2.5, 2, "chat", "table", new Usage(1200, 80, 0.25));

  private FilledRecords() {}

  static FinishedPage finishedPage() {
    return new FinishedPage(page(), List.of(COST), List.of(FAILURE));
  }

  static PageDraft draft() {
    return new PageDraft(page(), List.of(task(), storedTask()), List.of(COST), List.of(FAILURE));
  }

  static RegionTask task() {
    return task("crop".getBytes(UTF_8), Optional.empty());
  }

  static RegionTask storedTask() {
    return task(new byte[0], Optional.of(IMAGE));
  }

  static RegionReading regionReading() {
    return new RegionReading(
        PAGE_ID + "_r0004",
        PAGE_ID,
        Optional.of(reading(formula())),
        List.of(reading(formula())),
        List.of(COST),
        Optional.empty());
  }

  static Receipt receipt() {
    return new Receipt(DOCUMENT_ID, 7, Status.PARTIAL, true, Optional.of(FAILURE));
  }

  static Document document() {
    return new Document(
        DOCUMENT_ID,
        "9f3c2a71b04e8d56".repeat(4),
        "report",
        SourceType.GROUP,
        List.of(new SourceName("file:///in/report", "report")),
        List.of("0001.tif", "0002.tif"),
        2,
        List.of(1, 2),
        "f".repeat(64),
        123_456_789_012L);
  }

  static Outcome outcome() {
    return new Outcome(
        document(),
        Status.PARTIAL,
        true,
        1,
        1,
        Map.of(RegionKind.TEXT, 4L, RegionKind.TABLE, 1L),
        512,
        0.9375,
        List.of(new Doubt(PAGE_ID, 0.5, "the first words")),
        List.of(new Doubt(PAGE_ID + "_r0001", 0.25, "unsure words")),
        List.of(FAILURE),
        List.of("document.md", "document.pdf"),
        List.of(PROVENANCE),
        List.of(new Spending("tables", "table", 3, 2.5, 3.5, new Usage(400, 50, 0.25))),
        Optional.of(MADE_WITH),
        12.5);
  }

  private static Content formula() {
    return new Content.Formula("x^2", IMAGE, List.of(LINE), List.of(new Symbol("x", BOX, 0.5)));
  }

  private static Reading reading(Content content) {
    return new Reading(
        content, 0.75, PROVENANCE, new Decision(Verdict.DOUBTED, "below 0.8", "not sure"));
  }

  private static RegionTask task(byte[] crop, Optional<ImageRef> stored) {
    return new RegionTask(
        PAGE_ID + "_r0004",
        DOCUMENT_ID,
        PAGE_ID,
        RegionKind.FORMULA,
        BOX,
        300,
        crop,
        stored,
        List.of(LINE),
        List.of(BOX),
        "Figure 1",
        "before",
        "after",
        "eng+deu",
        2,
        List.of(new TransformStep("deskew", 1, 0.25, -0.25, 1, 3.5, 4.5, 2500, 3520)),
        new Assignment(
            new Instructions("formula", "1", "Write LaTeX.", "ab12"),
            Set.of(ContentType.FORMULA),
            30_000,
            new Allowance(1, 2, 3, 4)));
  }

  private static Page page() {
    final List<Content> contents =
        List.of(
            new Content.Text(List.of(LINE)),
            new Content.Table(
                2, 3, List.of(new Cell(1, 2, 1, 1, true, BOX, List.of(LINE), 0.5)), true),
            new Content.Figure(IMAGE, List.of(LINE)),
            formula(),
            new Content.Chart(
                IMAGE,
                List.of(LINE),
                List.of(new Series("rain", List.of(new Point("May", 31.5, BOX, 0.625))))),
            new Content.Unreadable(IMAGE, "too faint"));
    final List<RegionKind> kinds =
        List.of(
            RegionKind.CAPTION,
            RegionKind.TABLE,
            RegionKind.FIGURE,
            RegionKind.FORMULA,
            RegionKind.CHART,
            RegionKind.UNKNOWN);
    final List<Region> regions =
        IntStream.range(0, contents.size())
            .mapToObj(
                i ->
                    new Region(
                        PAGE_ID + "_r000" + (i + 1),
                        kinds.get(i),
                        i + 1,
                        BOX,
                        PAGE_ID + "_r0003",
                        reading(contents.get(i)),
                        List.of(reading(contents.get(0)))))
            .toList();
    return new Page(
        PAGE_ID,
        DOCUMENT_ID,
        7,
        2480,
        3508,
        300,
        PageOrigin.OCR,
        "no text layer",
        new TransformChain(
            2480,
            3508,
            List.of(new TransformStep("deskew", 1, 0.25, -0.25, 1, 3.5, 4.5, 2500, 3520))),
        List.of(new CleaningNote("deskew", true, Map.of("angle", 0.5, "confidence", 4.0))),
        regions,
        "eng+deu");
  }
}
