package org.colophon.runners.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.colophon.datasets.care.StatusScan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code colophon status}: what is done, missing and failed in an output folder. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Tells what is done, missing and failed in an output folder.",
    synopsisHeading = "%nUsage: ",
    customSynopsis = "colophon status [OPTION]... FOLDER",
    descriptionHeading = "%n",
    description = {
      "Documents and pages by how they ended, failures by stage and cause, slices, the last run,"
          + " and how much there is of what. Changes nothing; may be asked while a job runs."
    },
    parameterListHeading = "%nInput:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every document is complete",
      "1:documents are partial, failed, unfinished or unreadable",
      "2:wrong usage"
    })
final class StatusCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private final CareOptions care = new CareOptions();

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  @Override
  public Integer call() {
    final PrintWriter out = spec.commandLine().getOut();
    final Path output = care.output();
    try {
      final StatusReport report = StatusReport.of(output, StatusScan.of(output, care.threads()));
      if (json) {
        report.printJson(out);
      } else {
        report.print(out);
      }
      return report.isAllComplete() ? 0 : 1;
    } catch (IOException e) {
      spec.commandLine().getErr().println(CareOptions.line(spec, e));
      return 1;
    }
  }
}
