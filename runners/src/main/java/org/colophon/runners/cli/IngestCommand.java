package org.colophon.runners.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.colophon.datasets.schema.proto.RunSummary;
import org.colophon.pipeline.ingest.Ingest;
import org.colophon.pipeline.ingest.IngestOptions;
import org.colophon.pipeline.ingest.IngestPlan;
import org.colophon.runners.launch.Launch;
import org.colophon.runners.launch.LaunchException;
import org.colophon.runners.launch.RunningJob;
import org.colophon.specialists.work.Settings;
import org.colophon.transforms.metrics.WireReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code colophon ingest}: does what is new in an archive, as a pass or as long as it watches. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Digitizes what is new in an archive.",
    synopsisHeading = "%nUsage: ",
    customSynopsis = {
      "colophon ingest [OPTION]... ARCHIVE --output FOLDER [-- BEAM-OPTION...]",
      "       colophon ingest [OPTION]... ARCHIVE --output FOLDER --watch TIME"
    },
    descriptionHeading = "%n",
    description = {
      "Makes the same editions as digitize, of what has none yet. What was done and looks as it did"
          + " is not opened again; moved and renamed files are recognised; other options do again"
          + " what they affect. Documents that failed wait for 'colophon retry'. Files that may"
          + " still be written are left for later."
    },
    parameterListHeading = "%nInput:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all that is new is complete, or the watch was stopped",
      "1:something new failed and is listed, or the job as a whole failed",
      "2:wrong usage; nothing was started"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  colophon ingest archive/ --output out               # one pass, from a schedule",
      "  colophon ingest inbox/ --output out --watch 30s     # until 'colophon drain out'",
      "  colophon ingest inbox/ --output out --marker .done"
    })
final class IngestCommand implements BeamCommand, Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private final SourceOptions sources = new SourceOptions();

  @Option(
      names = "--watch",
      paramLabel = "TIME",
      defaultValue = "",
      description =
          "Go on and look at the archive again after this time: 30s, 5m. Runs on Flink. Default:"
              + " one pass.")
  private String watch = "";

  @Option(
      names = "--settle",
      paramLabel = "TIME",
      defaultValue = "10s",
      description =
          "Leave files alone that were changed less than this time ago. Default: ${DEFAULT-VALUE}.")
  private String settle = "";

  @Option(
      names = "--marker",
      paramLabel = "ENDING",
      defaultValue = "",
      description =
          "Take scan.tif when scan.tif.done is beside it, for the ENDING .done, and nothing without"
              + " such a marker. Default: no markers.")
  private String marker = "";

  @Option(
      names = "--watch-is-gone",
      description =
          "With --watch: the earlier watch of this output is gone for good, although its cluster"
              + " cannot be asked.")
  private boolean watchIsGone;

  @Mixin private final PageOptions pageOptions = new PageOptions();

  @Mixin private final RunnerOptions runner = new RunnerOptions();

  /** Beam's own options, which stand behind {@code --} on the command line. */
  private List<String> beamOptions = List.of();

  @Override
  public void setBeamOptions(List<String> options) {
    beamOptions = List.copyOf(options);
  }

  @Override
  public Integer call() throws IOException {
    final Launch launch;
    final IngestOptions options;
    final IngestPlan plan;
    try {
      if (!watch.isEmpty()) {
        runner.runWithoutEnd();
      }
      launch = runner.launch(pageOptions.workers(), sources.files(), beamOptions);
      options = options();
      launch.applyTo(options);
      plan = IngestPlan.of(options);
    } catch (IllegalArgumentException e) {
      complain(e.getMessage());
      return ExitCode.USAGE;
    }
    try (launch) {
      final RunReport report = new RunReport(spec.commandLine().getOut());
      final Optional<WireReport> wire = run(launch, options, plan);
      final Settings settings = plan.settings().reading();
      final RunSummary summary = SummaryReport.read(settings.outputPath());
      report.print(settings, summary, wire);
      return summary.getFailureCount() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    } catch (LaunchException e) {
      complain(e.getMessage());
      return ExitCode.SOFTWARE;
    }
  }

  /** What went over the network; a watch shows that in the web interface while it runs. */
  private Optional<WireReport> run(Launch launch, IngestOptions options, IngestPlan plan)
      throws LaunchException, IOException {
    final PrintWriter err = spec.commandLine().getErr();
    // Whoever deploys an application keeps its savepoints, and stops it.
    if (plan.settings().isWatching() && !runner.isApplication()) {
      new Watch(launch, options, plan, runner.isElsewhere(), watchIsGone, err).run();
      return Optional.empty();
    }
    final RunningJob job = launch.start(options, () -> Ingest.run(options, plan));
    try (Progress progress = Progress.start(job, err)) {
      job.await();
    }
    return runner.isFlink() ? Optional.of(WireReport.of(job.metrics())) : Optional.empty();
  }

  private void complain(String lines) {
    final PrintWriter err = spec.commandLine().getErr();
    lines.lines().forEach(line -> err.println("colophon ingest: " + line));
  }

  private IngestOptions options() {
    final IngestOptions options = BeamOptions.parse(beamOptions, IngestOptions.class);
    sources.applyTo(options);
    options.setWatch(watch);
    options.setSettle(settle);
    options.setMarker(marker);
    pageOptions.applyTo(options);
    return options;
  }
}
