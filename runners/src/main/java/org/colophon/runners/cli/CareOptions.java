package org.colophon.runners.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.colophon.datasets.store.Locations;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which output folder a command takes care of, and how many look after it at once. */
final class CareOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "The output folder (path or URI) of a job.")
  private String output = "";

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Documents looked at at the same time. Default: one per processor.")
  private int threads = Runtime.getRuntime().availableProcessors();

  int threads() {
    if (threads < 1) {
      throw new ParameterException(spec.commandLine(), "--threads is 1 or more, not " + threads);
    }
    return threads;
  }

  /**
   * The folder, which must be one that a job has written.
   *
   * @throws ParameterException if it is not
   */
  Path output() {
    final Path folder;
    try {
      folder = Locations.path(output);
    } catch (IllegalArgumentException | java.nio.file.FileSystemNotFoundException e) {
      throw new ParameterException(spec.commandLine(), output + ": " + e.getMessage(), e);
    }
    if (!Files.isDirectory(folder.resolve("documents"))
        && !Files.isDirectory(folder.resolve("work"))) {
      throw new ParameterException(
          spec.commandLine(),
          output + ": not an output folder; it has neither documents/ nor work/");
    }
    return folder;
  }

  /** Says what went wrong in one line that names the command. */
  static String line(CommandSpec command, IOException e) {
    return command.qualifiedName()
        + ": "
        + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
