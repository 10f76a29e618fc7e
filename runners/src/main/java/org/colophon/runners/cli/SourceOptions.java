package org.colophon.runners.cli;

import java.util.ArrayList;
import java.util.List;
import org.colophon.pipeline.digitize.DigitizeOptions;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is digitized, and what becomes of it; the same for every command that makes editions. */
final class SourceOptions {
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
      names = "--to",
      paramLabel = "LIST",
      defaultValue = "all",
      description = "Renditions to write: md,tex,pdf,hocr,alto,csv,txt,parquet. Default: all.")
  private String to = "";

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

  /** Inputs and the output, as the user named them. */
  List<String> files() {
    final List<String> files = new ArrayList<>(inputs);
    files.add(output);
    return files;
  }

  void applyTo(DigitizeOptions options) {
    options.setInput(new ArrayList<>(inputs));
    options.setOutput(output);
    options.setTo(to);
    options.setPages(pages);
    options.setGroup(group);
  }
}
