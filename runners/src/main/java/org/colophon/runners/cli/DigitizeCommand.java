package org.colophon.runners.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.colophon.datasets.schema.proto.RunSummary;
import org.colophon.pipeline.digitize.DigitizeOptions;
import org.colophon.pipeline.digitize.DigitizePlan;
import org.colophon.pipeline.digitize.SlicedRun;
import org.colophon.runners.launch.Launch;
import org.colophon.runners.launch.LaunchException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code colophon digitize}: the digitize job. */
@Command(
    name = "digitize",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Digitizes files, folders and globs into structured editions.",
    synopsisHeading = "%nUsage: ",
    customSynopsis = "colophon digitize [OPTION]... FILE... --output FOLDER [-- BEAM-OPTION...]",
    descriptionHeading = "%n",
    description = {
      "Takes PDF, TIFF, PNG, JPEG, JPEG 2000, JBIG2, WebP, GIF, BMP and PNM, told apart by their"
          + " first bytes. Every document gets a folder below FOLDER/documents with its renditions"
          + " and, last, its outcome.json; FOLDER/dataset holds Parquet tables over all documents."
          + " What is done already is not done again: an interrupted run goes on where it stopped."
    },
    parameterListHeading = "%nInput:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every document is complete",
      "1:some pages or sources failed; each is listed with its cause and cure",
      "2:wrong usage; nothing was started"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  colophon digitize report.pdf --output out",
      "  colophon digitize scans/ 'more/*.tif' --lang deu+eng --to md,pdf --output out",
      "  colophon digitize book/ --group folder --pages 3-9 --output out"
    })
final class DigitizeCommand implements BeamCommand, Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private final SourceOptions sources = new SourceOptions();

  @Option(
      names = "--slice",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Do the sources in jobs of N each, one after another; started again, it goes on with the"
              + " first that is not done. Default: one job.")
  private int slice;

  @Mixin private final PageOptions pageOptions = new PageOptions();

  @Mixin private final RunnerOptions runner = new RunnerOptions();

  @Option(
      names = "--overwrite",
      description =
          "Replace editions that were made with other options; otherwise they are refused.")
  private boolean overwrite;

  /** Beam's own options, which stand behind {@code --} on the command line. */
  private List<String> beamOptions = List.of();

  @Override
  public void setBeamOptions(List<String> options) {
    beamOptions = List.copyOf(options);
  }

  @Override
  public Integer call() throws Exception {
    if (slice < 0) {
      complain("--slice is 0 or more, not " + slice);
      return ExitCode.USAGE;
    }
    final Launch launch;
    final DigitizeOptions options;
    final DigitizePlan plan;
    try {
      launch = launch();
      options = options();
      launch.applyTo(options);
      plan = DigitizePlan.of(options);
    } catch (IllegalArgumentException e) {
      complain(e.getMessage());
      return ExitCode.USAGE;
    }
    try (launch) {
      return run(new DigitizeJob(launch, options, spec.commandLine().getErr()), plan);
    } catch (LaunchException e) {
      complain(e.getMessage());
      return ExitCode.SOFTWARE;
    }
  }

  private Launch launch() {
    return runner.launch(pageOptions.workers(), sources.files(), beamOptions);
  }

  private int run(DigitizeJob job, DigitizePlan plan) throws LaunchException, IOException {
    final RunReport report = new RunReport(spec.commandLine().getOut());
    final List<String> failedJobs = new ArrayList<>();
    final RunSummary summary = slice == 0 ? job.run(plan) : slices(plan, job, failedJobs);
    report.print(
        plan.settings(), summary, runner.isFlink() ? Optional.of(job.wire()) : Optional.empty());
    failedJobs.forEach(this::complain);
    return summary.getFailureCount() == 0 && failedJobs.isEmpty() ? 0 : 1;
  }

  private RunSummary slices(DigitizePlan plan, DigitizeJob job, List<String> failedJobs)
      throws IOException {
    final PrintWriter err = spec.commandLine().getErr();
    final SlicedRun.Result result = new SlicedRun(plan, slice, job::run, err::println).run();
    failedJobs.addAll(result.failures());
    return result.summary();
  }

  private void complain(String lines) {
    final PrintWriter err = spec.commandLine().getErr();
    lines.lines().forEach(line -> err.println("colophon digitize: " + line));
  }

  private DigitizeOptions options() {
    final DigitizeOptions options = BeamOptions.parse(beamOptions, DigitizeOptions.class);
    sources.applyTo(options);
    options.setOverwrite(overwrite);
    pageOptions.applyTo(options);
    return options;
  }
}
