package org.colophon.specialists.text;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.colophon.datasets.model.Assignment;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Cost;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Usage;
import org.colophon.datasets.model.Word;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.reconcile.PageVocabulary;
import org.colophon.specialists.reconcile.Vote;
import org.colophon.specialists.reconcile.VoteWeights;
import org.colophon.specialists.reconcile.WordVoting;
import org.colophon.specialists.route.RoutePlan;
import org.colophon.specialists.route.Router;
import org.colophon.specialists.route.Rung;
import org.colophon.specialists.segment.Segment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the words of a page up the ladder of text. Words that the first pass is not sure of are
 * read again, the least certain first, rung by rung and as far as the budget goes; all readings of
 * a word are put to the vote, and a word that the vote made sure of climbs no further. Safe for use
 * by several threads.
 */
public final class TextLadder {
  /** Confidence from which a word belongs to the vocabulary of its page. */
  private static final double SURE = 0.9;

  /** Kinds whose words are no running text, and are kept as ink besides. */
  private static final Set<RegionKind> NOT_READ_AGAIN =
      EnumSet.of(RegionKind.FORMULA, RegionKind.FIGURE, RegionKind.RULE);

  private static final Logger LOG = LoggerFactory.getLogger(TextLadder.class);

  /** Specialists that failed, so that each says so once and not once a page. */
  private static final Set<String> REPORTED = ConcurrentHashMap.newKeySet();

  private final Router router;
  private final Function<String, Optional<Specialist>> specialists;
  private final VoteWeights weights;
  private final double share;
  private final Optional<Consumer<Contested>> learner;

  /**
   * @param specialists by id; those that are not there, and remote ones, are passed over
   * @param share of what the first pass costs that may be spent on reading words again
   */
  public TextLadder(
      Router router,
      Function<String, Optional<Specialist>> specialists,
      VoteWeights weights,
      double share) {
    this.router = router;
    this.specialists = specialists;
    this.weights = weights;
    this.share = share;
    this.learner = Optional.empty();
  }

  /** The ladder of text in some routes, with the weights that came with the build. */
  public static TextLadder of(RoutePlan routes) {
    return new TextLadder(
        routes.rules(),
        id -> routes.roster().insidePage(id) ? routes.roster().find(id) : Optional.empty(),
        VoteWeights.standard(),
        routes.budgets().reread());
  }

  private TextLadder(TextLadder other, Consumer<Contested> learner) {
    this.router = other.router;
    this.specialists = other.specialists;
    this.weights = other.weights;
    this.share = other.share;
    this.learner = Optional.of(learner);
  }

  /** The same ladder, which also tells what was contested on each page, to learn from it. */
  public TextLadder observedBy(Consumer<Contested> observer) {
    return new TextLadder(this, observer);
  }

  /** Reads the doubtful words of a page again. */
  public Reread reread(TextPage page, List<Segment> segments) {
    // No share is no reading at all, not the least that is granted for a short page.
    if (share == 0) {
      return Reread.none(segments);
    }
    final List<Rung> rungs = router.ladder(task(page, page.image().bounds(), List.of())).rungs();
    if (rungs.isEmpty()) {
      return Reread.none(segments);
    }
    return new Climb(page, segments).climb(rungs);
  }

  private static RegionTask task(TextPage page, Box box, List<Line> lines) {
    return new RegionTask(
        page.pageId(),
        page.documentId(),
        page.pageId(),
        RegionKind.TEXT,
        box,
        page.dpi(),
        new byte[0],
        Optional.empty(),
        lines,
        List.of(),
        "",
        "",
        "",
        page.language(),
        1,
        page.chain().steps(),
        Assignment.NONE);
  }

  /** The ballots of one page. */
  private final class Climb {
    private final TextPage page;
    private final List<Segment> segments;
    private final List<Ballot> ballots = new ArrayList<>();
    private final List<Cost> costs = new ArrayList<>();
    private final Map<String, Provenance> readers = new HashMap<>();
    private final WordVoting voting;
    private double left;

    Climb(TextPage page, List<Segment> segments) {
      this.page = page;
      this.segments = segments;
      readers.put(page.firstPass().specialist(), page.firstPass());
      final List<Line> lines = segments.stream().flatMap(s -> s.lines().stream()).toList();
      final List<Word> words = lines.stream().flatMap(line -> line.words().stream()).toList();
      this.voting = new WordVoting(weights, PageVocabulary.of(words, SURE), page.lexicon());
      this.left = TextCosts.budget(share, TextCosts.firstPass(page.image(), lines));
    }

    Reread climb(List<Rung> rungs) {
      final double highest = rungs.stream().mapToDouble(Rung::below).max().orElse(0);
      doubt(highest);
      for (final Rung rung : rungs) {
        final Optional<Specialist> specialist =
            specialists.apply(rung.specialist()).filter(s -> !s.descriptor().remote());
        if (specialist.isPresent()) {
          ask(specialist.get(), rung);
        }
      }
      learner.ifPresent(observer -> observer.accept(contested()));
      return new Tally(readers, segments, ballots).result(costs);
    }

    private Contested contested() {
      return new Contested(
          segments,
          ballots.stream()
              .filter(Ballot::isContested)
              .map(
                  ballot ->
                      new Contested.ContestedWord(
                          ballot.place().segment(),
                          ballot.place().line(),
                          ballot.place().word(),
                          voting.contest(ballot.votes())))
              .toList());
    }

    private void doubt(double below) {
      for (int s = 0; s < segments.size(); s++) {
        if (NOT_READ_AGAIN.contains(segments.get(s).kind())) {
          continue;
        }
        final List<Line> lines = segments.get(s).lines();
        for (int l = 0; l < lines.size(); l++) {
          final List<Word> words = lines.get(l).words();
          for (int w = 0; w < words.size(); w++) {
            final Word word = words.get(w);
            if (word.confidence() < below && !word.box().isEmpty()) {
              ballots.add(new Ballot(new Place(s, l, w), word, page.firstPass().specialist()));
            }
          }
        }
      }
    }

    private Line line(Place place) {
      return segments.get(place.segment()).lines().get(place.line());
    }

    private void ask(Specialist specialist, Rung rung) {
      final List<Stretch> stretches = affordable(rung, specialist.descriptor());
      if (stretches.isEmpty()) {
        return;
      }
      Box box = stretches.get(0).box();
      final List<Line> lines = new ArrayList<>();
      for (final Stretch stretch : stretches) {
        box = box.union(stretch.box());
        lines.add(stretch.asLine(Integer.toString(lines.size())));
      }
      // Some paper around the outermost words.
      final Box crop =
          box.grow(box.height() / 4 + 16).clamp(page.image().width(), page.image().height());
      final long wall = System.nanoTime();
      final long cpu = cpuNanos();
      double elsewhere = 0;
      try {
        final Answer answer = specialist.read(task(page, crop, lines), new PageCrops(page.image()));
        elsewhere = answer.cpuSeconds();
        count(answer, stretches, specialist.descriptor());
      } catch (SpecialistException | RuntimeException e) {
        if (REPORTED.add(rung.specialist())) {
          LOG.warn("{} is passed over: {}", rung.specialist(), e.toString());
        }
      }
      costs.add(
          new Cost(
              page.pageId(),
              "reread",
              (cpuNanos() - cpu) / 1e9 + elsewhere,
              (System.nanoTime() - wall) / 1e9,
              1,
              rung.specialist(),
              RegionKind.TEXT.word(),
              Usage.NONE));
    }

    /** The stretches around the least certain words, as many as may be paid for. */
    private List<Stretch> affordable(Rung rung, Descriptor descriptor) {
      final List<Ballot> doubtful =
          ballots.stream()
              .filter(ballot -> ballot.choice().confidence() < rung.below())
              .filter(ballot -> ballot.choice().confidence() >= rung.above())
              .sorted(Comparator.comparingDouble(ballot -> ballot.choice().confidence()))
              .toList();
      final List<Place> places = new ArrayList<>();
      for (final Ballot ballot : doubtful) {
        final double price =
            Stretch.around(List.of(ballot.place()), rung.context(), this::line).stream()
                .mapToDouble(stretch -> TextCosts.reading(stretch, descriptor.relativeCost()))
                .sum();
        if (price <= left) {
          left -= price;
          places.add(ballot.place());
        }
      }
      return Stretch.around(places, rung.context(), this::line);
    }

    private void count(Answer answer, List<Stretch> stretches, Descriptor descriptor) {
      final Map<Place, Ballot> byPlace = new HashMap<>();
      ballots.forEach(ballot -> byPlace.put(ballot.place(), ballot));
      final List<Line> read = answer.reading().content().lines();
      final String reader = answer.reading().provenance().specialist();
      readers.put(reader, answer.reading().provenance());
      for (int i = 0; i < stretches.size() && i < read.size(); i++) {
        final Stretch stretch = stretches.get(i);
        final List<Optional<WordMatching.Match>> matches =
            WordMatching.match(stretch.words(), read.get(i).words());
        for (int w = 0; w < matches.size(); w++) {
          final Ballot ballot = byPlace.get(stretch.place(w));
          if (ballot != null && matches.get(w).isPresent()) {
            final WordMatching.Match match = matches.get(w).get();
            ballot.add(
                new Vote(reader, match.text(), match.confidence()), descriptor.alphabet(), voting);
          }
        }
      }
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
