package org.colophon.datasets.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.colophon.datasets.metrics.text.Normalisation;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Fingerprints;
import org.colophon.datasets.model.FinishedPage;
import org.colophon.datasets.model.Ids;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.PageDraft;
import org.colophon.datasets.model.PageOrigin;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.SourceName;
import org.colophon.datasets.model.SourceType;
import org.colophon.datasets.model.Status;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.TransformChain;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.sources.SourceLimits;
import org.colophon.datasets.store.PageStore;
import org.colophon.datasets.truth.TruthPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages that were read by hand against truth in files. */
class PairScoringTest {
  private static final String DOCUMENT = "d0123456789abcdef";
  private static final String FINGERPRINT = "0123456789abcdef";
  private static final Fingerprints MADE = new Fingerprints(FINGERPRINT, Map.of(), FINGERPRINT);
  private static final int WIDTH = 600;
  private static final int HEIGHT = 800;

  @TempDir private Path folder;

  @Test
  void aTextWithoutPagesIsThatOfAllPages() throws IOException {
    finish(page(1, text("one two")));
    finish(page(2, text("three")));
    final SourceScores scores = score(outcome(2, 0, 2), truth("gt.txt", "one two\nthree"));
    assertEquals(new Score(Metric.CER, 0, 13), score(scores, "p00001", Metric.CER));
    assertEquals(3, scores.words().stream().filter(JudgedWord::correct).count());
  }

  @Test
  void aPageThatFailedIsWrongAsAWhole() throws IOException {
    final SourceScores scores = score(outcome(0, 1, 1), truth("gt.txt", "lost words"));
    assertEquals(new Score(Metric.CER, 10, 10), score(scores, "p00001", Metric.CER));
    assertEquals(new Score(Metric.LOST, 9, 9), score(scores, "p00001", Metric.LOST));
    assertEquals(
        new Score(Metric.WITHOUT_OUTCOME, 0, 2), score(scores, "document", Metric.WITHOUT_OUTCOME));
    assertEquals(Status.FAILED, element(scores, "p00001").element().status());
  }

  @Test
  void whatEndedInNoWayIsCounted() throws IOException {
    finish(page(1, text("one")));
    final SourceScores scores = score(outcome(1, 0, 3), truth("gt.txt", "one"));
    assertEquals(
        new Score(Metric.WITHOUT_OUTCOME, 2, 4), score(scores, "document", Metric.WITHOUT_OUTCOME));
    final SourceScores nothing =
        scoring().score(pair(List.of()), "a", Optional.empty(), line -> {});
    assertEquals(
        new Score(Metric.WITHOUT_OUTCOME, 1, 1),
        score(nothing, "document", Metric.WITHOUT_OUTCOME));
  }

  @Test
  void aPageThatIsDoneButGoneIsNoBadReading() {
    assertThrows(
        IllegalStateException.class, () -> score(outcome(1, 0, 1), truth("gt.txt", "one")));
  }

  @Test
  void ofTwoRightAnswersTheNearerOneCounts() throws IOException {
    finish(page(1, table(new Box(100, 100, 500, 300), "a", "b", "c", "d")));
    final List<Path> truths =
        List.of(
            truth("-a-str.xml", icdar("a", "b", "c", "x")),
            truth("-b-str.xml", icdar("a", "b", "c", "d")));
    final SourceScores scores =
        scoring().score(pair(truths), "a", Optional.of(outcome(1, 0, 1)), line -> {});
    assertEquals(1, score(scores, "p00001_t0001", Metric.TEDS).value());
    assertEquals(1, score(scores, "p00001_t0001", Metric.ADJACENCY).value());
  }

  @Test
  void aTableThatTruthDoesNotHaveCostsPrecision() throws IOException {
    finish(
        page(
            1,
            table(new Box(100, 100, 500, 300), "a", "b", "c", "d"),
            table(new Box(100, 500, 500, 700), "1", "2", "3", "4")));
    final SourceScores scores =
        score(outcome(1, 0, 1), truth("-str.xml", icdar("a", "b", "c", "d")));
    // Two rows of two cells have four relations.
    assertEquals(
        new Score(Metric.ADJACENCY, 8, 8), score(scores, "p00001_t0001", Metric.ADJACENCY));
    assertEquals(
        new Score(Metric.ADJACENCY, 0, 4), score(scores, "p00001_x0001", Metric.ADJACENCY));
  }

  @Test
  void aTableThatWasNotFoundWasReadAsAnEmptyOne() throws IOException {
    finish(page(1, text("a b c d")));
    final SourceScores scores =
        score(outcome(1, 0, 1), truth("-str.xml", icdar("1", "2", "3", "4")));
    final SourceScores.Scored table = element(scores, "p00001_t0001");
    assertEquals(Status.FAILED, table.element().status());
    assertEquals(
        new Score(Metric.NUMERIC_CELLS, 0, 4), score(scores, "p00001_t0001", Metric.NUMERIC_CELLS));
    assertTrue(score(scores, "p00001_t0001", Metric.TEDS).value() < 0.5);
  }

  /** A stamp of the library, which is read well and which no truth has. */
  @Test
  void wordsOfAFooterThatTruthLeavesOutAreNotJudged() throws IOException {
    finish(
        page(
            1,
            region(RegionKind.HEADER, "Running Titel"),
            text("The body of it"),
            region(RegionKind.FOOTER, "Bibliothèque nationale")));
    final SourceScores scores =
        score(outcome(1, 0, 1), truth("gt.txt", "Running Title The body of it"));
    assertEquals(
        List.of("Running", "Titel", "The", "body", "of", "it"),
        scores.words().stream().map(JudgedWord::text).toList());
    assertEquals(
        List.of("Titel"),
        scores.words().stream().filter(word -> !word.correct()).map(JudgedWord::text).toList());
  }

  @Test
  void headersAreAbsentFromTheBodyThoughTheyAreKept() throws IOException {
    finish(page(1, region(RegionKind.HEADER, "Running Title"), text("The body of it")));
    final SourceScores scores =
        score(
            outcome(1, 0, 1),
            truth(
                "tests.jsonl",
                """
                {"pdf":"a.pdf","page":1,"id":"one","type":"absent","text":"Running Title"}
                {"pdf":"a.pdf","page":1,"id":"two","type":"present","text":"body of it"}
                {"pdf":"a.pdf","page":1,"id":"three","type":"present","text":"something else"}
                """));
    assertEquals(new Score(Metric.FACTS, 1, 1), score(scores, "p00001_f0001", Metric.FACTS));
    assertEquals(new Score(Metric.FACTS, 1, 1), score(scores, "p00001_f0002", Metric.FACTS));
    assertEquals(new Score(Metric.FACTS, 0, 1), score(scores, "p00001_f0003", Metric.FACTS));
  }

  @Test
  void brokenTruthIsAFaultNotAScore() throws IOException {
    finish(page(1, text("one")));
    final List<String> faults = new ArrayList<>();
    final SourceScores scores =
        scoring()
            .score(
                pair(List.of(truth("xml", "<alto><Layout>"))),
                "a",
                Optional.of(outcome(1, 0, 1)),
                faults::add);
    assertEquals(1, faults.size());
    assertEquals(1, scores.elements().size());
    assertEquals(faults.get(0), element(scores, "document").element().truth());
  }

  private SourceScores score(Outcome outcome, Path truth) {
    return scoring()
        .score(
            pair(List.of(truth)),
            "a",
            Optional.of(outcome),
            line -> {
              throw new AssertionError(line);
            });
  }

  private PairScoring scoring() {
    return new PairScoring(
        PageStore.at(folder.resolve("work")),
        MADE,
        SourceLimits.DEFAULT,
        ElementKind.PAGE,
        Normalisation.RUNNING);
  }

  private TruthPair pair(List<Path> truths) {
    return new TruthPair(folder.resolve("a.pdf"), truths, "group");
  }

  private Path truth(String suffix, String content) throws IOException {
    final String name = suffix.startsWith("-") ? "a" + suffix : "a." + suffix;
    return Files.writeString(folder.resolve(name), content);
  }

  /** A table of two rows and two columns from (100, 100) to (500, 300), at 72 dots per inch. */
  private static String icdar(String... cells) {
    final StringBuilder xml =
        new StringBuilder("<document filename='a.pdf'><table id='1'><region id='1' page='1'>");
    for (int i = 0; i < cells.length; i++) {
      final int left = 100 + i % 2 * 200;
      final int top = HEIGHT - 100 - i / 2 * 100;
      xml.append(
          "<cell id='%d' start-row='%d' start-col='%d'><bounding-box x1='%d' y1='%d' x2='%d' y2='%d'/><content>%s</content></cell>"
              .formatted(i, i / 2, i % 2, left, top - 100, left + 200, top, cells[i]));
    }
    return xml.append("</region></table></document>").toString();
  }

  private void finish(Page page) throws IOException {
    PageStore.at(folder.resolve("work"))
        .finish(
            DOCUMENT,
            MADE,
            new PageDraft(page, List.of(), List.of(), List.of()),
            new FinishedPage(page, List.of(), List.of()));
  }

  private static Page page(int number, Region... regions) {
    return new Page(
        Ids.page(DOCUMENT, number),
        DOCUMENT,
        number,
        WIDTH,
        HEIGHT,
        72,
        PageOrigin.OCR,
        "",
        TransformChain.identity(WIDTH, HEIGHT),
        List.of(),
        List.of(regions),
        "eng");
  }

  private static Region text(String text) {
    return region(RegionKind.TEXT, text);
  }

  private static Region region(RegionKind kind, String text) {
    return region(kind, new Box(50, 50, 550, 90), new Content.Text(List.of(line(text))));
  }

  private static Region table(Box box, String... cells) {
    final List<Cell> all =
        IntStream.range(0, cells.length)
            .mapToObj(i -> new Cell(i / 2, i % 2, 1, 1, false, box, List.of(line(cells[i])), 1))
            .toList();
    return region(RegionKind.TABLE, box, new Content.Table(2, 2, all, true));
  }

  private static Region region(RegionKind kind, Box box, Content content) {
    return new Region(
        "",
        kind,
        0,
        box,
        "",
        new Reading(content, 1, new Provenance("hand", "1", "", Map.of())),
        List.of());
  }

  private static Line line(String text) {
    final Box box = new Box(50, 50, 550, 90);
    final List<Word> words = new ArrayList<>();
    for (final String word : text.split(" ", -1)) {
      words.add(new Word("", word, box, 1, Style.PLAIN));
    }
    return new Line("", box, new Baseline(50, 80, 550, 80), words);
  }

  private static Outcome outcome(int done, int failed, int pages) {
    final Document document =
        new Document(
            DOCUMENT,
            "0123456789abcdef".repeat(4),
            "a",
            SourceType.PDF,
            List.of(new SourceName("a.pdf", "a.pdf")),
            List.of(),
            pages,
            IntStream.rangeClosed(1, pages).boxed().toList(),
            FINGERPRINT,
            1);
    return new Outcome(
        document,
        done == pages ? Status.COMPLETE : done == 0 ? Status.FAILED : Status.PARTIAL,
        false,
        done,
        failed,
        Map.of(),
        0,
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        0);
  }

  private static SourceScores.Scored element(SourceScores scores, String id) {
    return scores.elements().stream()
        .filter(one -> one.element().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Score score(SourceScores scores, String id, Metric metric) {
    return element(scores, id).scores().stream()
        .filter(one -> one.metric() == metric)
        .findFirst()
        .orElseThrow();
  }
}
