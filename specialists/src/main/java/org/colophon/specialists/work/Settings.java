package org.colophon.specialists.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Fingerprints;
import org.colophon.datasets.model.MadeWith;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.outcomes.EditionPolicy;
import org.colophon.datasets.renditions.Rendition;
import org.colophon.datasets.sources.SourceLimits;
import org.colophon.datasets.store.Locations;
import org.colophon.datasets.store.PageStore;
import org.colophon.datasets.store.Sha256;
import org.colophon.specialists.confidence.Calibrations;
import org.colophon.specialists.confidence.WordConfidence;
import org.colophon.specialists.models.ModelsHere;
import org.colophon.specialists.pages.InputKind;
import org.colophon.specialists.pages.TextLayerPolicy;
import org.colophon.specialists.route.ResolvedRoutes;
import org.colophon.specialists.route.RoutePlan;
import org.colophon.specialists.route.SpecialistContext;
import org.colophon.specialists.route.TextModels;

/**
 * Everything that workers must know about a run, resolved and checked once, at submission.
 *
 * @param output folder (path or URI) of the editions
 * @param languages Tesseract codes joined by +
 * @param tessdata folder that holds the models of all languages
 * @param modelDigest joint SHA-256 of these models, hex
 * @param secondTessdata folder of the models for a second look at doubtful words
 * @param secondModelDigest joint SHA-256 of these, hex; that of the first where there are no better
 * @param calibration JSON of what makes confidences probabilities: of the first pass's words at
 *     most one, and of specialists that read regions; empty where all stay raw
 * @param input what every page is: a page, or a region that was cut out
 * @param pages page numbers to take of every document, for example {@code 3-9,12}; empty for all
 * @param maxPixels most pixels of a page raster
 * @param renderDpi resolution for PDF pages that are drawn, pixels per inch
 * @param passwordFile file with one password a line; empty for none. Only its name travels, never a
 *     password
 * @param renditions sorted
 * @param editions what is done with editions that are there already
 * @param isolation where page work runs
 * @param workers most worker processes of one JVM
 * @param limits of one worker process and of one call to it
 * @param modelMegabytes what the open models of one process may take together
 * @param routes who reads regions, resolved and checked
 * @param run a name that no other run has: what is counted over a run is counted under it. It
 *     changes no result
 */
public record Settings(
    String output,
    String languages,
    String tessdata,
    String modelDigest,
    String secondTessdata,
    String secondModelDigest,
    String calibration,
    TextLayerPolicy textLayer,
    InputKind input,
    String pages,
    long maxPixels,
    double renderDpi,
    String passwordFile,
    List<Rendition> renditions,
    EditionPolicy editions,
    Isolation isolation,
    int workers,
    WorkerLimits limits,
    int modelMegabytes,
    ResolvedRoutes routes,
    String run)
    implements Serializable {

  /** Where page work runs. */
  public enum Isolation {
    /** In the JVM of the pipeline; for trusted input. */
    NONE,
    /** In forked worker JVMs: a crash, an endless loop or a memory bomb costs one page. */
    PROCESS
  }

  /**
   * What a worker process may use.
   *
   * @param heapMegabytes Java heap
   * @param residentMegabytes all memory, native included; above it the process is ended
   * @param openSeconds wall time to open a source
   * @param pageSeconds wall time for a page; assembling gets as much, and a second for every page
   * @param recycleAfter calls after which a worker is replaced by a fresh one
   */
  public record WorkerLimits(
      int heapMegabytes, int residentMegabytes, int openSeconds, int pageSeconds, int recycleAfter)
      implements Serializable {
    public static final WorkerLimits DEFAULT = new WorkerLimits(1024, 3072, 60, 180, 500);
  }

  /** Raised with every change that can change what the page step makes of a page. */
  private static final String PAGE_CODE_VERSION = "6";

  /** Raised with every change that can change readings of regions: the guards are among it. */
  private static final String REGION_CODE_VERSION = "2";

  /** Raised with every change in how readings are put into a page. */
  private static final String RECONCILE_CODE_VERSION = "1";

  /** Raised with every change that can change the bytes of a rendition. */
  private static final String RENDITION_CODE_VERSION = "1";

  private static final ObjectMapper JSON = new ObjectMapper();

  public Settings {
    renditions = renditions.stream().sorted().distinct().toList();
  }

  public String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The settings that {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException if the text is not the JSON form of settings
   */
  public static Settings fromJson(String json) {
    try {
      return JSON.readValue(json, Settings.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not settings: " + e.getOriginalMessage(), e);
    }
  }

  /** What the open models of one process may take together, bytes. */
  long modelBytes() {
    return (long) modelMegabytes << 20;
  }

  /** The output folder. */
  public Path outputPath() {
    return Locations.path(output);
  }

  /** The page store in the output folder. */
  public PageStore pageStore() {
    return PageStore.at(outputPath().resolve("work"));
  }

  /** Digests of all that can change the pages of an edition, by step. */
  public Fingerprints fingerprints() {
    final String draft = digest(PAGE_CODE_VERSION + "\n" + firstPass());
    final Map<RegionKind, String> regions = new EnumMap<>(RegionKind.class);
    final String scalars = scalars();
    routes
        .regions()
        .forEach(
            (kind, digest) ->
                regions.put(kind, digest(REGION_CODE_VERSION + "\n" + digest + scalars)));
    return new Fingerprints(
        draft, regions, digest(RECONCILE_CODE_VERSION + "\n" + draft + "\n" + regions));
  }

  /** What editions are made with, by step. */
  public MadeWith madeWith() {
    return new MadeWith(
        fingerprints(),
        firstPass(),
        Map.of(
            "page",
            PAGE_CODE_VERSION,
            MadeWith.REGIONS,
            REGION_CODE_VERSION,
            "reconcile",
            RECONCILE_CODE_VERSION,
            "renditions",
            RENDITION_CODE_VERSION),
        renditions.stream().map(Rendition::word).toList());
  }

  /** Which fits change the confidence of specialists that read regions. */
  private String scalars() {
    return calibrations().scalars().stream()
        .map(fit -> "\n" + fit.digest())
        .collect(Collectors.joining());
  }

  /** All that can change the first pass but its code, by names that people know. */
  private SortedMap<String, String> firstPass() {
    return new TreeMap<>(
        Map.of(
            MadeWith.LANGUAGES,
            languages,
            MadeWith.MODELS,
            modelDigest,
            "calibration",
            calibrations().calibrations().stream()
                .findFirst()
                .map(fit -> Sha256.hex(fit.toJson()))
                .orElse(""),
            "--text-layer",
            word(textLayer),
            "--as",
            word(input),
            "--max-pixels",
            Long.toString(maxPixels),
            "--render-dpi",
            Double.toString(renderDpi),
            "routes or models of text",
            routes.firstPass()));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Digest of all that can change a document's output: that of its pages, which pages, and which
   * renditions.
   */
  public String editionFingerprint(List<Integer> pageNumbers) {
    return digest(
        String.join(
            "\n",
            RENDITION_CODE_VERSION,
            fingerprints().page(),
            renditions.toString(),
            pageNumbers.toString()));
  }

  /** The same settings of a run that treats earlier editions otherwise. */
  public Settings withEditions(EditionPolicy policy) {
    return with(policy, routes);
  }

  /**
   * The same settings of a run that reads every word once: what a calibration of the first pass is
   * fitted to must be words of the first pass.
   */
  public Settings readingOnce() {
    try (RoutePlan plan = routes.plan(specialistContext())) {
      return with(editions, plan.readingOnce().resolve(Allowance.UNLIMITED));
    }
  }

  private Settings with(EditionPolicy policy, ResolvedRoutes read) {
    return new Settings(
        output,
        languages,
        tessdata,
        modelDigest,
        secondTessdata,
        secondModelDigest,
        calibration,
        textLayer,
        input,
        pages,
        maxPixels,
        renderDpi,
        passwordFile,
        renditions,
        policy,
        isolation,
        workers,
        limits,
        modelMegabytes,
        read,
        run);
  }

  /** What specialists are made with, in whatever JVM this is. */
  public SpecialistContext specialistContext() {
    return SpecialistContext.ofProcess(
        new TextModels(
            modelFolder().toString(),
            languages,
            modelDigest,
            modelFolder(secondTessdata, secondModelDigest).toString(),
            secondModelDigest));
  }

  /**
   * The folder of the first pass's models on this machine.
   *
   * @throws IllegalStateException if they are not here
   */
  public Path modelFolder() {
    return modelFolder(tessdata, modelDigest);
  }

  private Path modelFolder(String submitted, String digest) {
    return ModelsHere.folder(Path.of(submitted), languages, digest, System.getenv());
  }

  /**
   * What makes the first pass's word confidences probabilities.
   *
   * @throws IllegalArgumentException if the calibration is damaged
   */
  public WordConfidence wordConfidence() {
    return calibrations().calibrations().stream()
        .findFirst()
        .map(WordConfidence.class::cast)
        .orElse(WordConfidence.RAW);
  }

  /**
   * What makes confidences probabilities.
   *
   * @throws IllegalArgumentException if it is damaged
   */
  public Calibrations calibrations() {
    return calibration.isEmpty() ? Calibrations.NONE : Calibrations.fromJson(calibration);
  }

  /**
   * Limits for sources, with the passwords for encrypted ones.
   *
   * @throws UncheckedIOException if the password file cannot be read
   */
  public SourceLimits sourceLimits() {
    return new SourceLimits(
        maxPixels,
        SourceLimits.DEFAULT.maxPages(),
        SourceLimits.DEFAULT.maxBytes(),
        renderDpi,
        passwords());
  }

  private List<String> passwords() {
    if (passwordFile.isEmpty()) {
      return List.of();
    }
    try {
      return Files.readAllLines(Path.of(passwordFile)).stream()
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the password file " + passwordFile, e);
    }
  }

  private static String digest(String text) {
    return Sha256.hex(text).substring(0, 16);
  }
}
