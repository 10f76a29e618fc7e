package org.colophon.specialists.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Point;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Series;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.bus.PlainRegion;
import org.colophon.specialists.bus.SpecialistException;
import org.junit.jupiter.api.Test;

/** Each guard objects to its error and to nothing else. Ink is drawn as a bar per letter. */
class GuardsTest {
  private static final Box REGION = new Box(100, 200, 900, 600);
  private static final Provenance NOBODY = new Provenance("test", "1", "", Map.of());
  private static final ImageRef IMAGE = new ImageRef("i", "image/png", 1, 1, "");
  private static final List<String> PRINT =
      List.of(
          "The King of France was pleased",
          "to shew the publick a letter",
          "of 1784 in which he had",
          "promised them his favour twice");

  @Test
  void whatIsPrintedIsAccepted() throws SpecialistException {
    final Judgement judgement = judge(PRINT, PRINT);
    assertEquals(List.of(), judgement.objections());
    assertEquals(1, judgement.support());
  }

  /** Numbers of one form were once aligned with one another, so that others seemed invented. */
  @Test
  void knownWordsInAnotherOrderAreTheSameWords() throws SpecialistException {
    final List<String> print = List.of("62558 17 4", "918 55 10", "33301 2 816");
    final RegionTask task = task(print, print, "eng");
    final List<Line> turned = new ArrayList<>(task.lines());
    Collections.reverse(turned);
    final Reading reading = reading(new Content.Text(turned));
    assertEquals(List.of(), judge(task, reading).objections());
  }

  @Test
  void aLineThatIsNotThereIsInvented() throws SpecialistException {
    final List<String> read = with(PRINT, 2, "and seventeen horses for the queen");
    final Judgement judgement = judge(PRINT, read);
    assertTrue(judgement.rejection().orElse("").startsWith("invention"), judgement.toString());
    assertEquals(6, judgement.flags().stream().filter(flag -> flag.line() == 2).count());
    assertEquals(6, judgement.flags().size());
  }

  @Test
  void inkThatTheOtherReaderPassedOverMayBeRead() throws SpecialistException {
    final List<String> known = new ArrayList<>(PRINT);
    known.set(1, "");
    assertEquals(List.of(), judge(PRINT, known, PRINT, "eng").objections());
  }

  @Test
  void aLoopIsALoop() throws SpecialistException {
    final List<String> read = with(PRINT, 4, "promised them his favour twice");
    assertTrue(judge(PRINT, read).rejection().orElse("").startsWith("loop"));
  }

  @Test
  void aMissingLineIsMissed() throws SpecialistException {
    final List<String> read = new ArrayList<>(PRINT);
    read.remove(3);
    final String rejection = judge(PRINT, read).rejection().orElse("");
    assertTrue(rejection.startsWith("omission"), rejection);
    assertTrue(rejection.contains("promised them"), rejection);
  }

  @Test
  void anotherNumberIsFlagged() throws SpecialistException {
    final Judgement judgement = judge(PRINT, replaced("1784", "1734"));
    assertEquals(List.of("number"), names(judgement));
    assertEquals(List.of(new Flag(2, 1, "another reader read 1784")), judgement.flags());
    assertTrue(judgement.rejection().isEmpty());
  }

  @Test
  void modernSpellingIsFlagged() throws SpecialistException {
    for (final String[] pair :
        new String[][] {{"shew", "show"}, {"publick", "public"}, {"favour", "favor"}}) {
      final Judgement judgement = judge(PRINT, replaced(pair[0], pair[1]));
      assertEquals(List.of("spelling"), names(judgement), pair[1]);
      assertEquals(1, judgement.flags().size(), pair[1]);
    }
  }

  @Test
  void theLongSIsKept() {
    assertTrue(Modernisation.between("\u017fuch", "such").orElseThrow().isPlain());
    assertTrue(Modernisation.between("connexion", "connection").orElseThrow().isPlain());
    assertTrue(Modernisation.between("avoit", "avait").orElseThrow().isPlain());
    assertTrue(Modernisation.between("wish'd", "wished").orElseThrow().isPlain());
    assertFalse(Modernisation.between("fuch", "such").orElseThrow().isPlain());
    assertEquals(Optional.empty(), Modernisation.between("show", "shew"));
    assertEquals(Optional.empty(), Modernisation.between("horse", "house"));
  }

  @Test
  void charactersOfOtherScriptsAreFlagged() throws SpecialistException {
    final List<String> read = replaced("King", "\u041a\u0438\u043dg");
    assertTrue(names(judge(PRINT, read)).contains("script"));
    final List<String> russian =
        List.of("\u041c\u0438\u0440 \u0438 \u0432\u043e\u0439\u043d\u0430");
    assertEquals(List.of(), judge(russian, russian, russian, "rus").objections());
  }

  @Test
  void moreTextThanThereIsRoomForIsRejectedAtOnce() throws SpecialistException {
    final String[] words = new String[100_000];
    Arrays.fill(words, "endless");
    final Judgement judgement = judge(PRINT, List.of(String.join(" ", words)));
    assertEquals(List.of("room"), names(judgement));
  }

  @Test
  void aWordOnTheInkOfAnotherHasNoInkOfItsOwn() throws SpecialistException {
    final RegionTask task = task(PRINT, PRINT, "eng");
    final List<Line> lines = new ArrayList<>(task.lines());
    final Word king = lines.get(0).words().get(1);
    final Box over = king.box().grow(1);
    lines.add(line(List.of(new Word("", "Queen", over, 1, Style.PLAIN)), over));
    final String rejection = judge(task, reading(new Content.Text(lines))).rejection().orElse("");
    assertEquals("ink: the ink under the word is another's: Queen", rejection);
  }

  @Test
  void formulasAndChartsAreWellFormed() throws SpecialistException {
    assertEquals("", formula("\\frac{a}{\\left( b \\right)} \\begin{matrix} 1 \\end{matrix} \\{"));
    assertTrue(formula("\\frac{a}{b").contains("leaves { open"));
    assertTrue(formula("\\begin{matrix} 1 \\end{cases}").contains("closes cases"));
    assertTrue(formula("\\begin").contains("name of an environment"));
    final Point point = new Point("May", 3, new Box(0, 0, 0, 0), 1);
    final Point other = new Point("June", 4, new Box(0, 0, 0, 0), 1);
    assertEquals("", chart(new Series("a", List.of(point)), new Series("b", List.of(other))));
    assertTrue(
        chart(new Series("a", List.of(point, other)), new Series("b", List.of(point)))
            .contains("differ in length"));
    assertTrue(chart(new Series("a", List.of())).contains("without points"));
  }

  @Test
  void theDocsTellOfEveryGuard() throws IOException {
    final String docs =
        Files.readString(Path.of("").toAbsolutePath().resolveSibling("docs").resolve("guards.md"));
    for (final Guard guard : Guards.all()) {
      assertTrue(docs.contains("| `" + guard.name() + "` |"), guard.name());
    }
  }

  private static String formula(String latex) throws SpecialistException {
    return rejection(new Content.Formula(latex, IMAGE, List.of()));
  }

  private static String chart(Series... series) throws SpecialistException {
    return rejection(new Content.Chart(IMAGE, List.of(), List.of(series)));
  }

  private static String rejection(Content content) throws SpecialistException {
    return judge(task(PRINT, PRINT, "eng"), reading(content)).rejection().orElse("");
  }

  private static Reading reading(Content content) {
    return new Reading(content, 0.9, NOBODY);
  }

  private static List<String> with(List<String> lines, int at, String line) {
    final List<String> more = new ArrayList<>(lines);
    more.add(at, line);
    return more;
  }

  private static List<String> replaced(String word, String by) {
    return PRINT.stream().map(line -> line.replace(word, by)).toList();
  }

  private static List<String> names(Judgement judgement) {
    return judgement.objections().stream().map(Objection::guard).toList();
  }

  private static Judgement judge(List<String> print, List<String> read) throws SpecialistException {
    return judge(print, print, read, "eng");
  }

  private static Judgement judge(
      List<String> print, List<String> known, List<String> read, String language)
      throws SpecialistException {
    return judge(task(print, known, language), Draft.ofText(read).reading());
  }

  /** What the guards say without a witness. */
  static Judgement judge(RegionTask task, Reading reading) throws SpecialistException {
    return Guards.judge(task, reading, new InlineCrop(), Optional.empty());
  }

  /** A region on which some lines are printed and some are known, the others passed over. */
  static RegionTask task(List<String> print, List<String> known, String language) {
    final BufferedImage image =
        new BufferedImage(REGION.width(), REGION.height(), BufferedImage.TYPE_BYTE_GRAY);
    final Graphics2D pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, image.getWidth(), image.getHeight());
    pen.setColor(Color.BLACK);
    final List<Line> lines = new ArrayList<>();
    for (int l = 0; l < print.size(); l++) {
      final List<Word> words = new ArrayList<>();
      int x = 20;
      for (final String text : print.get(l).split(" ", -1)) {
        for (int i = 0; i < text.length(); i++) {
          pen.fillRect(x + 14 * i, 20 + 60 * l, 8, 24);
        }
        final int width = 14 * text.length() - 6;
        words.add(
            new Word(
                "",
                text,
                Box.ofSize(REGION.left() + x, REGION.top() + 20 + 60 * l, width, 24),
                0.95,
                Style.PLAIN));
        x += width + 20;
      }
      if (!known.get(l).isEmpty()) {
        lines.add(line(words, words.get(0).box().union(words.get(words.size() - 1).box())));
      }
    }
    pen.dispose();
    try (Raster raster = Raster.of(image)) {
      return PlainRegion.of("r", RegionKind.TEXT, REGION, 200, raster.png(), lines, language);
    }
  }

  private static Line line(List<Word> words, Box box) {
    return new Line("", box, new Baseline(0, 0, 1, 0), words);
  }
}
