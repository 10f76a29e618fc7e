package org.colophon.runners.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.colophon.datasets.care.Retry;
import org.colophon.datasets.care.Retry.Candidate;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.parquet.Datasets;
import org.colophon.datasets.renditions.Rendition;
import org.colophon.datasets.schema.proto.RunSummary;
import org.colophon.pipeline.digitize.DigitizeOptions;
import org.colophon.pipeline.digitize.DigitizePlan;
import org.colophon.pipeline.digitize.RunOptions;
import org.colophon.runners.launch.Launch;
import org.colophon.runners.launch.LaunchException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code colophon retry}: tries again what failed. */
@Command(
    name = "retry",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Tries again what failed in an output folder, and nothing else.",
    synopsisHeading = "%nUsage: ",
    customSynopsis = "colophon retry [OPTION]... FOLDER [-- BEAM-OPTION...]",
    descriptionHeading = "%n",
    description = {
      "Runs the job again, with the options of the last digitize job there, over the sources of"
          + " documents that are partial or failed. What is in quarantine leaves it, and regions"
          + " that failed are read again. An edition stays as it is until a new one takes its"
          + " place."
    },
    parameterListHeading = "%nInput:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all of these are complete now, or there were none",
      "1:some failed again; each is listed with its cause and cure",
      "2:wrong usage; nothing was started"
    })
final class RetryCommand implements BeamCommand, Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private final CareOptions care = new CareOptions();

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      defaultValue = "",
      description = "Only documents with a failure of this stage: open, page, region or assemble.")
  private String stage = "";

  @Option(
      names = "--document",
      paramLabel = "ID",
      description = "Only this document; may be given several times.")
  private List<String> documents = List.of();

  @Option(names = "--list", description = "Only list what would be tried again.")
  private boolean list;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "Passwords of encrypted PDFs instead of those of the last job.")
  private String passwordFile;

  @Option(
      names = "--page-seconds",
      paramLabel = "S",
      description = "Time a page may take, instead of that of the last job.")
  private Integer pageSeconds;

  @Option(
      names = "--worker-memory",
      paramLabel = "MB",
      description = "Memory a worker may take, instead of that of the last job.")
  private Integer workerMemory;

  @Mixin private final RunnerOptions runner = new RunnerOptions();

  private List<String> beamOptions = List.of();

  @Override
  public void setBeamOptions(List<String> options) {
    beamOptions = List.copyOf(options);
  }

  @Override
  public Integer call() {
    try {
      final Path output = care.output();
      final Retry retry = new Retry(output, care.threads(), new Retry.Choice(stage, documents));
      final List<Candidate> here = here(retry.find(), output);
      if (here.isEmpty() || list) {
        here.forEach(this::show);
        spec.commandLine().getOut().println(here.size() + " documents to try again");
        return 0;
      }
      return run(retry, here, output);
    } catch (IllegalArgumentException e) {
      e.getMessage().lines().forEach(this::complain);
      return ExitCode.USAGE;
    } catch (IOException | LaunchException e) {
      complain(e.getMessage());
      return ExitCode.SOFTWARE;
    }
  }

  /** Those of which a source can be found; the others are listed and left alone. */
  private List<Candidate> here(List<Candidate> found, Path output) throws IOException {
    final Optional<RunOptions> last = RunOptions.read(output);
    for (final Candidate candidate : found) {
      if (!candidate.isHere()) {
        complain(
            candidate.outcome().document().sources().get(0).uri()
                + ": not there; bring it back"
                + last.map(run -> ", or call retry in " + run.folder()).orElse(""));
      }
    }
    return found.stream().filter(Candidate::isHere).toList();
  }

  private void show(Candidate candidate) {
    final PrintWriter out = spec.commandLine().getOut();
    out.println(candidate.outcome().document().id() + " " + candidate.folder().getFileName());
    for (final Failure failure : candidate.outcome().failures()) {
      out.printf("  %s %s: %s%n", failure.stage(), failure.cause(), failure.message());
    }
  }

  private int run(Retry retry, List<Candidate> candidates, Path output)
      throws IOException, LaunchException {
    final RunOptions last =
        RunOptions.read(output)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the options of the last job are not there (work/run.json); run its"
                            + " command again instead"));
    final Path sources = output.resolve("work").resolve("slices").resolve("retry.pb");
    retry.prepare(candidates, sources, spec.commandLine().getErr()::println);
    final DigitizeOptions options = options(last, output, sources);
    try (Launch launch =
        runner.launch(options.getWorkers(), List.of(output.toString()), beamOptions)) {
      launch.applyTo(options);
      final DigitizePlan plan = DigitizePlan.of(options).withSlice(sources.toUri().toString());
      final RunReport report = new RunReport(spec.commandLine().getOut());
      final DigitizeJob job = new DigitizeJob(launch, options, spec.commandLine().getErr());
      final RunSummary summary = job.run(plan);
      if (plan.settings().renditions().contains(Rendition.PARQUET)) {
        Datasets.rebuild(output, care.threads());
      }
      report.print(
          plan.settings(), summary, runner.isFlink() ? Optional.of(job.wire()) : Optional.empty());
      return summary.getFailureCount() == 0 ? 0 : 1;
    }
  }

  private DigitizeOptions options(RunOptions last, Path output, Path sources) {
    // Parsed alone first: the job's own options are not to be given behind the dashes.
    BeamOptions.parse(beamOptions, DigitizeOptions.class);
    final List<String> arguments = new ArrayList<>(last.arguments());
    arguments.addAll(beamOptions);
    final DigitizeOptions options =
        PipelineOptionsFactory.fromArgs(arguments.toArray(String[]::new)).as(DigitizeOptions.class);
    options.setInput(List.of(sources.toString()));
    options.setOutput(output.toString());
    if (passwordFile != null) {
      options.setPasswordFile(passwordFile);
    }
    if (pageSeconds != null) {
      options.setPageSeconds(pageSeconds);
    }
    if (workerMemory != null) {
      options.setWorkerMemory(workerMemory);
    }
    return options;
  }

  private void complain(String line) {
    spec.commandLine().getErr().println("colophon retry: " + line);
  }
}
