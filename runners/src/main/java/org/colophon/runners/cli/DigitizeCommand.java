package org.colophon.runners.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.PipelineResult;
import org.colophon.datasets.schema.proto.RunSummary;
import org.colophon.pipeline.digitize.Digitize;
import org.colophon.pipeline.digitize.DigitizeOptions;
import org.colophon.pipeline.digitize.DigitizePlan;
import org.colophon.specialists.work.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code colophon digitize}: the digitize job on this machine. */
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
final class DigitizeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "Files, folders (with all they hold) and globs.",
      arity = "1..*")
  private List<String> inputs = List.of();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FOLDER",
      description = "Where the editions, the datasets and the page store go; made if absent.")
  private String output = "";

  @Option(
      names = {"-l", "--lang"},
      paramLabel = "CODES",
      defaultValue = "eng",
      description =
          "Languages of the pages as Tesseract codes, the first one leading: eng+fra. Default: ${DEFAULT-VALUE}.")
  private String lang = "";

  @Option(
      names = "--to",
      paramLabel = "LIST",
      defaultValue = "all",
      description = "Renditions to write: md,tex,pdf,hocr,alto,csv,txt,parquet. Default: all.")
  private String to = "";

  @Option(
      names = "--text-layer",
      paramLabel = "POLICY",
      defaultValue = "auto",
      description =
          "Text that PDF pages bring along: auto keeps it unless it looks garbled or disagrees with the ink; ignore"
              + " always reads the ink; only never does. Default: ${DEFAULT-VALUE}.")
  private String textLayer = "";

  @Option(
      names = "--pages",
      paramLabel = "RANGES",
      defaultValue = "",
      description = "Pages to take of every document: 3-9,12,20-. Default: all.")
  private String pages = "";

  @Option(
      names = "--group",
      paramLabel = "BY",
      defaultValue = "file",
      description =
          "One document per file, or per folder of page images. Default: ${DEFAULT-VALUE}.")
  private String group = "";

  @Option(
      names = "--ocr-model",
      paramLabel = "QUALITY",
      defaultValue = "fast",
      description = "Recognition models: fast or best. Default: ${DEFAULT-VALUE}.")
  private String ocrModel = "";

  @Option(
      names = "--models",
      paramLabel = "DIR",
      description =
          "Folder with further models (*.traineddata); may be given several times. COLOPHON_MODELS names more.")
  private List<Path> models = List.of();

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "0",
      description = "Pages done at the same time. Default: one per processor.")
  private int workers;

  @Option(
      names = "--isolation",
      paramLabel = "MODE",
      defaultValue = "process",
      description =
          "process does pages in forked worker processes, so that one that crashes, hangs or grows costs that page"
              + " only; none does them in this process, for trusted input. Default: ${DEFAULT-VALUE}.")
  private String isolation = "";

  @Option(
      names = "--page-seconds",
      paramLabel = "S",
      defaultValue = "180",
      description = "With --isolation process: time a page may take. Default: ${DEFAULT-VALUE}.")
  private int pageSeconds;

  @Option(
      names = "--worker-memory",
      paramLabel = "MB",
      defaultValue = "3072",
      description =
          "With --isolation process: memory a worker may take. Default: ${DEFAULT-VALUE}.")
  private int workerMemory;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      defaultValue = "",
      description = "Passwords of encrypted PDFs, one a line, tried in order.")
  private String passwordFile = "";

  @Option(
      names = "--max-pixels",
      paramLabel = "N",
      defaultValue = "200000000",
      description =
          "Pages with more pixels are refused before they are decoded. Default: ${DEFAULT-VALUE}.")
  private long maxPixels;

  @Option(
      names = "--render-dpi",
      paramLabel = "DPI",
      defaultValue = "300",
      description =
          "Resolution at which PDF pages are drawn when pixels are needed. Default: ${DEFAULT-VALUE}.")
  private double renderDpi;

  @Option(
      names = "--overwrite",
      description =
          "Replace editions that were made with other options; otherwise they are refused.")
  private boolean overwrite;

  /** Beam's own options, which stand behind {@code --} on the command line. */
  private List<String> beamOptions = List.of();

  void setBeamOptions(List<String> options) {
    beamOptions = List.copyOf(options);
  }

  @Override
  public Integer call() throws Exception {
    final PrintWriter out = spec.commandLine().getOut();
    final PrintWriter err = spec.commandLine().getErr();
    final DigitizeOptions options;
    final DigitizePlan plan;
    try {
      options = options();
      plan = DigitizePlan.of(options);
    } catch (IllegalArgumentException e) {
      e.getMessage().lines().forEach(line -> err.println("colophon digitize: " + line));
      return picocli.CommandLine.ExitCode.USAGE;
    }
    options.as(DirectOptions.class).setTargetParallelism(plan.settings().workers());
    final Stopclock clock = new Stopclock();
    final PipelineResult result = Digitize.run(options, plan);
    CalmDriver.calm(result, plan.settings().workers());
    try (Progress progress = Progress.start(result, err)) {
      result.waitUntilFinish();
    }
    final RunSummary summary = SummaryReport.read(Path.of(output));
    final boolean isolated = plan.settings().isolation() == Settings.Isolation.PROCESS;
    new SummaryReport(summary, Path.of(output))
        .print(
            out,
            clock.wallSeconds(),
            clock.cpuSeconds() + (isolated ? summary.getCpuSeconds() : 0));
    return summary.getFailureCount() == 0 ? 0 : 1;
  }

  private DigitizeOptions options() {
    final DigitizeOptions options = BeamOptions.parse(beamOptions, DigitizeOptions.class);
    options.setInput(new ArrayList<>(inputs));
    options.setOutput(output);
    options.setLang(lang);
    options.setTo(to);
    options.setTextLayer(textLayer);
    options.setPages(pages);
    options.setGroup(group);
    options.setOcrModel(ocrModel);
    options.setModels(String.join(",", models.stream().map(Path::toString).toList()));
    options.setWorkers(workers);
    options.setIsolation(isolation);
    options.setPageSeconds(pageSeconds);
    options.setWorkerMemory(workerMemory);
    options.setPasswordFile(passwordFile);
    options.setMaxPixels(maxPixels);
    options.setRenderDpi(renderDpi);
    options.setOverwrite(overwrite);
    options.setRunner(DirectRunner.class);
    final DirectOptions direct = options.as(DirectOptions.class);
    direct.setBlockOnRun(false);
    // They encode and compare every element; the tests keep them on.
    direct.setEnforceImmutability(false);
    direct.setEnforceEncodability(false);
    return options;
  }
}
