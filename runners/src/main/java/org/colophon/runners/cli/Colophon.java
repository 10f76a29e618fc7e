package org.colophon.runners.cli;

import java.util.List;
import org.colophon.datasets.store.StorageException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The command line. Exit codes: 0 all complete, 1 something failed and is listed, 2 wrong usage.
 */
@Command(
    name = "colophon",
    synopsisHeading = "Usage: ",
    description = "Turns scanned and born-digital pages into structured editions.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    version = "colophon 0.1.0",
    subcommands = {
      DigitizeCommand.class,
      IngestCommand.class,
      DrainCommand.class,
      EvaluateCommand.class,
      StatusCommand.class,
      RetryCommand.class,
      VerifyCommand.class,
      CompactCommand.class,
      ModelsCommand.class,
      RoutesCommand.class
    },
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all was done",
      "1:something failed and is listed",
      "2:wrong usage; nothing was started"
    },
    footer = {"", "'colophon COMMAND --help' tells more of each command."})
public final class Colophon implements Runnable {
  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs a command and returns its exit code. */
  public static int run(String... args) {
    // Everything behind -- is Beam's, so picocli never sees it.
    final List<String> all = List.of(args);
    final int separator = all.indexOf("--");
    final List<String> ours = separator < 0 ? all : all.subList(0, separator);
    final CommandLine commandLine = commandLine();
    final List<String> beam = separator < 0 ? List.of() : all.subList(separator + 1, all.size());
    for (final CommandLine command : commandLine.getSubcommands().values()) {
      if (command.getCommand() instanceof BeamCommand job) {
        job.setBeamOptions(beam);
      }
    }
    return commandLine.execute(ours.toArray(String[]::new));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Colophon())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(
            (e, arguments) -> {
              e.getCommandLine().getErr().println("colophon: " + e.getMessage());
              e.getCommandLine()
                  .getErr()
                  .println(
                      "Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
              return CommandLine.ExitCode.USAGE;
            })
        .setExecutionExceptionHandler(
            (e, command, result) -> {
              command
                  .getErr()
                  .println(
                      "colophon: "
                          + StorageException.in(e)
                              .map(StorageException::getMessage)
                              .orElse(e.toString()));
              return CommandLine.ExitCode.SOFTWARE;
            });
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "name a command");
  }
}
