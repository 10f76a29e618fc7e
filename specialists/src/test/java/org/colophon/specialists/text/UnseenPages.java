package org.colophon.specialists.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.colophon.datasets.metrics.text.WordAlignment;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.sources.SourceException;
import org.colophon.specialists.confidence.CalibrationFitter;
import org.colophon.specialists.confidence.Fitted;
import org.colophon.specialists.confidence.JudgedEvidence;
import org.colophon.specialists.confidence.PageEvidence;
import org.colophon.specialists.confidence.WordCalibration;
import org.colophon.specialists.confidence.WordConfidence;
import org.colophon.specialists.confidence.WordEvidence;
import org.colophon.specialists.lines.PaddleLines;
import org.colophon.specialists.lines.TesseractLines;
import org.colophon.specialists.models.ModelStore;
import org.colophon.specialists.models.Resolved;
import org.colophon.specialists.pages.FirstReading;
import org.colophon.specialists.pages.InkReader;
import org.colophon.specialists.pool.ModelPool;
import org.colophon.specialists.reconcile.VoteWeights;
import org.colophon.specialists.route.RoutePlan;
import org.colophon.specialists.segment.Segment;

/**
 * Pages of the corpora whose first pass has confidences by calibrations that have not seen them:
 * each document's by a fit to the other folds. They stay open, and every line is read again at most
 * once, so that a ladder can be tried with many weights.
 */
final class UnseenPages implements AutoCloseable {
  /** That of {@code colophon evaluate --calibrate}. */
  private static final long SEED = 4;

  /** Name of the reader that gives words a second look with the best models. */
  private static final String BEST = "best";

  private final List<InkReader> readers = new ArrayList<>();
  private final List<UnseenPage> pages = new ArrayList<>();

  /** One page; the lines of its segments are those of the first pass. */
  record UnseenPage(
      TextGroup group,
      String document,
      String truth,
      FirstReading first,
      String model,
      Map<String, RememberingReader> again,
      List<Segment> segments) {
    /**
     * Goes up the built-in ladder.
     *
     * @param best whether the second look is by the best models
     */
    Reread reread(VoteWeights weights, boolean best, Consumer<Contested> observer) {
      final RoutePlan routes = TextLadderStudyTest.ROUTES;
      return new TextLadder(
              routes.rules()::considered,
              id ->
                  Optional.ofNullable(
                      again.get(best && id.equals(TesseractLines.AGAIN) ? BEST : id)),
              weights,
              routes.budgets().reread())
          .observedBy(observer)
          .reread(first.page(), segments);
    }

    /** Which words of a reading of the page are right; those that truth leaves out are absent. */
    List<Judged> judge(List<Segment> read) {
      final List<List<String>> texts =
          lines(read).stream().map(line -> line.words().stream().map(Word::text).toList()).toList();
      final boolean[] correct = WordAlignment.correct(truth, texts, group.normalisation());
      final List<Judged> judged = new ArrayList<>();
      int next = 0;
      for (int s = 0; s < read.size(); s++) {
        final List<Judged> own = new ArrayList<>();
        for (int l = 0; l < read.get(s).lines().size(); l++) {
          for (final Word word : read.get(s).lines().get(l).words()) {
            own.add(new Judged(next, s, l, word, correct[next]));
            next++;
          }
        }
        final RegionKind kind = read.get(s).kind();
        if ((kind != RegionKind.HEADER && kind != RegionKind.FOOTER)
            || own.stream().anyMatch(Judged::correct)) {
          judged.addAll(own);
        }
      }
      return judged;
    }

    private UnseenPage with(List<Segment> weighed) {
      return new UnseenPage(group, document, truth, first, model, again, weighed);
    }
  }

  /**
   * A word and whether it is right, as {@code colophon evaluate} judges it.
   *
   * @param index among all words of the page
   */
  record Judged(int index, int segment, int line, Word word, boolean correct) {}

  static List<Line> lines(List<Segment> segments) {
    return segments.stream().flatMap(segment -> segment.lines().stream()).toList();
  }

  /**
   * Reads all pages, and fits.
   *
   * @param best whether the best models, which must have been pulled, may take a second look
   * @throws IllegalArgumentException if there are too few pages of a language for a fit
   */
  static UnseenPages read(Path folder, List<TextGroup> groups, int step, boolean best)
      throws IOException, SourceException {
    final UnseenPages all = new UnseenPages();
    final ModelStore store = ModelStore.ofEnvironment(List.of(), System.getenv());
    for (final TextGroup group : groups) {
      final Resolved first = LadderStudy.models(store, group.language());
      final InkReader ink = new InkReader(first.dataPath(), first.languages(), first.digest());
      all.readers.add(ink);
      final Map<String, RememberingReader> again = new HashMap<>();
      again.put(PaddleLines.ID, new RememberingReader(new PaddleLines(ModelPool.shared())));
      again.put(TesseractLines.AGAIN, again(store, first, false));
      again.put(BEST, again(store, first, best));
      for (final Path page : group.pages(folder, step)) {
        final FirstReading read = FirstReading.of(ink, group.input(), page);
        all.pages.add(
            new UnseenPage(
                group,
                page.getFileName().toString(),
                TextGroup.truth(page),
                read,
                first.digest(),
                again,
                read.raw()));
      }
    }
    all.weigh();
    return all;
  }

  private static RememberingReader again(ModelStore store, Resolved first, boolean best)
      throws IOException {
    return new RememberingReader(LadderStudy.again(ModelPool.shared(), store, first, best));
  }

  /** Pages with probabilities for confidences. */
  List<UnseenPage> pages() {
    return pages;
  }

  private void weigh() {
    final Map<String, List<JudgedEvidence>> byModel = new TreeMap<>();
    for (final UnseenPage page : pages) {
      final List<WordEvidence> clues = PageEvidence.of(lines(page.segments()));
      for (final Judged word : page.judge(page.segments())) {
        byModel
            .computeIfAbsent(page.model(), model -> new ArrayList<>())
            .add(
                new JudgedEvidence(
                    page.group().name(),
                    page.document(),
                    key(page, word.index()),
                    InkReader.SPECIALIST,
                    page.model(),
                    clues.get(word.index()),
                    word.correct()));
      }
    }
    final Map<String, Double> unseen = new HashMap<>();
    final Map<String, WordConfidence> whole = new HashMap<>();
    byModel.forEach(
        (model, words) -> {
          final Fitted<WordCalibration> fitted =
              new CalibrationFitter(SEED).fit(InkReader.SPECIALIST, List.of(model), words);
          whole.put(model, fitted.calibration());
          for (int i = 0; i < words.size(); i++) {
            unseen.put(words.get(i).word(), fitted.unseen().get(i));
          }
        });
    pages.replaceAll(
        page -> page.with(page.first().weighed(new Unseen(page, unseen, whole.get(page.model())))));
  }

  private static String key(UnseenPage page, int index) {
    return page.document() + " " + index;
  }

  /**
   * @param rest for words that nobody can judge
   */
  private record Unseen(UnseenPage page, Map<String, Double> unseen, WordConfidence rest)
      implements WordConfidence {
    @Override
    public List<Line> of(List<Line> raw) {
      final List<Line> weighed = new ArrayList<>();
      int next = 0;
      for (final Line line : rest.of(raw)) {
        final List<Word> words = new ArrayList<>();
        for (final Word word : line.words()) {
          words.add(word.withConfidence(unseen.getOrDefault(key(page, next++), word.confidence())));
        }
        weighed.add(line.withWords(words));
      }
      return weighed;
    }

    @Override
    public String digest() {
      return "unseen";
    }
  }

  @Override
  public void close() {
    pages.forEach(page -> page.first().close());
    readers.forEach(InkReader::close);
  }
}
