package org.colophon.specialists.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.TransformChain;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.raster.Raster;
import org.colophon.datasets.truth.Corpora;
import org.colophon.specialists.bus.Alphabet;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.reconcile.Lexicon;
import org.colophon.specialists.reconcile.VoteWeights;
import org.colophon.specialists.route.RoutePlan;
import org.colophon.specialists.route.RuleRouter;
import org.colophon.specialists.route.RuleRouter.Considered;
import org.colophon.specialists.route.Rung;
import org.colophon.specialists.route.SpecialistContext;
import org.colophon.specialists.segment.Segment;
import org.junit.jupiter.api.Test;

class TextLadderTest {
  private static final Provenance FIRST = new Provenance("tesseract", "1", "", Map.of());

  @Test
  void onlyDoubtfulWordsAreAskedAndWhatWasOutvotedIsKept() {
    final List<RegionTask> asked = new ArrayList<>();
    final Reread read =
        reread(new Rung("other", 1, 0.9, Allowance.UNLIMITED, ""), other("prudence", 0.99, asked));
    assertEquals(1, asked.size());
    assertEquals(List.of("pradenee"), asked.get(0).lines().stream().map(Line::text).toList());
    final Line line = read.segments().get(0).lines().get(0);
    assertEquals("threw prudence away", line.text());
    assertEquals(1, read.alternatives().get(0).size());
    final Reading outvoted = read.alternatives().get(0).get(0);
    assertEquals("tesseract", outvoted.provenance().specialist());
    assertEquals("pradenee", outvoted.content().lines().get(0).text());
    assertEquals("1", read.notes().get(0).get("words-changed"));
    assertEquals("other", read.costs().get(0).specialist());
    assertEquals("read by the first pass", outvoted.decision().asked());
  }

  @Test
  void neighboursComeAlongWhereTheRungWantsThem() {
    final List<RegionTask> asked = new ArrayList<>();
    reread(
        new Rung("other", 1, 0, 0.9, 2, 1, Allowance.UNLIMITED, ""),
        other("threw prudence away", 0.99, asked));
    assertEquals("threw pradenee away", asked.get(0).lines().get(0).text());
  }

  @Test
  void aReaderHasNoSayOnCharactersItCannotWrite() {
    final Reread read =
        reread(
            new Rung("other", 1, 0.9, Allowance.UNLIMITED, ""),
            other("prudence", 0.99, new ArrayList<>(), Alphabet.of("rudenc")));
    assertEquals("threw pradenee away", read.segments().get(0).lines().get(0).text());
  }

  @Test
  void aReaderThatFailsCostsNothingButItself() {
    final Specialist broken =
        new Reader("other", Alphabet.EVERYTHING) {
          @Override
          public Answer read(RegionTask task, Crops crops) throws SpecialistException {
            throw SpecialistException.unsuited("broken", null);
          }
        };
    final Reread read = reread(new Rung("other", 1, 0.9, Allowance.UNLIMITED, ""), broken);
    assertEquals("threw pradenee away", read.segments().get(0).lines().get(0).text());
    assertTrue(read.alternatives().isEmpty());
    assertEquals(Map.of("not-read-again-by", "other: broken"), read.notes().get(0));
  }

  @Test
  void neitherAMissingLibraryNorAFullStackCostsThePage() {
    for (final Error error :
        List.of(new UnsatisfiedLinkError("no onnx"), new StackOverflowError())) {
      final Specialist broken =
          new Reader("other", Alphabet.EVERYTHING) {
            @Override
            public Answer read(RegionTask task, Crops crops) {
              throw error;
            }
          };
      final Reread read = reread(new Rung("other", 1, 0.9, Allowance.UNLIMITED, ""), broken);
      assertEquals("threw pradenee away", read.segments().get(0).lines().get(0).text());
      final String why = read.notes().get(0).get("not-read-again-by");
      assertTrue(why.contains(error.getClass().getSimpleName()), why);
    }
  }

  @Test
  void anAccentThatIsSeenLaterTakesTheVoteFromAReaderThatCannotWriteIt() {
    final Rung first = new Rung("other", 1, 0.9, Allowance.UNLIMITED, "asked first");
    // Below what the first pass says of the other words: the reader of one line would take them for
    // the word in question.
    final Rung second = new Rung("again", 1, 0.95, Allowance.UNLIMITED, "asked second");
    final Specialist poor =
        other(
            "other", "prudence", 0.6, new ArrayList<>(), Alphabet.of("abcdefghijklmnopqrstuvwxyz"));
    final List<String> texts = new ArrayList<>();
    for (final List<Rung> order : List.of(List.of(first, second), List.of(second, first))) {
      final Specialist rich =
          other("again", "prud\u00e9nce", 0.6, new ArrayList<>(), Alphabet.EVERYTHING);
      final Reread read =
          reread(
              task -> order.stream().map(rung -> new Considered(rung, true, "")).toList(),
              Map.of("other", poor, "again", rich));
      texts.add(read.segments().get(0).lines().get(0).words().get(1).text());
      assertTrue(
          read.alternatives().getOrDefault(0, List.of()).stream()
              .noneMatch(reading -> reading.provenance().specialist().equals("other")),
          "what it saw without the accent is no reading of the word");
    }
    assertEquals(texts.get(0), texts.get(1), "the order of asking does not decide who may vote");
  }

  @Test
  void aReaderThatWasOutvotedSaysWhyItWasAsked() {
    final Rung rung = new Rung("other", 1, 0.9, Allowance.UNLIMITED, "first, less sure than 0.9");
    final Reread read = reread(rung, other("pradcnee", 0.01, new ArrayList<>()));
    final Reading outvoted = read.alternatives().get(0).get(0);
    assertEquals("other", outvoted.provenance().specialist());
    assertEquals("first, less sure than 0.9", outvoted.decision().asked());
  }

  @Test
  void conditionsAreHeldAgainstEachRegionAndNotThePage() {
    final RuleRouter rules =
        RoutePlan.of(
                "r.yaml",
                """
                version: 1
                ladders:
                  text:
                    - specialist: ppocr-v4
                      when: {width: {max: 399}, confidence_below: 0.5}
                    - specialist: tesseract-again
                      when: {width: {min: 400}}
                """,
                Path.of(""),
                new SpecialistContext(Map.of()))
            .rules();
    final List<RegionTask> narrow = new ArrayList<>();
    final List<RegionTask> wide = new ArrayList<>();
    final Reread read =
        reread(
            rules::considered,
            Map.of(
                "ppocr-v4",
                other("ppocr-v4", "prudence", 0.99, narrow, Alphabet.EVERYTHING),
                "tesseract-again",
                other("tesseract-again", "nobody", 0.99, wide, Alphabet.EVERYTHING)));
    assertEquals(1, narrow.size());
    assertEquals(List.of(), wide, "the region is narrow, though the page is 400 pixels wide");
    final Reading outvoted = read.alternatives().get(0).get(0);
    assertEquals("ppocr-v4", outvoted.provenance().specialist());
    assertEquals(
        "first on the ladder, width 360, first pass sure to 0.40", outvoted.decision().asked());
  }

  /** Not even what a short page is always granted. */
  @Test
  void whereNothingMayBeSpentNobodyIsAsked() {
    final List<RegionTask> asked = new ArrayList<>();
    final Rung rung = new Rung("other", 1, 0.9, Allowance.UNLIMITED, "");
    final Specialist other = other("prudence", 0.99, asked);
    assertEquals("threw prudence away", text(reread(rung, other, 1e-9)));
    assertEquals(1, asked.size());
    assertEquals("threw pradenee away", text(reread(rung, other, 0)));
    assertEquals(1, asked.size());
  }

  @Test
  void aRealPageGetsBetterAndTheSameEveryTime() throws Exception {
    final Optional<Path> folder = Corpora.group("ocr_text");
    assumeTrue(folder.isPresent(), "the corpora are absent; set COLOPHON_CORPORA");
    final Path page = TextGroup.OLDBOOKS.pages(folder.get(), 1).get(0);
    try (LadderStudy study =
        new LadderStudy(
            TextGroup.OLDBOOKS,
            VoteWeights.standard(),
            TextLadderStudyTest.ROUTES.budgets().reread(),
            false,
            TextLadderStudyTest.ROUTES.rules()::considered)) {
      final LadderStudy.Result once = study.measure(page);
      final LadderStudy.Result again = study.measure(page);
      assertTrue(once.ladder() < once.fast(), once.toString());
      assertEquals(once.ladder(), again.ladder());
    }
  }

  private static String text(Reread read) {
    return read.segments().get(0).lines().get(0).text();
  }

  private static Reread reread(Rung rung, Specialist specialist) {
    return reread(rung, specialist, 10);
  }

  private static Reread reread(Rung rung, Specialist specialist, double share) {
    return reread(
        task -> List.of(new Considered(rung, true, "")),
        Map.of(rung.specialist(), specialist),
        share);
  }

  private static Reread reread(
      Function<RegionTask, List<Considered>> rules, Map<String, Specialist> specialists) {
    return reread(rules, specialists, 10);
  }

  private static Reread reread(
      Function<RegionTask, List<Considered>> rules,
      Map<String, Specialist> specialists,
      double share) {
    final List<Word> words =
        List.of(word("threw", 20, 0.97), word("pradenee", 120, 0.4), word("away", 300, 0.97));
    final Box box = new Box(20, 30, 380, 60);
    final Segment segment =
        new Segment(
            RegionKind.TEXT,
            0,
            box,
            List.of(new Line("", box, new Baseline(20, 55, 380, 55), words)),
            List.of(),
            -1,
            1);
    try (Raster image = Raster.blank(400, 100, 8)) {
      final TextPage page =
          new TextPage(
              "d", "p", image, 300, TransformChain.identity(400, 100), "eng", FIRST, Lexicon.EMPTY);
      return new TextLadder(
              rules, id -> Optional.ofNullable(specialists.get(id)), VoteWeights.standard(), share)
          .reread(page, List.of(segment));
    }
  }

  private static Word word(String text, int left, double confidence) {
    return new Word(
        "", text, new Box(left, 30, left + 15 * text.length(), 60), confidence, Style.PLAIN);
  }

  private static Specialist other(String text, double confidence, List<RegionTask> asked) {
    return other(text, confidence, asked, Alphabet.EVERYTHING);
  }

  private static Specialist other(
      String text, double confidence, List<RegionTask> asked, Alphabet alphabet) {
    return other("other", text, confidence, asked, alphabet);
  }

  private static Specialist other(
      String id, String text, double confidence, List<RegionTask> asked, Alphabet alphabet) {
    return new Reader(id, alphabet) {
      @Override
      public Answer read(RegionTask task, Crops crops) {
        asked.add(task);
        final List<Word> words = new ArrayList<>();
        for (final String part : text.split(" ")) {
          words.add(new Word("", part, task.box(), confidence, Style.PLAIN));
        }
        final Line known = task.lines().get(0);
        return Answer.of(
            new Reading(
                new Content.Text(List.of(known.withWords(words))),
                confidence,
                new Provenance(id, "1", "", Map.of())));
      }
    };
  }

  /** Declares itself as another reader. */
  private abstract static class Reader implements Specialist {
    private final String id;
    private final Alphabet alphabet;

    Reader(String id, Alphabet alphabet) {
      this.id = id;
      this.alphabet = alphabet;
    }

    @Override
    public Descriptor descriptor() {
      final Descriptor plain =
          Descriptor.of(id, "1", Set.of(RegionKind.TEXT), Set.of(ContentType.TEXT));
      return new Descriptor(
          plain.id(),
          plain.version(),
          "",
          plain.kinds(),
          plain.contents(),
          alphabet,
          0,
          1,
          true,
          false);
    }
  }
}
