package org.colophon.pipeline.digitize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.outcomes.EditionPolicy;
import org.colophon.datasets.renditions.Rendition;
import org.colophon.datasets.sources.SourceListing;
import org.colophon.datasets.store.Locations;
import org.colophon.specialists.confidence.Calibrations;
import org.colophon.specialists.models.ModelStore;
import org.colophon.specialists.models.Quality;
import org.colophon.specialists.models.Resolved;
import org.colophon.specialists.pages.InputKind;
import org.colophon.specialists.pages.TextLayerPolicy;
import org.colophon.specialists.route.Budgets;
import org.colophon.specialists.route.ResolvedRoutes;
import org.colophon.specialists.route.RoutePlan;
import org.colophon.specialists.route.SpecialistContext;
import org.colophon.specialists.route.TextModels;
import org.colophon.specialists.work.PageRanges;
import org.colophon.specialists.work.Settings;
import org.colophon.transforms.files.BeamFileSystems;

/**
 * The options of a digitize job, checked and resolved: immutable, and right.
 *
 * @param inputs files, folders and globs that are there
 * @param groupFolders whether the page images of a folder are one document
 * @param slice file that lists the sources instead, see {@link
 *     org.colophon.datasets.slices.SliceFile}; the datasets are then left to whoever made it; empty
 *     for none
 * @param settings what workers need to know
 */
public record DigitizePlan(
    List<String> inputs, boolean groupFolders, String slice, Settings settings) {
  public DigitizePlan {
    inputs = List.copyOf(inputs);
  }

  /** The same job over the sources in a list. */
  public DigitizePlan withSlice(String file) {
    return new DigitizePlan(inputs, groupFolders, file, settings);
  }

  /** Options that cannot be carried out; the message has a line for every fault. */
  public static final class InvalidOptionsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidOptionsException(List<String> faults) {
      super(String.join("\n", faults));
    }
  }

  /**
   * Checks all options at once, before anything starts.
   *
   * @throws InvalidOptionsException if one or more cannot be carried out
   */
  public static DigitizePlan of(DigitizeOptions options) {
    // Input and output may lie where only these options lead.
    BeamFileSystems.configure(options);
    return new Check(options).plan();
  }

  /** A store that is there answers in seconds; on a machine that is overloaded in a minute. */
  private static final Duration STORE_PATIENCE = Duration.ofMinutes(2);

  private static final class Check {
    private final DigitizeOptions options;
    private final List<String> faults = new ArrayList<>();
    private final StoreReach stores = new StoreReach(STORE_PATIENCE);

    Check(DigitizeOptions options) {
      this.options = options;
    }

    DigitizePlan plan() {
      inputs();
      output();
      final List<Rendition> renditions =
          List.copyOf(parse(options.getTo(), Rendition::parse, Set.<Rendition>of()));
      if (renditions.isEmpty() && faults.isEmpty()) {
        faults.add("--to names no rendition");
      }
      final TextLayerPolicy textLayer =
          choice(
              "--text-layer",
              options.getTextLayer(),
              TextLayerPolicy.values(),
              TextLayerPolicy.AUTO);
      final InputKind input = choice("--as", options.getAs(), InputKind.values(), InputKind.PAGE);
      final Settings.Isolation isolation =
          choice(
              "--isolation",
              options.getIsolation(),
              Settings.Isolation.values(),
              Settings.Isolation.NONE);
      final Quality quality =
          choice("--ocr-model", options.getOcrModel(), Quality.values(), Quality.FAST);
      parse(options.getPages(), PageRanges::parse, null);
      if (!List.of("file", "folder").contains(options.getGroup())) {
        faults.add("--group is file or folder, not '" + options.getGroup() + "'");
      }
      positive("--max-pixels", options.getMaxPixels());
      positive("--page-seconds", options.getPageSeconds());
      positive("--worker-memory", options.getWorkerMemory());
      positive("--model-memory", options.getModelMemory());
      if (!(options.getRenderDpi() >= 36 && options.getRenderDpi() <= 1200)) {
        faults.add("--render-dpi is between 36 and 1200, not " + options.getRenderDpi());
      }
      if (options.getWorkers() < 0) {
        faults.add("--workers is 0 or more, not " + options.getWorkers());
      }
      if (!options.getPasswordFile().isEmpty()
          && !Files.isReadable(Path.of(options.getPasswordFile()))) {
        faults.add("--password-file: cannot read " + options.getPasswordFile());
      }
      final Resolved models = models(quality);
      final String calibration = models == null ? "" : calibration(models);
      final Resolved second = models == null ? null : second(models);
      final ResolvedRoutes routes =
          routes(parse(options.getBudget(), Budgets::parse, Allowance.UNLIMITED), models, second);
      if (!faults.isEmpty()) {
        throw new InvalidOptionsException(faults);
      }
      return new DigitizePlan(
          options.getInput(),
          options.getGroup().equals("folder"),
          "",
          new Settings(
              options.getOutput(),
              models.languages(),
              models.dataPath().toString(),
              models.digest(),
              second.dataPath().toString(),
              second.digest(),
              calibration,
              textLayer,
              input,
              options.getPages(),
              options.getMaxPixels(),
              options.getRenderDpi(),
              options.getPasswordFile(),
              renditions,
              options.getOverwrite() ? EditionPolicy.REPLACE : EditionPolicy.REFUSE,
              isolation,
              options.getWorkers() == 0
                  ? Runtime.getRuntime().availableProcessors()
                  : options.getWorkers(),
              new Settings.WorkerLimits(
                  Math.max(256, options.getWorkerMemory() / 3),
                  options.getWorkerMemory(),
                  Settings.WorkerLimits.DEFAULT.openSeconds(),
                  options.getPageSeconds(),
                  Settings.WorkerLimits.DEFAULT.recycleAfter()),
              options.getModelMemory(),
              routes,
              UUID.randomUUID().toString()));
    }

    private ResolvedRoutes routes(Allowance budget, Resolved models, Resolved second) {
      final SpecialistContext context =
          SpecialistContext.ofProcess(
              models == null
                  ? TextModels.NONE
                  : new TextModels(
                      models.dataPath().toString(),
                      models.languages(),
                      models.digest(),
                      second.dataPath().toString(),
                      second.digest()));
      final String file = options.getRoutes();
      try (RoutePlan plan =
          file.isEmpty() ? RoutePlan.standard(context) : RoutePlan.read(Path.of(file), context)) {
        faults.addAll(plan.missingSecrets(context.environment(), file));
        return plan.resolve(budget);
      } catch (IllegalArgumentException e) {
        e.getMessage().lines().forEach(faults::add);
        return null;
      }
    }

    private void inputs() {
      if (options.getInput() == null || options.getInput().isEmpty()) {
        faults.add("no input is named");
        return;
      }
      for (final String input : options.getInput()) {
        final Optional<String> unreached = stores.fault(input);
        if (unreached.isPresent()) {
          faults.add(input + ": " + unreached.get());
        } else if (!SourceListing.exists(input)) {
          faults.add(input + ": no such file or folder");
        }
      }
    }

    private void output() {
      final Optional<String> unreached = stores.fault(options.getOutput());
      if (unreached.isPresent()) {
        faults.add("--output: " + options.getOutput() + ": " + unreached.get());
        return;
      }
      try {
        final Path output = Locations.path(options.getOutput());
        Files.createDirectories(output.resolve("work"));
        final Path probe = Files.createTempFile(output.resolve("work"), "probe", ".part");
        Files.delete(probe);
      } catch (IOException
          | IllegalArgumentException
          | java.nio.file.FileSystemNotFoundException e) {
        faults.add(
            "--output: "
                + options.getOutput()
                + " cannot be written ("
                + e
                + "); name a folder that can be created");
      }
    }

    private Resolved models(Quality quality) {
      try {
        return store().resolve(options.getLang(), quality);
      } catch (IOException | IllegalArgumentException e) {
        faults.add(e.getMessage());
        return null;
      }
    }

    /** The best models where they were pulled for all languages, else those of the first pass. */
    private Resolved second(Resolved first) {
      try {
        return store().resolve(options.getLang(), Quality.BEST);
      } catch (IOException | IllegalArgumentException e) {
        return first;
      }
    }

    private ModelStore store() {
      final List<Path> folders =
          options.getModels().isEmpty()
              ? List.of()
              : java.util.Arrays.stream(options.getModels().split(",", -1)).map(Path::of).toList();
      return ModelStore.ofEnvironment(folders, System.getenv());
    }

    /** JSON of the calibrations of the models and of other specialists; empty for none. */
    private String calibration(Resolved models) {
      try {
        final Calibrations chosen =
            CalibrationChoice.of(options.getCalibration(), System.getenv()).of(models.digest());
        return chosen.isEmpty() ? "" : chosen.toJson();
      } catch (IOException | IllegalArgumentException e) {
        faults.add("--calibration: " + e.getMessage());
        return "";
      }
    }

    private void positive(String option, long value) {
      if (value <= 0) {
        faults.add(option + " is more than 0, not " + value);
      }
    }

    private <T> T parse(String text, Function<String, T> parser, T fallback) {
      try {
        return parser.apply(text);
      } catch (IllegalArgumentException e) {
        faults.add(e.getMessage());
        return fallback;
      }
    }

    private <E extends Enum<E>> E choice(String option, String text, E[] values, E fallback) {
      final List<String> words = new ArrayList<>();
      for (final E value : values) {
        final String word = value.name().toLowerCase(Locale.ROOT);
        if (word.equals(text)) {
          return value;
        }
        words.add(word);
      }
      faults.add(option + " is one of " + String.join(", ", words) + ", not '" + text + "'");
      return fallback;
    }
  }
}
