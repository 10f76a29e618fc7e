package org.colophon.pipeline.digitize;

import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;

/**
 * Options of the digitize job, as Beam takes them; {@link DigitizePlan} checks them all at once.
 */
public interface DigitizeOptions extends PipelineOptions {
  @Description("Files, folders and globs to digitize, separated by commas.")
  @Validation.Required
  List<String> getInput();

  void setInput(List<String> value);

  @Description("Folder (path or URI) that receives the editions, the datasets and the page store.")
  @Validation.Required
  String getOutput();

  void setOutput(String value);

  @Description(
      "Languages of the pages, as Tesseract codes joined by +, for example eng+fra. Matters for"
          + " pages that are read from their ink: the first language leads.")
  @Default.String("eng")
  String getLang();

  void setLang(String value);

  @Description(
      "Which recognition models to use: fast, or best, which costs several times the CPU and pays"
          + " on poor print.")
  @Default.String("fast")
  String getOcrModel();

  void setOcrModel(String value);

  @Description(
      "Folders with further models, separated by commas; searched before the pulled and bundled"
          + " ones.")
  @Default.String("")
  String getModels();

  void setModels(String value);

  @Description(
      "What makes the confidences of words probabilities: auto takes your own calibration of the"
          + " models, else the built-in one; off leaves what the recogniser says; or a file that an"
          + " evaluation with --calibrate has made.")
  @Default.String("auto")
  String getCalibration();

  void setCalibration(String value);

  @Description(
      "Renditions to write, separated by commas: md, tex, pdf, hocr, alto, csv, txt, parquet, or"
          + " all.")
  @Default.String("all")
  String getTo();

  void setTo(String value);

  @Description(
      "What to do with text that PDF pages bring along: auto keeps it where nothing speaks against"
          + " it, ignore always reads the ink, only never does.")
  @Default.String("auto")
  String getTextLayer();

  void setTextLayer(String value);

  @Description(
      "What the images are: page, or line, table, formula or chart for regions that were cut out"
          + " already and are neither turned nor cut.")
  @Default.String("page")
  String getAs();

  void setAs(String value);

  @Description("Pages to take of every document, for example 3-9,12,20-; empty for all.")
  @Default.String("")
  String getPages();

  void setPages(String value);

  @Description(
      "What to take as one document: file, or folder, when the page images of a folder are one"
          + " document.")
  @Default.String("file")
  String getGroup();

  void setGroup(String value);

  @Description(
      "Where page work runs: process forks worker JVMs, so that a page that crashes, hangs or grows"
          + " costs that page only; none runs in the job's own JVM and suits trusted input.")
  @Default.String("process")
  String getIsolation();

  void setIsolation(String value);

  @Description("Pages done at the same time on one machine; 0 for one per processor.")
  @Default.Integer(0)
  int getWorkers();

  void setWorkers(int value);

  @Description(
      "File of routes: which specialists read regions of a kind, in which order, and what they may"
          + " use; empty for the built-in routes.")
  @Default.String("")
  String getRoutes();

  void setRoutes(String value);

  @Description(
      "What the readings of regions may use in the whole run, for example"
          + " money=5,cpu=2h,tokens=1e6; empty for no limit. Counted in each JVM that reads"
          + " regions.")
  @Default.String("")
  String getBudget();

  void setBudget(String value);

  @Description("File with passwords of encrypted PDFs, one a line, tried in order.")
  @Default.String("")
  String getPasswordFile();

  void setPasswordFile(String value);

  @Description("Most pixels of a page; a larger one is refused before it is decoded.")
  @Default.Long(200_000_000L)
  long getMaxPixels();

  void setMaxPixels(long value);

  @Description(
      "Resolution in pixels per inch at which PDF pages without one full-page image are drawn when"
          + " pixels are needed.")
  @Default.Double(300)
  double getRenderDpi();

  void setRenderDpi(double value);

  @Description("Replaces editions that were made with other options; without it they are refused.")
  @Default.Boolean(false)
  boolean getOverwrite();

  void setOverwrite(boolean value);

  @Description("Seconds that a page may take in a worker process before it is given up.")
  @Default.Integer(180)
  int getPageSeconds();

  void setPageSeconds(int value);

  @Description("Megabytes of memory that a worker process may take before its page is given up.")
  @Default.Integer(3072)
  int getWorkerMemory();

  void setWorkerMemory(int value);

  @Description(
      "Megabytes of memory that the open models of one process may take together. Matters where"
          + " several models read and memory is short.")
  @Default.Integer(1024)
  int getModelMemory();

  void setModelMemory(int value);
}
