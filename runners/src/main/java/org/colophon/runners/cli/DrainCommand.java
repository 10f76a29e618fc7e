package org.colophon.runners.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.colophon.datasets.parquet.Datasets;
import org.colophon.datasets.store.Locations;
import org.colophon.pipeline.digitize.DigitizeOptions;
import org.colophon.runners.launch.LaunchException;
import org.colophon.runners.watch.WatchRecord;
import org.colophon.runners.watch.WatchedJob;
import org.colophon.transforms.files.BeamFileSystems;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code colophon drain}: stops a watch so that it can go on later. */
@Command(
    name = "drain",
    mixinStandardHelpOptions = true,
    header = "Stops a watch with a savepoint.",
    synopsisHeading = "%nUsage: ",
    customSynopsis = "colophon drain FOLDER [-- BEAM-OPTION...]",
    descriptionHeading = "%n",
    description = {
      "Stops the 'ingest --watch' that writes to FOLDER: pages that are being read are finished,"
          + " the job's state goes to FOLDER/work/savepoints, and dataset/ is rebuilt. The same"
          + " 'ingest --watch' then goes on from there."
    },
    parameterListHeading = "%nInput:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it was stopped, or had been before",
      "1:there is no such watch any longer, or it could not be stopped",
      "2:wrong usage"
    })
final class DrainCommand implements BeamCommand, Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "The output folder of the watch.")
  private String output = "";

  /** They lead to an output that is named by URI. */
  private List<String> beamOptions = List.of();

  @Override
  public void setBeamOptions(List<String> options) {
    beamOptions = List.copyOf(options);
  }

  @Override
  public Integer call() {
    try {
      BeamFileSystems.configure(BeamOptions.parse(beamOptions, DigitizeOptions.class));
      return drain(Locations.path(output));
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      spec.commandLine().getErr().println("colophon drain: " + e.getMessage());
      return ExitCode.USAGE;
    } catch (LaunchException | IOException e) {
      spec.commandLine().getErr().println("colophon drain: " + e.getMessage());
      return ExitCode.SOFTWARE;
    }
  }

  private int drain(Path folder) throws LaunchException, IOException {
    final PrintWriter err = spec.commandLine().getErr();
    final Optional<WatchRecord> record = WatchRecord.read(folder);
    if (record.isEmpty()) {
      err.println(
          "colophon drain: "
              + output
              + ": nobody watches for it; 'colophon ingest ARCHIVE --output "
              + output
              + " --watch 30s' starts a watch");
      return ExitCode.SOFTWARE;
    }
    if (record.get().state() == WatchRecord.State.DRAINED) {
      spec.commandLine().getOut().println("Stopped before; savepoint " + record.get().savepoint());
      return ExitCode.OK;
    }
    drain(folder, record.get(), spec.commandLine().getOut());
    return ExitCode.OK;
  }

  /**
   * Stops a watch and rebuilds the datasets, which it left alone.
   *
   * @throws LaunchException if it could not be stopped; one line
   */
  static void drain(Path output, WatchRecord record, PrintWriter out)
      throws LaunchException, IOException {
    out.println("Stopped    savepoint " + new WatchedJob(output, record).drain());
    out.flush();
    if (record.datasets()) {
      Datasets.rebuild(output);
    }
  }
}
