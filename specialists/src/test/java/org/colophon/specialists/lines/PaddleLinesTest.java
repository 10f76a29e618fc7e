package org.colophon.specialists.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Assignment;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Instructions;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.store.Sha256;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;
import org.colophon.specialists.pool.ModelPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaddleLinesTest {
  private static final String[] TEXTS = {
    "The gauge at the harbour was read", "every morning from 1874 to 1881,"
  };

  private final ModelPool pool =
      new ModelPool(
          1L << 30, Duration.ofSeconds(20), Duration.ofMinutes(1), InstantSource.system());

  private final DrawnLines drawn = new DrawnLines(TEXTS);

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void readsEveryLineWithItsIdAndBoxAndWordsWhereTheirInkIs() throws Exception {
    final Answer answer = new PaddleLines(pool).read(drawn.task(), drawn);
    final List<Line> read = answer.reading().content().lines();
    assertEquals(TEXTS.length, read.size());
    for (int i = 0; i < TEXTS.length; i++) {
      final Line known = drawn.lines().get(i);
      assertEquals(TEXTS[i], read.get(i).text());
      assertEquals(known.id(), read.get(i).id());
      assertEquals(known.box(), read.get(i).box());
      assertEquals(known.baseline(), read.get(i).baseline());
      for (int w = 0; w < known.words().size(); w++) {
        final Word word = read.get(i).words().get(w);
        final double overlap = word.box().intersectionOverUnion(known.words().get(w).box());
        assertTrue(overlap > 0.6, word + " overlaps its place by " + overlap);
        assertTrue(word.confidence() > 0.5 && word.confidence() <= 1, word.toString());
      }
    }
    assertEquals("ppocr-v4", answer.reading().provenance().specialist());
    assertEquals(64, answer.reading().provenance().modelDigest().length());
  }

  @Test
  void wordsThatItRunsTogetherArePartedWhereTheFirstReaderSawAGap() throws Exception {
    final List<Line> known = drawn.lines();
    final List<Line> joined = new ArrayList<>();
    for (final Line line : known) {
      // What it makes of the blanks alone, without help.
      joined.add(line.withWords(List.of()));
    }
    final PaddleLines specialist = new PaddleLines(pool);
    final Reading alone = specialist.read(drawn.task(joined), drawn).reading();
    final Reading helped = specialist.read(drawn.task(known), drawn).reading();
    assertEquals(
        alone.content().lines().get(0).text().replace(" ", ""),
        helped.content().lines().get(0).text().replace(" ", ""));
    assertEquals(TEXTS[0], helped.content().lines().get(0).text());
  }

  @Test
  void opensItsModelLongerThanTheDeadlineAndSaysSo() {
    final RegionTask hasty =
        drawn
            .task()
            .withAssignment(new Assignment(Instructions.NONE, Set.of(), 1, Allowance.UNLIMITED), 1);
    final SpecialistException e =
        assertThrows(SpecialistException.class, () -> new PaddleLines(pool).read(hasty, drawn));
    assertEquals(Fault.DEADLINE, e.fault());
  }

  @Test
  void aLineWithoutInkOrOutsideOfTheCropDoesNotComeBack() throws Exception {
    final Box paper = Box.ofSize(DrawnLines.BOX.left(), DrawnLines.BOX.bottom() - 80, 600, 40);
    final Box nowhere = Box.ofSize(5_000, 5_000, 600, 40);
    final Box flat = Box.ofSize(DrawnLines.BOX.left(), DrawnLines.BOX.top(), 1_100, 0);
    final List<Line> lines = new ArrayList<>();
    for (final Box box : List.of(paper, nowhere, flat)) {
      lines.add(new Line("x", box, new Baseline(0, 0, 0, 0), List.of()));
    }
    final PaddleLines reader = new PaddleLines(pool);
    final Reading nothing = reader.read(drawn.task(lines), drawn).reading();
    assertEquals(List.of(), nothing.content().lines());
    assertEquals(0, nothing.confidence());
    lines.add(drawn.lines().get(1));
    final List<Line> read = reader.read(drawn.task(lines), drawn).reading().content().lines();
    assertEquals(List.of("line1"), read.stream().map(Line::id).toList());
  }

  @Test
  void aRegionWithoutLinesIsRefused() {
    final SpecialistException e =
        assertThrows(
            SpecialistException.class,
            () -> new PaddleLines(pool).read(drawn.task(List.of()), drawn));
    assertEquals(Fault.UNSUITED, e.fault());
  }

  @Test
  void opensItsFileAtTheFirstRegionAndThreadsAndSlotsShareIt() throws Exception {
    final AtomicInteger opened = new AtomicInteger();
    final PaddleFile bundled = PaddleFile.bundled();
    final PaddleFile watched = located(bundled.sha256(), () -> count(opened, bundled));
    final List<Specialist> slots =
        List.of(new PaddleLines(pool, watched), new PaddleLines(pool, watched));
    slots.forEach(slot -> assertEquals("ppocr-v4", slot.descriptor().id()));
    assertEquals(0, opened.get());
    assertEquals(0, pool.usedBytes());
    final ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      final List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        final Specialist slot = slots.get(i % 2);
        answers.add(threads.submit(() -> slot.read(drawn.task(), drawn)));
      }
      for (final Future<Answer> answer : answers) {
        assertEquals(answers.get(0).get(), answer.get());
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(1, opened.get());
    assertEquals(bundled.memoryBytes(), pool.usedBytes());
  }

  private static Path count(AtomicInteger opened, PaddleFile file) throws IOException {
    opened.incrementAndGet();
    return file.locate();
  }

  private static PaddleFile located(String sha256, PaddleFile.Locator locator) {
    final PaddleFile bundled = PaddleFile.bundled();
    return new PaddleFile(
        bundled.version(), sha256, bundled.alphabet(), bundled.memoryBytes(), locator);
  }

  @Test
  void itsAlphabetIsThatOfTheModel() throws Exception {
    final PaddleFile bundled = PaddleFile.bundled();
    final byte[] onnx = Files.readAllBytes(bundled.locate());
    final String characters = OnnxMetadata.of(onnx).get("character").replace("\n", "");
    final var alphabet = new PaddleLines(pool).descriptor().alphabet();
    assertEquals(
        (characters + " ").codePoints().distinct().count(),
        alphabet.characters().codePoints().count());
    assertTrue(alphabet.covers("Pages 1-9: \"a\" (b)"));
    assertFalse(alphabet.covers("\u017f"), "long s");
    assertFalse(alphabet.covers("\u00e7"), "c with cedilla");
  }

  @Test
  void aTruncatedModelIsOneClearError(@TempDir Path folder) throws Exception {
    final byte[] whole = Files.readAllBytes(PaddleFile.bundled().locate());
    // Cut inside of the graph, and once more at a place where the metadata would still be there.
    for (final byte[] damaged : List.of(Arrays.copyOf(whole, whole.length / 2), scrambled(whole))) {
      final String digest = Sha256.hex(damaged);
      final Path file = Files.write(folder.resolve(digest + ".onnx"), damaged);
      isOneClearError(new PaddleLines(pool, located(digest, () -> file)), file);
    }
  }

  private static byte[] scrambled(byte[] whole) {
    final byte[] scrambled = whole.clone();
    for (int i = 16; i < 4_000; i++) {
      scrambled[i] = (byte) i;
    }
    return scrambled;
  }

  @Test
  void anotherModelThanTheOneMeantIsRefused(@TempDir Path folder) throws Exception {
    final byte[] whole = Files.readAllBytes(PaddleFile.bundled().locate());
    whole[whole.length / 2] ^= 1;
    final Path file = Files.write(folder.resolve("other.onnx"), whole);
    isOneClearError(
        new PaddleLines(pool, located(PaddleFile.bundled().sha256(), () -> file)), file);
  }

  private void isOneClearError(Specialist broken, Path file) {
    for (int region = 0; region < 2; region++) {
      final SpecialistException e =
          assertThrows(SpecialistException.class, () -> broken.read(drawn.task(), drawn));
      assertEquals(Fault.MODEL, e.fault());
      assertFalse(e.retryable());
      assertTrue(e.getMessage().contains(file.getFileName().toString()), e.getMessage());
      assertEquals(1, e.getMessage().lines().count());
    }
  }
}
