package org.colophon.runners.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.colophon.datasets.parquet.Datasets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code colophon compact}: the tables over all documents, from the fragments of each. */
@Command(
    name = "compact",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Brings the tables over all documents up to date.",
    synopsisHeading = "%nUsage: ",
    customSynopsis = "colophon compact [OPTION]... FOLDER",
    descriptionHeading = "%n",
    description = {
      "Every bounded run does this at its end. Only parts of which a document is new, changed or"
          + " gone are written. Not for a folder that another compaction works at."
    },
    parameterListHeading = "%nInput:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the tables are up to date",
      "1:a fragment could not be read; the tables are as they were",
      "2:wrong usage"
    })
final class CompactCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private final CareOptions care = new CareOptions();

  @Override
  public Integer call() {
    try {
      final Datasets.Compacted done = Datasets.rebuild(care.output(), care.threads());
      spec.commandLine()
          .getOut()
          .printf(
              "%d documents in %d parts; %d documents written%n",
              done.documents(), done.parts(), done.written());
      return 0;
    } catch (IOException e) {
      spec.commandLine().getErr().println(CareOptions.line(spec, e));
      return 1;
    }
  }
}
