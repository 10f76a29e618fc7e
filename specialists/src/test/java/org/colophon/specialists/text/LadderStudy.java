package org.colophon.specialists.text;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.colophon.datasets.metrics.text.ErrorRate;
import org.colophon.datasets.metrics.text.Normalisation;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.PageDraft;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.confidence.Calibrations;
import org.colophon.specialists.confidence.WordConfidence;
import org.colophon.specialists.lines.PaddleLines;
import org.colophon.specialists.lines.TesseractLines;
import org.colophon.specialists.models.MissingModelException;
import org.colophon.specialists.models.ModelStore;
import org.colophon.specialists.models.Quality;
import org.colophon.specialists.models.Resolved;
import org.colophon.specialists.pages.InkReader;
import org.colophon.specialists.pages.PageReader;
import org.colophon.specialists.pages.SinglePage;
import org.colophon.specialists.pages.TextLayerPolicy;
import org.colophon.specialists.pool.ModelPool;
import org.colophon.specialists.reconcile.VoteWeights;
import org.colophon.specialists.route.RuleRouter.Considered;
import org.colophon.specialists.route.Rung;

/**
 * Measures the ladder of text on a group of the corpora: what each reader alone gets wrong, what
 * would be left if the best reader of every line were known (the oracle), and what the ladder
 * leaves at which cost.
 */
final class LadderStudy implements AutoCloseable {
  private static final int WHOLE_LINE = 10_000;

  private final TextGroup group;
  private final RecordingReader again;
  private final RecordingReader paddle;
  private final InkReader ink;
  private final PageReader once;
  private final PageReader everything;
  private final PageReader ladder;
  private Contested seen;

  /**
   * @param best whether the second look is by the best models, where they were pulled
   * @param route to the ladder that is measured
   */
  LadderStudy(
      TextGroup group,
      VoteWeights weights,
      double share,
      boolean best,
      Function<RegionTask, List<Considered>> route)
      throws IOException {
    this.group = group;
    final ModelStore store = ModelStore.ofEnvironment(List.of(), System.getenv());
    final Resolved fast = models(store, group.language());
    final ModelPool pool = ModelPool.shared();
    this.again = new RecordingReader(again(pool, store, fast, best));
    this.paddle = new RecordingReader(new PaddleLines(pool));
    final Map<String, RecordingReader> readers =
        Map.of("tesseract-again", again, PaddleLines.ID, paddle);
    final WordConfidence confidence =
        Calibrations.builtIn()
            .find(InkReader.SPECIALIST, fast.digest())
            .map(WordConfidence.class::cast)
            .orElse(WordConfidence.RAW);
    this.ink = new InkReader(fast.dataPath(), fast.languages(), fast.digest(), confidence);
    final List<Considered> all =
        List.of(
            always(new Rung("tesseract-again", 1, 0, 2, 2, WHOLE_LINE, Allowance.UNLIMITED, "")),
            always(new Rung(PaddleLines.ID, 1, 0, 2, 2, WHOLE_LINE, Allowance.UNLIMITED, "")));
    this.once = reader(Optional.empty());
    this.everything =
        reader(
            Optional.of(
                new TextLadder(task -> all, id -> Optional.of(readers.get(id)), weights, 1e9)
                    .observedBy(page -> seen = page)));
    this.ladder =
        reader(
            Optional.of(new TextLadder(route, id -> Optional.of(readers.get(id)), weights, share)));
  }

  private static Considered always(Rung rung) {
    return new Considered(rung, true, "study");
  }

  /** The fast models; for a language that has none here, the best ones. */
  static Resolved models(ModelStore store, String language) throws IOException {
    try {
      return store.resolve(language, Quality.FAST);
    } catch (MissingModelException e) {
      return store.resolve(language, Quality.BEST);
    }
  }

  static TesseractLines again(ModelPool pool, ModelStore store, Resolved first, boolean best)
      throws IOException {
    final Resolved second = best ? store.resolve(first.languages(), Quality.BEST) : first;
    return TesseractLines.again(
        pool,
        second.dataPath(),
        second.languages(),
        second.digest(),
        !second.digest().equals(first.digest()));
  }

  private PageReader reader(Optional<TextLadder> ladder) {
    return new PageReader(
        TextLayerPolicy.IGNORE,
        ink,
        group.input(),
        ladder,
        task -> task.kind().needsSpecialist(),
        false);
  }

  /** What one page shows. */
  record Result(
      long length, long fast, long tesseractAgain, long paddle, long oracle, long ladder) {
    static final Result NONE = new Result(0, 0, 0, 0, 0, 0);

    Result plus(Result other) {
      return new Result(
          length + other.length,
          fast + other.fast,
          tesseractAgain + other.tesseractAgain,
          paddle + other.paddle,
          oracle + other.oracle,
          ladder + other.ladder);
    }

    double gapClosed() {
      return fast == oracle ? 0 : (double) (fast - ladder) / (fast - oracle);
    }
  }

  /**
   * What the page step costs, CPU seconds.
   *
   * @param once with every word read once
   * @param ladder with doubtful words read again
   */
  record Cpu(double once, double ladder) {
    Cpu plus(Cpu other) {
      return new Cpu(once + other.once, ladder + other.ladder);
    }

    double ratio() {
      return ladder / once;
    }
  }

  /** Reads a page once and by the ladder, one right after the other. */
  Cpu time(Path page) throws Exception {
    final long before = cpuNanos();
    SinglePage.read(once, page);
    final long between = cpuNanos();
    SinglePage.read(ladder, page);
    return new Cpu((between - before) / 1e9, (cpuNanos() - between) / 1e9);
  }

  /** Reads a page by every way. */
  Result measure(Path page) throws Exception {
    SinglePage.read(everything, page);
    final List<Line> secondLines = again.last();
    final List<Line> thirdLines = paddle.last();
    final List<Line> firstLines =
        seen.segments().stream().flatMap(segment -> segment.lines().stream()).toList();
    final List<String> first = firstLines.stream().map(Line::text).toList();
    final List<String> truth = TruthLines.cut(TextGroup.truth(page), first, group.normalisation());
    final PageDraft draft = SinglePage.read(ladder, page);
    final List<String> voted =
        draft.page().regions().stream()
            .flatMap(region -> region.lines().stream())
            .map(Line::text)
            .toList();
    Result sum = Result.NONE;
    // Lines of formulas and figures are read once; the others come in the same order.
    int asked = 0;
    for (int i = 0; i < first.size(); i++) {
      final boolean read =
          asked < secondLines.size() && isLine(secondLines.get(asked), firstLines.get(i));
      final long f = edits(truth.get(i), first.get(i));
      final long s = read ? edits(truth.get(i), secondLines.get(asked).text()) : f;
      final long t = read ? edits(truth.get(i), thirdLines.get(asked).text()) : f;
      final long v = i < voted.size() ? edits(truth.get(i), voted.get(i)) : f;
      asked += read ? 1 : 0;
      sum = sum.plus(new Result(truth.get(i).length(), f, s, t, Math.min(f, Math.min(s, t)), v));
    }
    return sum;
  }

  private static boolean isLine(Line stretch, Line line) {
    return stretch.box().top() <= line.box().top() && stretch.box().bottom() >= line.box().bottom();
  }

  private long edits(String truth, String reading) {
    return ErrorRate.ofCharacters(truth, group.normalisation().apply(reading), Normalisation.EXACT)
        .edits();
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  @Override
  public void close() {
    ink.close();
  }
}
