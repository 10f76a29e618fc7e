package org.colophon.specialists.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Cost;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionReading;
import org.colophon.datasets.model.TransformChain;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.raster.Raster;
import org.colophon.datasets.store.Sha256;
import org.colophon.specialists.confidence.Calibrations;
import org.colophon.specialists.models.BundledModels;
import org.colophon.specialists.pool.ModelPool;
import org.colophon.specialists.read.LocalJudge;
import org.colophon.specialists.read.RegionReader;
import org.colophon.specialists.reconcile.Lexicon;
import org.colophon.specialists.reconcile.VoteWeights;
import org.colophon.specialists.route.Budgets;
import org.colophon.specialists.route.Ladder;
import org.colophon.specialists.route.Purse;
import org.colophon.specialists.route.Roster;
import org.colophon.specialists.route.Router;
import org.colophon.specialists.route.RuleRouter.Considered;
import org.colophon.specialists.route.Rung;
import org.colophon.specialists.segment.Segment;
import org.colophon.specialists.text.Reread;
import org.colophon.specialists.text.TextLadder;
import org.colophon.specialists.text.TextPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a damaged model file means to the ladders above it: the next rung reads. */
class BrokenModelTest {
  private static final String TEXT = "The gauge at the harbour was read";

  private final ModelPool pool =
      new ModelPool(
          1L << 30, Duration.ofSeconds(20), Duration.ofMinutes(1), InstantSource.system());

  private final DrawnLines drawn = new DrawnLines(TEXT);
  private final TesseractLines next =
      TesseractLines.again(pool, BundledModels.folder(), "eng", "d", true);
  private final Router both =
      task -> new Ladder(List.of(rung(PaddleLines.ID), rung(TesseractLines.AGAIN)), "test");
  private PaddleLines broken;

  @TempDir private Path folder;

  private static Rung rung(String specialist) {
    return new Rung(specialist, 0, 1, Allowance.UNLIMITED, "test");
  }

  @BeforeEach
  void damage() throws Exception {
    final PaddleFile bundled = PaddleFile.bundled();
    final byte[] whole = Files.readAllBytes(bundled.locate());
    final byte[] half = Arrays.copyOf(whole, whole.length / 2);
    final Path file = Files.write(folder.resolve("half.onnx"), half);
    broken =
        new PaddleLines(
            pool,
            new PaddleFile(
                bundled.version(),
                Sha256.hex(half),
                bundled.alphabet(),
                bundled.memoryBytes(),
                () -> file));
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void theLadderOfRegionsGoesOn() {
    final RegionReader reader =
        new RegionReader(
            both,
            Roster.of(List.of(broken, next)),
            Budgets.UNLIMITED,
            new Purse(Allowance.UNLIMITED),
            Calibrations.NONE,
            new LocalJudge(Optional.empty()));
    final RegionReading read = reader.read(drawn.task(), drawn);
    final Reading reading = read.reading().orElseThrow();
    assertEquals(TesseractLines.AGAIN, reading.provenance().specialist());
    assertEquals(TEXT, reading.content().lines().get(0).text());
    assertEquals(
        List.of(PaddleLines.ID, TesseractLines.AGAIN),
        read.costs().stream().map(Cost::specialist).toList());
    assertEquals(1, read.costs().get(0).attempts(), "it is not tried again");
    assertEquals(List.of(), read.alternatives());
  }

  @Test
  void theLadderOfTextGoesOn() throws Exception {
    try (Raster region = drawn.raster(drawn.task())) {
      final Line doubted = misread(atOrigin(drawn.lines().get(0)));
      final Segment segment =
          new Segment(RegionKind.TEXT, 0, doubted.box(), List.of(doubted), List.of(), -1, 1);
      final Reread read =
          new TextLadder(
                  task ->
                      both.ladder(task).rungs().stream()
                          .map(rung -> new Considered(rung, true, ""))
                          .toList(),
                  id -> Optional.of(id.equals(PaddleLines.ID) ? broken : next),
                  VoteWeights.standard(),
                  100)
              .reread(
                  new TextPage(
                      "d",
                      "p",
                      region,
                      300,
                      TransformChain.identity(region.width(), region.height()),
                      "eng",
                      new Provenance("tesseract", "1", "", Map.of()),
                      Lexicon.EMPTY),
                  List.of(segment));
      assertEquals(TEXT, read.segments().get(0).lines().get(0).text());
      assertEquals(
          List.of(PaddleLines.ID, TesseractLines.AGAIN),
          read.costs().stream().map(Cost::specialist).toList());
    }
  }

  /** The line in the pixels of the region alone. */
  private static Line atOrigin(Line line) {
    return new Line(
        line.id(),
        moved(line.box()),
        line.baseline(),
        line.words().stream()
            .map(
                word ->
                    new Word("", word.text(), moved(word.box()), word.confidence(), word.style()))
            .toList());
  }

  private static Box moved(Box box) {
    return box.moved(-DrawnLines.BOX.left(), -DrawnLines.BOX.top());
  }

  /** The first pass took the last word for another and doubts that. */
  private static Line misread(Line line) {
    final List<Word> words = new ArrayList<>();
    for (final Word word : line.words()) {
      final boolean last = words.size() == line.words().size() - 1;
      words.add(
          new Word("", last ? "rcad" : word.text(), word.box(), last ? 0.2 : 0.97, word.style()));
    }
    return line.withWords(words);
  }
}
