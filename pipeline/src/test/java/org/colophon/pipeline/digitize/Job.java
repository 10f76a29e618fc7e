package org.colophon.pipeline.digitize;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.colophon.datasets.store.Trees;

/** Runs of the digitize job's {@code main} on the DirectRunner, with its enforcements on. */
final class Job {
  /** Checked in beside this module; Maven runs tests in the module's folder. */
  static final Path SAMPLES = Path.of("..", "datasets", "samples");

  private static final Path OUTPUTS = Path.of("target", "digitize");

  private Job() {}

  /**
   * Runs the job in this JVM.
   *
   * @param name of the folder below target/digitize; an older one is removed
   * @return the output folder
   */
  static Path run(String name, List<Path> inputs, String... options) {
    final Path output = folder(name);
    final List<String> arguments = new ArrayList<>();
    arguments.add("--runner=DirectRunner");
    arguments.add("--enforceImmutability=true");
    arguments.add("--enforceEncodability=true");
    arguments.add("--input=" + String.join(",", inputs.stream().map(Path::toString).toList()));
    arguments.add("--output=" + output);
    arguments.add("--isolation=none");
    arguments.addAll(List.of(options));
    Digitize.main(arguments.toArray(String[]::new));
    return output;
  }

  /** An empty folder below target/digitize. */
  static Path folder(String name) {
    final Path folder = OUTPUTS.resolve(name);
    try {
      Trees.delete(folder);
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
