package org.colophon.datasets.store.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;

/**
 * The faults that are switched on: one a line in the file that the system property or environment
 * variable {@value #VARIABLE} names. The file is read again whenever it changes, so that another
 * process can switch faults on and off; it should be replaced by a rename. Without it nothing
 * fails.
 */
public final class Faults {
  public static final String VARIABLE = "COLOPHON_FAULTS";

  private static final Faults NONE = new Faults("", FileTime.fromMillis(0), List.of());
  private static Faults last = NONE;

  private final String name;
  private final FileTime written;
  private final List<Fault> faults;

  private Faults(String name, FileTime written, List<Fault> faults) {
    this.name = name;
    this.written = written;
    this.faults = faults;
  }

  /**
   * Switches faults on, and all others off.
   *
   * @param lines see {@link Fault}; none for a sound file system
   */
  public static void set(Path file, String... lines) throws IOException {
    final Path part = file.resolveSibling(file.getFileName() + ".new");
    Files.write(part, List.of(lines));
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Lets happen what is to happen to an operation on bytes that cannot be halved. */
  static void strike(Fault.Operation operation, Path path) throws IOException {
    final Optional<Fault> fault = meeting(operation, path);
    if (fault.isPresent()) {
      fault.get().strike(path);
    }
  }

  /** The first fault that meets an operation. */
  static Optional<Fault> meeting(Fault.Operation operation, Path path) throws IOException {
    return now().faults.stream().filter(fault -> fault.meets(operation, path)).findFirst();
  }

  /** The file of faults; empty if there is none. */
  static String name() {
    final String set = System.getProperty(VARIABLE, System.getenv(VARIABLE));
    return set == null ? "" : set;
  }

  private static synchronized Faults now() throws IOException {
    final String name = name();
    try {
      final FileTime written =
          name.isEmpty() ? NONE.written : Files.getLastModifiedTime(Path.of(name));
      if (!name.equals(last.name) || !written.equals(last.written)) {
        last =
            new Faults(
                name,
                written,
                Files.readAllLines(Path.of(name)).stream()
                    .filter(line -> !line.isBlank())
                    .map(Fault::parse)
                    .toList());
      }
    } catch (NoSuchFileException off) {
      last = NONE;
    }
    return last;
  }
}
