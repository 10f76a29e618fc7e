package org.colophon.specialists.bus.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files that this process has open or mapped, and its child processes, as Linux tells. */
final class OpenFiles {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final Path MAPS = Path.of("/proc/self/maps");

  private OpenFiles() {}

  static boolean canTell() {
    return Files.isDirectory(DESCRIPTORS) && Files.isReadable(MAPS);
  }

  /** Without what this JVM opens whenever it likes: its code, and what the kernel says of it. */
  static Set<String> now() throws IOException {
    final Set<String> open = new TreeSet<>();
    try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
      descriptors.map(OpenFiles::target).flatMap(Optional::stream).forEach(open::add);
    }
    try (Stream<String> maps = Files.lines(MAPS)) {
      maps.map(line -> line.substring(Math.max(0, line.indexOf('/'))))
          .filter(path -> path.startsWith("/"))
          .forEach(open::add);
    }
    open.removeIf(
        path ->
            !path.startsWith("/")
                || path.startsWith("/proc/")
                || path.startsWith("/sys/")
                || path.startsWith("/dev/")
                || path.matches(
                    ".*(\\.jar|\\.jsa|\\.so[.0-9]*|/modules|\\.class)( \\(deleted\\))?"));
    open.addAll(
        ProcessHandle.current()
            .children()
            .map(child -> "process " + child.pid())
            .collect(Collectors.toSet()));
    return open;
  }

  private static Optional<String> target(Path descriptor) {
    try {
      return Optional.of(Files.readSymbolicLink(descriptor).toString());
    } catch (IOException e) {
      // Closed since it was listed.
      return Optional.empty();
    }
  }
}
