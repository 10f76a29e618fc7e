package org.colophon.runners.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.colophon.specialists.models.ModelEntry;
import org.colophon.specialists.models.ModelPuller;
import org.colophon.specialists.models.ModelStore;
import org.colophon.specialists.models.Quality;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code colophon models}: which recognition models there are, and how to get more. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    header = "Lists, pulls and finds recognition models.",
    synopsisHeading = "%nUsage: ",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "2:wrong usage"},
    descriptionHeading = "%n",
    description =
        "English (fast) and orientation come with the build. Others are pulled once and then found"
            + " by every run, or lie in folders named by --models or COLOPHON_MODELS.",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ModelsCommand.ListCommand.class,
      ModelsCommand.Pull.class,
      ModelsCommand.Where.class
    })
final class ModelsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--models",
      paramLabel = "DIR",
      scope = CommandLine.ScopeType.INHERIT,
      description = "Folder with further models; may be given several times.")
  private List<Path> folders = List.of();

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "name a command: list, pull or path");
  }

  private ModelStore store() {
    return ModelStore.ofEnvironment(folders, System.getenv());
  }

  /** {@code colophon models list}. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      header = "Lists models that are here or can be pulled.",
      synopsisHeading = "%nUsage: ",
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {"0:listed", "2:wrong usage"},
      optionListHeading = "%nOptions:%n")
  static final class ListCommand implements Callable<Integer> {
    @ParentCommand private ModelsCommand parent;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      final PrintWriter out = spec.commandLine().getOut();
      out.printf("%-16s %-5s %-12s %9s  %s%n", "LANGUAGE", "MODEL", "LICENCE", "SIZE", "WHERE");
      for (final ModelStore.Listed listed : parent.store().list()) {
        final Optional<ModelEntry> known = listed.known().stream().findFirst();
        out.printf(
            "%-16s %-5s %-12s %9s  %s%n",
            listed.language(),
            listed.quality().word(),
            known.map(ModelEntry::licence).orElse("unknown"),
            known
                .filter(entry -> entry.size() > 0)
                .map(entry -> entry.size() / 1024 + " KiB")
                .orElse("-"),
            listed
                .file()
                .map(Path::toString)
                .orElse(
                    "pull it: colophon models pull "
                        + listed.language()
                        + (listed.quality() == Quality.BEST ? " --quality best" : "")));
      }
      for (final ModelEntry entry : parent.store().manifest().of(ModelEntry.Engine.ONNX)) {
        out.printf(
            "%-16s %-5s %-12s %9s  %s%n",
            entry.language(),
            "onnx",
            entry.licence(),
            entry.size() / 1024 + " KiB",
            entry.id() + ", came with the build in " + entry.origin().place());
      }
      out.flush();
      return 0;
    }
  }

  /** {@code colophon models pull}. */
  @Command(
      name = "pull",
      mixinStandardHelpOptions = true,
      header = "Pulls models and checks them against their digests.",
      synopsisHeading = "%nUsage: ",
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {
        "0:every model is here",
        "1:some could not be pulled; each is named with its cause",
        "2:wrong usage; nothing was pulled"
      },
      parameterListHeading = "%nInput:%n",
      optionListHeading = "%nOptions:%n")
  static final class Pull implements Callable<Integer> {
    @ParentCommand private ModelsCommand parent;
    @Spec private CommandSpec spec;

    @Parameters(
        paramLabel = "LANGUAGE",
        arity = "1..*",
        description = "Tesseract codes: fra deu ...")
    private List<String> languages = List.of();

    @Option(
        names = {"--quality", "--ocr-model"},
        paramLabel = "QUALITY",
        defaultValue = "fast",
        description = "fast or best. Default: ${DEFAULT-VALUE}.")
    private Quality quality = Quality.FAST;

    @Option(
        names = "--from",
        paramLabel = "URI",
        description =
            "Where copies of the model repositories are served, if not at their home;"
                + " COLOPHON_MODELS_URL says the same.")
    private String from;

    @Override
    public Integer call() {
      final ModelPuller puller;
      try {
        puller =
            ModelPuller.ofEnvironment(parent.store(), Optional.ofNullable(from), System.getenv());
      } catch (IOException e) {
        spec.commandLine().getErr().println("colophon models pull: " + e.getMessage());
        return CommandLine.ExitCode.USAGE;
      }
      int failed = 0;
      for (final String language : languages) {
        try {
          spec.commandLine().getOut().println(puller.pull(language, quality));
        } catch (IOException e) {
          spec.commandLine().getErr().println("colophon models pull: " + e.getMessage());
          failed++;
        }
      }
      return failed == 0 ? 0 : 1;
    }
  }

  /** {@code colophon models path}. */
  @Command(
      name = "path",
      mixinStandardHelpOptions = true,
      header = "Prints the file of a model, or where pulled models are kept.",
      synopsisHeading = "%nUsage: ",
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {"0:printed", "2:wrong usage, or a model that is not here"},
      parameterListHeading = "%nInput:%n",
      optionListHeading = "%nOptions:%n")
  static final class Where implements Callable<Integer> {
    @ParentCommand private ModelsCommand parent;
    @Spec private CommandSpec spec;

    @Parameters(
        paramLabel = "LANGUAGES",
        arity = "0..1",
        description = "Tesseract codes joined by +.")
    private String languages = "";

    @Option(
        names = {"--quality", "--ocr-model"},
        paramLabel = "QUALITY",
        defaultValue = "fast",
        description = "fast or best. Default: ${DEFAULT-VALUE}.")
    private Quality quality = Quality.FAST;

    @Override
    public Integer call() {
      final ModelStore store = parent.store();
      if (languages.isEmpty()) {
        spec.commandLine().getOut().println(store.home());
        return 0;
      }
      try {
        store
            .resolve(languages, quality)
            .models()
            .forEach(model -> spec.commandLine().getOut().println(model.found()));
        return 0;
      } catch (IOException e) {
        spec.commandLine().getErr().println("colophon models path: " + e.getMessage());
        return CommandLine.ExitCode.USAGE;
      }
    }
  }
}
