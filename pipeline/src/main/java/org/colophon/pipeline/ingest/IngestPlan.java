package org.colophon.pipeline.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.colophon.datasets.outcomes.EditionPolicy;
import org.colophon.datasets.sources.ArchiveInput;
import org.colophon.datasets.store.Locations;
import org.colophon.pipeline.digitize.DigitizePlan;
import org.colophon.specialists.route.Quantity;
import org.colophon.transforms.ingest.IngestSettings;

/**
 * The options of an ingest job, checked and resolved: immutable, and right.
 *
 * @param settings what the steps need to know
 */
public record IngestPlan(IngestSettings settings) {
  private static final Pattern MARKER = Pattern.compile("[A-Za-z0-9_.-]{1,32}");

  /**
   * Checks all options at once, before anything starts.
   *
   * @throws IllegalArgumentException if one or more cannot be carried out; a line for every fault
   */
  public static IngestPlan of(IngestOptions options) {
    return new Check(options).plan();
  }

  private static final class Check {
    private final IngestOptions options;
    private final List<String> faults = new ArrayList<>();

    Check(IngestOptions options) {
      this.options = options;
    }

    IngestPlan plan() {
      final Optional<DigitizePlan> reading = reading();
      final Duration watch =
          options.getWatch().isEmpty() ? Duration.ZERO : time("--watch", options.getWatch(), 1);
      final Duration settle = time("--settle", options.getSettle(), 0);
      if (!options.getMarker().isEmpty() && !MARKER.matcher(options.getMarker()).matches()) {
        faults.add(
            "--marker is the ending of a file name, as .done, not '" + options.getMarker() + "'");
      }
      reading.ifPresent(plan -> plan.inputs().forEach(this::outputIsElsewhere));
      if (!faults.isEmpty()) {
        throw new IllegalArgumentException(String.join("\n", faults));
      }
      final DigitizePlan plan = reading.orElseThrow();
      return new IngestPlan(
          new IngestSettings(
              plan.inputs(),
              plan.groupFolders(),
              settle,
              options.getMarker(),
              watch,
              plan.settings().withEditions(EditionPolicy.INGEST)));
    }

    private Optional<DigitizePlan> reading() {
      try {
        return Optional.of(DigitizePlan.of(options));
      } catch (IllegalArgumentException e) {
        e.getMessage().lines().forEach(faults::add);
        return Optional.empty();
      }
    }

    private Duration time(String option, String text, double least) {
      final Optional<Double> seconds = Quantity.seconds(text).filter(time -> time >= least);
      if (seconds.isEmpty()) {
        faults.add(
            option
                + " is a time of "
                + (int) least
                + "s or more, as 30s or 5m, not '"
                + text
                + "'");
      }
      return Duration.ofMillis(Math.round(seconds.orElse(0.0) * 1000));
    }

    /** Otherwise every PDF that comes out would be taken for a new source. */
    private void outputIsElsewhere(String input) {
      final ArchiveInput archive = ArchiveInput.of(input);
      try {
        final Path output = Locations.path(options.getOutput()).toRealPath();
        if (archive.descends() && output.startsWith(archive.root().toRealPath())) {
          faults.add(
              "--output: "
                  + options.getOutput()
                  + " lies in "
                  + input
                  + ", where its files would be taken for new sources; name a folder outside");
        }
      } catch (IOException | UnsupportedOperationException e) {
        faults.add("--output: " + options.getOutput() + " cannot be resolved (" + e + ")");
      }
    }
  }
}
