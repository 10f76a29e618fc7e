package org.colophon.runners.cli;

import java.nio.file.Path;
import java.util.List;
import org.colophon.pipeline.digitize.DigitizeOptions;
import picocli.CommandLine.Option;

/** How pages are read, the same for every command that reads some. */
final class PageOptions {
  @Option(
      names = {"-l", "--lang"},
      paramLabel = "CODES",
      defaultValue = "eng",
      description =
          "Languages of the pages as Tesseract codes, the first one leading: eng+fra. Default:"
              + " ${DEFAULT-VALUE}.")
  private String lang = "";

  @Option(
      names = "--text-layer",
      paramLabel = "POLICY",
      defaultValue = "auto",
      description =
          "Text that PDF pages bring along: auto keeps it unless it looks garbled or disagrees with"
              + " the ink; ignore always reads the ink; only never does. Default:"
              + " ${DEFAULT-VALUE}.")
  private String textLayer = "";

  @Option(
      names = "--as",
      paramLabel = "KIND",
      defaultValue = "page",
      description =
          "What the images are: page, or line, table, formula or chart for regions that were cut"
              + " out already. Default: ${DEFAULT-VALUE}.")
  private String as = "";

  @Option(
      names = "--ocr-model",
      paramLabel = "QUALITY",
      defaultValue = "fast",
      description = "Recognition models: fast or best. Default: ${DEFAULT-VALUE}.")
  private String ocrModel = "";

  @Option(
      names = "--calibration",
      paramLabel = "CHOICE",
      defaultValue = "auto",
      description =
          "What makes confidences of words probabilities: auto, your own calibration or else the"
              + " built-in one; off; or a file made by evaluate --calibrate. Default:"
              + " ${DEFAULT-VALUE}.")
  private String calibration = "";

  @Option(
      names = "--models",
      paramLabel = "DIR",
      description =
          "Folder with further models (*.traineddata); may be given several times. COLOPHON_MODELS"
              + " names more.")
  private List<Path> models = List.of();

  @Option(
      names = "--routes",
      paramLabel = "FILE",
      defaultValue = "",
      description =
          "Which specialists read regions of a kind, in which order (YAML). Default: the built-in"
              + " routes.")
  private String routes = "";

  @Option(
      names = "--budget",
      paramLabel = "LIMITS",
      defaultValue = "",
      description =
          "What the readings of regions may use in this run: money=5,cpu=2h,tokens=1e6. Default: no"
              + " limit.")
  private String budget = "";

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
          "process does pages in forked worker processes, so that one that crashes, hangs or grows"
              + " costs that page only; none does them in this process, for trusted input. Default:"
              + " ${DEFAULT-VALUE}.")
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
      names = "--model-memory",
      paramLabel = "MB",
      defaultValue = "1024",
      description =
          "Memory that the open models of one process may take together. Default:"
              + " ${DEFAULT-VALUE}.")
  private int modelMemory;

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
          "Resolution at which PDF pages are drawn when pixels are needed. Default:"
              + " ${DEFAULT-VALUE}.")
  private double renderDpi;

  /** Pages done at the same time, as asked for; 0 where nobody did. */
  int workers() {
    return workers;
  }

  /** Sets them. */
  void applyTo(DigitizeOptions options) {
    options.setLang(lang);
    options.setTextLayer(textLayer);
    options.setAs(as);
    options.setOcrModel(ocrModel);
    options.setCalibration(calibration);
    options.setModels(String.join(",", models.stream().map(Path::toString).toList()));
    options.setRoutes(routes);
    options.setBudget(budget);
    options.setWorkers(workers);
    options.setIsolation(isolation);
    options.setPageSeconds(pageSeconds);
    options.setWorkerMemory(workerMemory);
    options.setModelMemory(modelMemory);
    options.setPasswordFile(passwordFile);
    options.setMaxPixels(maxPixels);
    options.setRenderDpi(renderDpi);
  }
}
