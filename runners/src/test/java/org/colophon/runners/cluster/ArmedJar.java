package org.colophon.runners.cluster;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.colophon.datasets.store.fault.Faults;
import org.colophon.datasets.store.uri.UriFileSystems;

/**
 * A copy of the packaged jar with the file system of faults in it: a cluster has no class path of
 * tests. A command line that is run from it submits it.
 */
final class ArmedJar {
  private static final String NAME = "colophon-flink.jar";

  private ArmedJar() {}

  /**
   * Writes it.
   *
   * @return the class path of the command line: the jar, and the jars of Flink
   */
  static String write(Path folder) throws IOException {
    final Path jar = Files.createDirectories(folder).resolve(NAME).toAbsolutePath();
    Files.copy(Path.of("target", NAME), jar);
    try (FileSystem inside = FileSystems.newFileSystem(jar)) {
      final Path tests =
          Path.of(Faults.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(tests)) {
        arm(inside, tests);
      } else {
        try (FileSystem packed = FileSystems.newFileSystem(tests)) {
          arm(inside, packed.getPath("/"));
        }
      }
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
    return jar + System.getProperty("path.separator") + LocalCluster.library().resolve("*");
  }

  private static void arm(FileSystem jar, Path tests) throws IOException {
    final String faults = Faults.class.getPackageName().replace('.', '/');
    Files.createDirectories(jar.getPath(faults));
    try (Stream<Path> files = Files.list(tests.resolve(faults))) {
      for (final Path file : files.toList()) {
        Files.copy(file, jar.getPath(faults, file.getFileName().toString()));
      }
    }
    final String service = "META-INF/services/" + UriFileSystems.class.getName();
    Files.write(
        jar.getPath(service),
        Files.readAllBytes(tests.resolve(service)),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
