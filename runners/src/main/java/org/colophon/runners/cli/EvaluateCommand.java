package org.colophon.runners.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.colophon.datasets.evaluation.Evaluation;
import org.colophon.datasets.evaluation.EvaluationFolder;
import org.colophon.datasets.evaluation.report.Comparison;
import org.colophon.datasets.evaluation.report.EvaluationReport;
import org.colophon.datasets.evaluation.report.Floors;
import org.colophon.pipeline.evaluate.CalibrateEvaluation;
import org.colophon.pipeline.evaluate.Evaluate;
import org.colophon.pipeline.evaluate.EvaluateOptions;
import org.colophon.pipeline.evaluate.EvaluatePlan;
import org.colophon.runners.launch.Launch;
import org.colophon.runners.launch.LaunchException;
import org.colophon.runners.launch.RunningJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code colophon evaluate}: how good the readings are, against ground truth. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Scores readings against ground truth.",
    synopsisHeading = "%nUsage: ",
    customSynopsis = {
      "colophon evaluate [OPTION]... CORPUS... -o REPORT [-- BEAM-OPTION...]",
      "       colophon evaluate --compare A B"
    },
    descriptionHeading = "%n",
    description = {
      "Digitizes every source of CORPUS that has truth beside it, scores what came out, and writes"
          + " REPORT/report.html, REPORT/report.md and the scores as Parquet. Truth is plain text,"
          + " ALTO, PAGE XML, hOCR, ICDAR 2013 tables, table HTML, DocBank, COCO or olmOCR-bench"
          + " tests; it belongs to the source whose name it begins with."
    },
    parameterListHeading = "%nInput:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all was scored, and no score is below its floor",
      "1:truth could not be read, an element has no outcome, a score is below its floor, or there"
          + " is too little to fit",
      "2:wrong usage; nothing was started"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  colophon evaluate pages/ --output report",
      "  colophon evaluate pages/ --calibrate --output report",
      "  colophon evaluate lines/ --as line --normalise caseless --output report",
      "  colophon evaluate --compare before after"
    })
final class EvaluateCommand implements BeamCommand, Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "CORPUS",
      description =
          "Files, folders (with all they hold) and globs: sources, their truth beside them.",
      arity = "0..*")
  private List<String> corpus = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "REPORT",
      description = "Folder of the report, the scores and the edition that was scored.")
  private String output = "";

  @Option(
      names = "--compare",
      arity = "2",
      paramLabel = "REPORT",
      description = "Compares two reports, page by page, and says what is more than noise.")
  private List<Path> compare = List.of();

  @Option(
      names = "--normalise",
      paramLabel = "NAME",
      defaultValue = "running",
      description =
          "What is made equal before texts are compared: exact, running, caseless or typescript."
              + " Default: ${DEFAULT-VALUE}.")
  private String normalise = "";

  @Option(
      names = "--floors",
      paramLabel = "FILE",
      description = "Fails when a score is below its line in this file.")
  private Path floors;

  @Option(
      names = "--calibrate",
      description =
          "Reads every word once and with raw confidence, fits the confidence of each specialist to"
              + " truth, writes REPORT/calibrations.json and reports what it is worth on unseen"
              + " documents.")
  private boolean calibrate;

  @Option(
      names = "--calibrate-with",
      paramLabel = "REPORT",
      description =
          "With --calibrate: an earlier report made with it, whose words are fitted, too; may be"
              + " given several times.")
  private List<Path> calibrateWith = List.of();

  @Mixin private final PageOptions pageOptions = new PageOptions();

  @Mixin private final RunnerOptions runner = new RunnerOptions();

  private List<String> beamOptions = List.of();

  @Override
  public void setBeamOptions(List<String> options) {
    beamOptions = List.copyOf(options);
  }

  @Override
  public Integer call() throws IOException {
    final PrintWriter out = spec.commandLine().getOut();
    if (!compare.isEmpty()) {
      return compare(out);
    }
    final EvaluateOptions options;
    final EvaluatePlan plan;
    final Optional<Floors> limits;
    final Launch launch;
    try {
      limits = floors == null ? Optional.empty() : Optional.of(Floors.read(floors));
      launch = launch();
      options = options();
      launch.applyTo(options);
      plan = EvaluatePlan.of(options);
    } catch (IllegalArgumentException | IOException e) {
      return usage(e.getMessage());
    }
    tellOfTheUnpaired(plan);
    try (launch) {
      final RunningJob job = launch.start(options, () -> Evaluate.run(options, plan));
      try (Progress progress = Progress.start(job, spec.commandLine().getErr())) {
        job.await();
      }
    } catch (LaunchException e) {
      usage(e.getMessage());
      return ExitCode.SOFTWARE;
    }
    final EvaluationFolder folder = new EvaluationFolder(Path.of(output));
    if (calibrate) {
      try {
        CalibrationText.print(CalibrateEvaluation.run(plan, calibrateWith), out);
        out.println("Fit        " + CalibrateEvaluation.file(folder));
      } catch (IllegalArgumentException | IOException e) {
        usage(e.getMessage());
        return ExitCode.SOFTWARE;
      }
    }
    final Evaluation scores = Evaluation.read(folder);
    final EvaluationReport report = EvaluationReport.of(scores);
    final List<String> breaches = limits.map(all -> all.check(report)).orElse(List.of());
    return new EvaluationSummaryText(folder, report, scores.elements(), breaches).print(out);
  }

  private int compare(PrintWriter out) throws IOException {
    if (!corpus.isEmpty() || !output.isEmpty()) {
      return usage("--compare takes two reports and nothing else");
    }
    final Comparison comparison;
    try {
      comparison =
          Comparison.of(
              Evaluation.read(new EvaluationFolder(compare.get(0))),
              Evaluation.read(new EvaluationFolder(compare.get(1))));
    } catch (IOException e) {
      return usage(e.getMessage());
    }
    comparison.write(compare.get(0).toString(), compare.get(1).toString(), out);
    out.flush();
    return ExitCode.OK;
  }

  private Launch launch() {
    final List<String> files = new ArrayList<>(corpus);
    files.add(output);
    return runner.launch(pageOptions.workers(), files, beamOptions);
  }

  private EvaluateOptions options() {
    if (corpus.isEmpty()) {
      throw new IllegalArgumentException("name a corpus");
    }
    if (output.isEmpty()) {
      throw new IllegalArgumentException("--output: name a folder for the report");
    }
    final EvaluateOptions options = BeamOptions.parse(beamOptions, EvaluateOptions.class);
    options.setInput(new ArrayList<>(corpus));
    options.setOutput(output);
    options.setTo("parquet");
    options.setNormalise(normalise);
    pageOptions.applyTo(options);
    options.setCalibrate(calibrate);
    if (!calibrate && !calibrateWith.isEmpty()) {
      throw new IllegalArgumentException("--calibrate-with goes with --calibrate");
    }
    return options;
  }

  private void tellOfTheUnpaired(EvaluatePlan plan) {
    final PrintWriter err = spec.commandLine().getErr();
    tell(err, "without truth, not scored", plan.corpus().sourcesWithoutTruth());
    tell(err, "truth of no source", plan.corpus().truthsWithoutSource());
  }

  private static void tell(PrintWriter err, String what, List<Path> files) {
    if (!files.isEmpty()) {
      err.println(
          "colophon evaluate: " + what + ": " + files.size() + " files, first " + files.get(0));
    }
  }

  private int usage(String message) {
    message
        .lines()
        .forEach(line -> spec.commandLine().getErr().println("colophon evaluate: " + line));
    return ExitCode.USAGE;
  }
}
