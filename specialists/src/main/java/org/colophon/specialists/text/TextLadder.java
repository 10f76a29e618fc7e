package org.colophon.specialists.text;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
import org.colophon.specialists.route.RuleRouter.Considered;
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

  private final Function<RegionTask, List<Considered>> rules;
  private final Function<String, Optional<Specialist>> specialists;
  private final VoteWeights weights;
  private final double share;
  private final Optional<Consumer<Contested>> learner;

  /**
   * @param rules of a region of text: every rung of the ladder, in the same order for all regions,
   *     and whether its conditions are met there
   * @param specialists by id; those that are not there, and remote ones, are passed over
   * @param share of what the first pass costs that may be spent on reading words again
   */
  public TextLadder(
      Function<RegionTask, List<Considered>> rules,
      Function<String, Optional<Specialist>> specialists,
      VoteWeights weights,
      double share) {
    this.rules = rules;
    this.specialists = specialists;
    this.weights = weights;
    this.share = share;
    this.learner = Optional.empty();
  }

  /** The ladder of text in some routes, with the weights that came with the build. */
  public static TextLadder of(RoutePlan routes) {
    return new TextLadder(
        routes.rules()::considered,
        id -> routes.roster().insidePage(id) ? routes.roster().find(id) : Optional.empty(),
        VoteWeights.standard(),
        routes.budgets().reread());
  }

  private TextLadder(TextLadder other, Consumer<Contested> learner) {
    this.rules = other.rules;
    this.specialists = other.specialists;
    this.weights = other.weights;
    this.share = other.share;
    this.learner = Optional.of(learner);
  }

  /** The same ladder, which also tells what was contested on each page, to learn from it. */
  public TextLadder observedBy(Consumer<Contested> observer) {
    return new TextLadder(this, observer);
  }

  /** Whether words of regions of a kind are read again at all. */
  public static boolean readsAgain(RegionKind kind) {
    return !NOT_READ_AGAIN.contains(kind);
  }

  /** Reads the doubtful words of a page again. */
  public Reread reread(TextPage page, List<Segment> segments) {
    // No share is no reading at all, not the least that is granted for a short page.
    if (share == 0) {
      return Reread.none(segments);
    }
    final List<List<Considered>> ladders =
        segments.stream()
            .map(
                segment ->
                    rules.apply(
                        task(page, page.chain().toOriginal(segment.box()), segment.lines())))
            .toList();
    return ladders.isEmpty() ? Reread.none(segments) : new Climb(page, segments, ladders).climb();
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
    private final List<List<Considered>> ladders;
    private final Map<Integer, Set<String>> faults = new TreeMap<>();
    private final List<Ballot> ballots = new ArrayList<>();
    private final List<Cost> costs = new ArrayList<>();
    private final Map<String, Provenance> readers = new HashMap<>();
    private final WordVoting voting;
    private double left;

    /**
     * @param ladders one for each segment
     */
    Climb(TextPage page, List<Segment> segments, List<List<Considered>> ladders) {
      this.ladders = ladders;
      this.page = page;
      this.segments = segments;
      readers.put(page.firstPass().specialist(), page.firstPass());
      final List<Line> lines = segments.stream().flatMap(s -> s.lines().stream()).toList();
      final List<Word> words = lines.stream().flatMap(line -> line.words().stream()).toList();
      this.voting = new WordVoting(weights, PageVocabulary.of(words, SURE), page.lexicon());
      this.left = TextCosts.budget(share, TextCosts.firstPass(page.image(), lines));
    }

    Reread climb() {
      doubt();
      for (int i = 0; i < ladders.get(0).size(); i++) {
        final Optional<Specialist> specialist =
            specialists
                .apply(ladders.get(0).get(i).rung().specialist())
                .filter(s -> !s.descriptor().remote());
        if (specialist.isPresent()) {
          ask(specialist.get(), i);
        }
      }
      learner.ifPresent(observer -> observer.accept(contested()));
      return new Tally(readers, segments, ballots, faults).result(costs);
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

    private void doubt() {
      for (int s = 0; s < segments.size(); s++) {
        if (!readsAgain(segments.get(s).kind())) {
          continue;
        }
        final double below =
            ladders.get(s).stream()
                .filter(Considered::asked)
                .mapToDouble(considered -> considered.rung().below())
                .max()
                .orElse(0);
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

    /** Asks about the words of all regions where the conditions of the rung are met. */
    private void ask(Specialist specialist, int index) {
      final List<Stretch> stretches = affordable(index, specialist.descriptor());
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
        count(answer, stretches, specialist.descriptor(), index);
      } catch (SpecialistException e) {
        fault(specialist, stretches, e.getMessage());
      } catch (RuntimeException | StackOverflowError | LinkageError e) {
        // A reader that breaks, or whose native part is missing, must not cost the page.
        fault(specialist, stretches, e.toString());
      }
      costs.add(
          new Cost(
              page.pageId(),
              "reread",
              (cpuNanos() - cpu) / 1e9 + elsewhere,
              (System.nanoTime() - wall) / 1e9,
              1,
              specialist.descriptor().id(),
              RegionKind.TEXT.word(),
              Usage.NONE));
    }

    /** Notes with the regions that were asked about why there is no second reading of them. */
    private void fault(Specialist specialist, List<Stretch> stretches, String why) {
      final String id = specialist.descriptor().id();
      final String line = id + ": " + String.valueOf(why).replaceAll("\\s+", " ");
      stretches.forEach(
          stretch ->
              faults
                  .computeIfAbsent(stretch.segment(), segment -> new LinkedHashSet<>())
                  .add(line));
      if (REPORTED.add(id)) {
        LOG.warn("{} is passed over: {}", id, why);
      }
    }

    /** The stretches around the least certain words, as many as may be paid for. */
    private List<Stretch> affordable(int index, Descriptor descriptor) {
      final Rung rung = ladders.get(0).get(index).rung();
      final List<Ballot> doubtful =
          ballots.stream()
              .filter(ballot -> ladders.get(ballot.place().segment()).get(index).asked())
              .filter(ballot -> ballot.choice().probability() < rung.below())
              .filter(ballot -> ballot.choice().probability() >= rung.above())
              .sorted(Comparator.comparingDouble(ballot -> ballot.choice().probability()))
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

    private void count(Answer answer, List<Stretch> stretches, Descriptor descriptor, int index) {
      final Map<Place, Ballot> byPlace = new HashMap<>();
      ballots.forEach(ballot -> byPlace.put(ballot.place(), ballot));
      // A line in which nothing was read does not come back.
      final Map<String, Line> read = new HashMap<>();
      answer.reading().content().lines().forEach(line -> read.put(line.id(), line));
      final String reader = VoteWeights.voter(answer.reading().provenance());
      readers.put(reader, answer.reading().provenance());
      for (int i = 0; i < stretches.size(); i++) {
        final Stretch stretch = stretches.get(i);
        final Line line = read.get(Integer.toString(i));
        if (line == null) {
          continue;
        }
        final List<Optional<WordMatching.Match>> matches =
            WordMatching.match(stretch.words(), line.words());
        for (int w = 0; w < matches.size(); w++) {
          final Ballot ballot = byPlace.get(stretch.place(w));
          if (ballot != null && matches.get(w).isPresent()) {
            final WordMatching.Match match = matches.get(w).get();
            ballot.add(
                new Vote(reader, match.text(), match.confidence()),
                descriptor.alphabet(),
                ladders.get(stretch.segment()).get(index).rung().why(),
                voting);
          }
        }
      }
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
