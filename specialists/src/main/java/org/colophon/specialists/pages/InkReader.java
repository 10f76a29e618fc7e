package org.colophon.specialists.pages;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.clean.CleanOptions;
import org.colophon.specialists.clean.CleanedPage;
import org.colophon.specialists.clean.PageCleaner;
import org.colophon.specialists.confidence.WordConfidence;
import org.colophon.specialists.recognise.Block;
import org.colophon.specialists.recognise.TesseractEngine;
import org.colophon.specialists.reconcile.Lexicon;
import org.colophon.specialists.segment.PageAnalysis;
import org.colophon.specialists.segment.Pictures;
import org.colophon.specialists.segment.Rulings;
import org.colophon.specialists.segment.Segment;

/**
 * The first pass over ink: clean, then recognise. Opens its engine at the first page that needs it.
 */
public final class InkReader implements AutoCloseable {
  /** Mean confidence below which a page is read upside down as well. */
  private static final double GARBLED = 0.45;

  private static final int LEAST_CHARACTERS = 20;

  private static final CleanOptions PAPER_ALONE =
      new CleanOptions(false, false, false, true, false, true);

  /**
   * Mean confidence from which a page stands upright, whatever its looks: pages of books and
   * receipts are read with 0.67 to 0.95, and with 0.24 to 0.36 upside down.
   */
  private static final double LEGIBLE = 0.7;

  /** A few words may look like words upside down as well. */
  private static final int TELLING_CHARACTERS = 100;

  /** Id of the specialist that reads ink first. */
  public static final String SPECIALIST = "tesseract";

  private final Path tessdata;
  private final String languages;
  private final String modelDigest;
  private final WordConfidence confidence;
  private final PageCleaner cleaner = new PageCleaner();
  private TesseractEngine engine;
  private Provenance provenance;

  /**
   * @param tessdata folder with the models of all languages
   * @param languages Tesseract codes joined by +
   * @param modelDigest joint SHA-256 of these models, hex
   */
  public InkReader(Path tessdata, String languages, String modelDigest) {
    this(tessdata, languages, modelDigest, WordConfidence.RAW);
  }

  /**
   * @param confidence makes the engine's word confidences probabilities, once all that goes by raw
   *     confidence is decided
   */
  public InkReader(Path tessdata, String languages, String modelDigest, WordConfidence confidence) {
    this.tessdata = tessdata;
    this.languages = languages;
    this.modelDigest = modelDigest;
    this.confidence = confidence;
  }

  /** The segments of a page with probabilities for confidences. */
  List<Segment> weighed(List<Segment> page) {
    return WeighedSegments.of(page, confidence);
  }

  String languages() {
    return languages;
  }

  /**
   * Worked out once: to name a calibration by its digest costs as much as cleaning a small page.
   */
  Provenance provenance() {
    if (provenance == null) {
      final Map<String, String> parameters = new TreeMap<>(Map.of("languages", languages));
      final String calibration = confidence.digest();
      if (!calibration.isEmpty()) {
        parameters.put(Provenance.CALIBRATION, calibration);
      }
      provenance = new Provenance(SPECIALIST, TesseractEngine.version(), modelDigest, parameters);
    }
    return provenance;
  }

  /** A page after its first pass. */
  record Ink(CleanedPage cleaned, List<Block> blocks) implements AutoCloseable {
    PageAnalysis analysis(double dpi) {
      final List<Box> images = new ArrayList<>(Pictures.find(cleaned.image(), dpi));
      return new PageAnalysis(
          cleaned.image().width(),
          cleaned.image().height(),
          dpi,
          blocks,
          Rulings.find(cleaned.image(), dpi),
          images,
          Optional.of(cleaned.image()),
          false);
    }

    /**
     * Whether there is text, and the engine believes little of it, as on a page that stands on its
     * head.
     */
    boolean isGarbled() {
      final long characters = characters();
      return characters >= LEAST_CHARACTERS && belief() < GARBLED * characters;
    }

    /** Whether there is so much text, and the engine so sure of it, that the page is upright. */
    boolean isLegible() {
      final long characters = characters();
      return characters >= TELLING_CHARACTERS && belief() >= LEGIBLE * characters;
    }

    private long characters() {
      return words().mapToLong(word -> word.text().length()).sum();
    }

    private double belief() {
      return words().mapToDouble(word -> word.text().length() * word.confidence()).sum();
    }

    private Stream<Word> words() {
      return blocks.stream()
          .flatMap(block -> block.lines().stream())
          .flatMap(line -> line.words().stream());
    }

    /** Characters that the engine is sure of: upside down it is sure of few. */
    double legibility() {
      return words()
          .mapToDouble(word -> word.text().length() * word.confidence() * word.confidence())
          .sum();
    }

    @Override
    public void close() {
      cleaned.close();
    }
  }

  /**
   * @param guessed whether {@code dpi} is a guess; then the engine goes by the size of the letters
   */
  Ink read(InputKind input, Raster original, double dpi, boolean guessed, Stopwatch stopwatch) {
    final double stated = guessed ? TesseractEngine.UNKNOWN_DPI : dpi;
    return input == InputKind.PAGE
        ? page(original, dpi, stated, stopwatch)
        : cutOut(input, original, dpi, stated, stopwatch);
  }

  /** A region that was cut out stays as it lies; only its paper is made even. */
  private Ink cutOut(
      InputKind input, Raster original, double dpi, double stated, Stopwatch stopwatch) {
    final CleanedPage cleaned = cleaner.clean(original, dpi, PAPER_ALONE);
    stopwatch.lap("clean");
    final Ink read = recognised(input, cleaned, stated);
    stopwatch.lap("recognise");
    return read;
  }

  private Ink page(Raster original, double dpi, double stated, Stopwatch stopwatch) {
    final CleanedPage cleaned = cleaner.clean(original, dpi, CleanOptions.all());
    stopwatch.lap("clean");
    Ink best = recognised(InputKind.PAGE, cleaned, stated);
    if ((cleaned.mayBeUpsideDown() && !best.isLegible()) || best.isGarbled()) {
      best = moreLegible(best, recognised(InputKind.PAGE, cleaned.turnedOver(), stated));
    }
    stopwatch.lap("recognise");
    return best;
  }

  /** Where the grey page seems to hold no text at all, the bilevel one may hold some. */
  private Ink recognised(InputKind input, CleanedPage cleaned, double dpi) {
    try {
      final Enlargement enlargement = Enlargement.of(cleaned.image());
      if (cleaned.grey() == null) {
        return new Ink(cleaned, blocks(input, cleaned.image(), enlargement, dpi));
      }
      final Ink grey = new Ink(cleaned, blocks(input, cleaned.grey(), enlargement, dpi));
      if (grey.characters() >= LEAST_CHARACTERS) {
        return grey;
      }
      final Ink bilevel = new Ink(cleaned, blocks(input, cleaned.image(), enlargement, dpi));
      return bilevel.legibility() > grey.legibility() ? bilevel : grey;
    } catch (RuntimeException e) {
      cleaned.close();
      throw e;
    }
  }

  private List<Block> blocks(InputKind input, Raster image, Enlargement enlargement, double dpi) {
    if (enlargement.isNone()) {
      return blocks(input, image, dpi);
    }
    try (Raster enlarged = enlargement.enlarge(image)) {
      return enlargement.back(blocks(input, enlarged, enlargement.factor() * dpi));
    }
  }

  private List<Block> blocks(InputKind input, Raster image, double dpi) {
    return switch (input) {
      case PAGE, FORMULA -> engine().page(image, dpi);
      case LINE -> engine().line(image, dpi);
      case TABLE -> engine().block(image, dpi);
      case CHART -> engine().scattered(image, dpi);
    };
  }

  private static Ink moreLegible(Ink upright, Ink turnedOver) {
    final boolean turn = turnedOver.legibility() > upright.legibility();
    (turn ? upright : turnedOver).close();
    return turn ? turnedOver : upright;
  }

  /** The same without recognising: the page's regions are found, but hold no words. */
  Ink cleanOnly(Raster original, double dpi, Stopwatch stopwatch) {
    final CleanedPage cleaned = cleaner.clean(original, dpi, CleanOptions.all());
    stopwatch.lap("clean");
    return new Ink(cleaned, List.of());
  }

  /** Reads a crop that holds one line; for a quick look at the ink. */
  String line(Raster crop, double dpi) {
    final StringBuilder text = new StringBuilder();
    for (final Block block : engine().line(crop, dpi)) {
      block.lines().forEach(line -> text.append(text.isEmpty() ? "" : " ").append(line.text()));
    }
    return text.toString();
  }

  /** The words of the page's languages, as far as their models know them. */
  Lexicon lexicon() {
    final Map<String, Boolean> asked = new HashMap<>();
    return word -> asked.computeIfAbsent(word, engine()::isWord);
  }

  private TesseractEngine engine() {
    if (engine == null) {
      engine = TesseractEngine.open(tessdata, languages);
    }
    return engine;
  }

  @Override
  public void close() {
    cleaner.close();
    if (engine != null) {
      engine.close();
    }
  }
}
