package org.colophon.runners.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.colophon.datasets.model.RegionKind;
import org.colophon.specialists.route.RoutePlan;
import org.colophon.specialists.route.SpecialistContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code colophon routes}: which specialists read regions, and why. */
@Command(
    name = "routes",
    mixinStandardHelpOptions = true,
    header = "Checks and explains routes: who reads which regions.",
    synopsisHeading = "%nUsage: ",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "2:wrong usage"},
    descriptionHeading = "%n",
    description =
        "A file of routes says which specialists read regions of a kind, in which order, and what"
            + " they may use.",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {RoutesCommand.Check.class, ExplainCommand.class})
final class RoutesCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "name a command: check or explain");
  }

  /** {@code colophon routes check}. */
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      header = "Checks a file of routes and prints the ladders it makes.",
      synopsisHeading = "%nUsage: ",
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {
        "0:the routes can be followed",
        "1:they cannot; every fault is listed with its line",
        "2:wrong usage"
      },
      parameterListHeading = "%nInput:%n",
      optionListHeading = "%nOptions:%n")
  static final class Check implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(
        paramLabel = "FILE",
        arity = "0..1",
        description = "The file. Default: the built-in routes.")
    private Path file;

    @Override
    public Integer call() {
      final SpecialistContext context = SpecialistContext.ofProcess();
      try (RoutePlan plan =
          file == null ? RoutePlan.standard(context) : RoutePlan.read(file, context)) {
        final List<String> unset = plan.missingSecrets(context.environment(), String.valueOf(file));
        if (!unset.isEmpty()) {
          return faults(unset);
        }
        final PrintWriter out = spec.commandLine().getOut();
        for (final RegionKind kind : RegionKind.values()) {
          if (!plan.ladder(kind).isEmpty()) {
            out.printf("%-12s %s%n", kind.word(), String.join(", then ", plan.ladder(kind)));
          }
        }
        out.flush();
        return CommandLine.ExitCode.OK;
      } catch (IllegalArgumentException e) {
        return faults(e.getMessage().lines().toList());
      }
    }

    private int faults(List<String> lines) {
      lines.forEach(line -> spec.commandLine().getErr().println("colophon routes check: " + line));
      return CommandLine.ExitCode.SOFTWARE;
    }
  }
}
