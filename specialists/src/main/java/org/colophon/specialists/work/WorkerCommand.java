package org.colophon.specialists.work;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.colophon.datasets.store.Locations;

/** The command line of a worker JVM. */
final class WorkerCommand {
  /** What a JVM under ExitOnOutOfMemoryError returns. */
  static final int OUT_OF_HEAP = 3;

  private WorkerCommand() {}

  static List<String> of(int heapMegabytes, Path folder) {
    final List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heapMegabytes + "m");
    // Short Java parts around long native ones: the second compiler and a parallel collector cost
    // more than they give.
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-XX:-CreateCoredumpOnCrash");
    command.add("-XX:+DisplayVMOutputToStderr");
    command.add("-XX:ErrorFile=" + folder.resolve("crash.log"));
    command.add("-Djava.io.tmpdir=" + folder);
    command.add("-Djava.awt.headless=true");
    command.addAll(fontCache());
    command.addAll(classArchive());
    command.add("-cp");
    command.add(classPath());
    command.add(WorkerMain.class.getName());
    return command;
  }

  /**
   * PDFBox remembers there which fonts the system has; short-lived workers must not look at each of
   * them again.
   */
  private static List<String> fontCache() {
    final Path folder = Locations.cache(System.getenv());
    try {
      Files.createDirectories(folder);
      return List.of("-Dpdfbox.fontcache=" + folder.toAbsolutePath());
    } catch (IOException e) {
      // It then looks for a place by itself.
      return List.of();
    }
  }

  /** A worker has the class path of this JVM, so an archive of its classes serves both. */
  private static List<String> classArchive() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-XX:SharedArchiveFile="))
        .toList();
  }

  /** That of this JVM, and our own code where a cluster loaded it from elsewhere. */
  private static String classPath() {
    final String known = System.getProperty("java.class.path");
    try {
      final String own =
          Path.of(WorkerMain.class.getProtectionDomain().getCodeSource().getLocation().toURI())
              .toString();
      return Arrays.asList(known.split(File.pathSeparator, -1)).contains(own)
          ? known
          : own + File.pathSeparator + known;
    } catch (URISyntaxException | IllegalArgumentException e) {
      return known;
    }
  }
}
