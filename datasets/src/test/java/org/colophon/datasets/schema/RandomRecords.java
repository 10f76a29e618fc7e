package org.colophon.datasets.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
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

/** Records with random values of every type, the same ones for the same seed. */
final class RandomRecords {
  private static final List<String> TEXTS =
      List.of("", "ſtraße", "ﬁgure", "1 234,56", "\uD835\uDC65²", "a\tb\nc", "—", "مرحبا");

  private final Random random;

  RandomRecords(long seed) {
    random = new Random(seed);
  }

  FinishedPage finishedPage() {
    return new FinishedPage(page(), some(this::cost), some(this::failure));
  }

  PageDraft draft() {
    return new PageDraft(page(), some(this::task), some(this::cost), some(this::failure));
  }

  RegionTask task() {
    final byte[] crop = new byte[random.nextInt(40)];
    random.nextBytes(crop);
    return new RegionTask(
        text(),
        text(),
        text(),
        any(RegionKind.values()),
        box(),
        number(),
        crop,
        crop.length == 0 && random.nextBoolean() ? Optional.of(image()) : Optional.empty(),
        some(this::line),
        some(this::box),
        text(),
        text(),
        text(),
        text(),
        random.nextInt(9),
        some(this::step),
        new Assignment(
            new Instructions(text(), text(), text(), text()),
            Set.copyOf(new HashSet<>(some(() -> any(ContentType.values())))),
            random.nextLong(),
            new Allowance(number(), number(), random.nextLong(), number())));
  }

  RegionReading regionReading() {
    final boolean read = random.nextBoolean();
    return new RegionReading(
        text(),
        text(),
        read ? Optional.of(reading()) : Optional.empty(),
        some(this::reading),
        some(this::cost),
        read ? Optional.empty() : Optional.of(failure()));
  }

  Receipt receipt() {
    return new Receipt(
        text(),
        random.nextInt(),
        any(Status.values()),
        random.nextBoolean(),
        random.nextBoolean() ? Optional.of(failure()) : Optional.empty());
  }

  Document document() {
    return new Document(
        text(),
        text(),
        text(),
        any(SourceType.values()),
        some(() -> new SourceName(text(), text())),
        some(this::text),
        random.nextInt(),
        some(random::nextInt),
        text(),
        random.nextLong());
  }

  Outcome outcome() {
    final Map<RegionKind, Long> counts = new TreeMap<>();
    some(() -> any(RegionKind.values())).forEach(kind -> counts.put(kind, random.nextLong()));
    return new Outcome(
        document(),
        any(Status.values()),
        random.nextBoolean(),
        random.nextInt(),
        random.nextInt(),
        counts,
        random.nextLong(),
        number(),
        some(this::doubt),
        some(this::doubt),
        some(this::failure),
        some(this::text),
        some(this::provenance),
        some(this::spending),
        random.nextBoolean() ? Optional.of(madeWith()) : Optional.empty(),
        number());
  }

  private MadeWith madeWith() {
    final Map<RegionKind, String> regions = new TreeMap<>();
    some(() -> any(RegionKind.values())).forEach(kind -> regions.put(kind, text()));
    final Map<String, String> values = new TreeMap<>();
    some(this::text).forEach(name -> values.put(name, text()));
    return new MadeWith(
        new Fingerprints(text(), regions, text()), values, values, some(this::text));
  }

  private Spending spending() {
    return new Spending(
        text(),
        text(),
        random.nextLong(),
        number(),
        number(),
        new Usage(random.nextLong(), random.nextLong(), number()));
  }

  Failure failure() {
    return new Failure(text(), text(), text(), text(), text(), text(), text(), random.nextInt());
  }

  private Page page() {
    final int width = random.nextInt(10_000);
    final int height = random.nextInt(10_000);
    return new Page(
        text(),
        text(),
        random.nextInt(),
        width,
        height,
        number(),
        any(PageOrigin.values()),
        text(),
        new TransformChain(width, height, some(this::step)),
        some(() -> new CleaningNote(text(), random.nextBoolean(), Map.of("b", 2.5, "a", 1.0))),
        some(this::region),
        text());
  }

  private Region region() {
    return new Region(
        text(),
        any(RegionKind.values()),
        random.nextInt(7),
        box(),
        text(),
        reading(),
        some(this::reading));
  }

  private Reading reading() {
    return new Reading(
        content(), number(), provenance(), new Decision(any(Verdict.values()), text(), text()));
  }

  private Content content() {
    return switch (random.nextInt(6)) {
      case 0 -> new Content.Text(some(this::line));
      case 1 ->
          new Content.Table(
              random.nextInt(9), random.nextInt(9), some(this::cell), random.nextBoolean());
      case 2 -> new Content.Figure(image(), some(this::line));
      case 3 ->
          new Content.Formula(
              text(), image(), some(this::line), some(() -> new Symbol(text(), box(), number())));
      case 4 -> new Content.Chart(image(), some(this::line), some(this::series));
      default -> new Content.Unreadable(image(), text());
    };
  }

  private Cell cell() {
    return new Cell(
        random.nextInt(9),
        random.nextInt(9),
        1,
        2,
        random.nextBoolean(),
        box(),
        some(this::line),
        number());
  }

  private Series series() {
    return new Series(text(), some(() -> new Point(text(), number(), box(), number())));
  }

  private Line line() {
    return new Line(
        text(), box(), new Baseline(number(), number(), number(), number()), some(this::word));
  }

  private Word word() {
    final Style style =
        new Style(
            random.nextBoolean(),
            random.nextBoolean(),
            random.nextBoolean(),
            random.nextBoolean(),
            random.nextBoolean(),
            number());
    return new Word(text(), text(), box(), number(), style);
  }

  private Box box() {
    return Box.ofSize(
        random.nextInt(2000) - 1000,
        random.nextInt(2000) - 1000,
        random.nextInt(5000),
        random.nextInt(5000));
  }

  private TransformStep step() {
    return new TransformStep(
        text(),
        number(),
        number(),
        number(),
        number(),
        number(),
        number(),
        random.nextInt(9999),
        random.nextInt(9999));
  }

  private ImageRef image() {
    return new ImageRef(text(), text(), random.nextInt(), random.nextInt(), text());
  }

  private Provenance provenance() {
    return new Provenance(text(), text(), text(), Map.of("lang", text(), "dpi", text()));
  }

  private Cost cost() {
    return new Cost(
        text(),
        text(),
        number(),
        number(),
        random.nextInt(),
        text(),
        text(),
        new Usage(random.nextLong(), random.nextLong(), number()));
  }

  private Doubt doubt() {
    return new Doubt(text(), number(), text());
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private double number() {
    return random.nextInt(5) == 0 ? 0 : random.nextGaussian() * 1000;
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private <T> List<T> some(Supplier<T> item) {
    return Stream.generate(item).limit(random.nextInt(4)).toList();
  }
}
