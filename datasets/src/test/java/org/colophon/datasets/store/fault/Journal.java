package org.colophon.datasets.store.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What was done in the file system of faults, by all processes that share its file of faults, in
 * the order in which it was done: files that were looked at, files that took their name, and faults
 * that struck. It lies beside the file of faults, and is kept once it was {@link #begin begun}.
 *
 * <p>A look is noted before it is taken and a name after it was taken. So whoever looked at a file
 * after its name is in the journal has seen it.
 */
public final class Journal {
  private Journal() {}

  /** What was done. */
  public enum Deed {
    /** A file was opened to be read, whether it was there or not. */
    LOOK,
    /** A file took its name by a move. */
    NAME,
    /** A fault met an operation. */
    FAULT
  }

  /**
   * One deed.
   *
   * @param millis the time, of the machine's clock, milliseconds
   * @param who process, number of the thread and name of the thread
   * @param deed what was done
   * @param detail of a fault its kind, else empty
   * @param file to which file
   */
  public record Entry(long millis, String who, Deed deed, String detail, String file) {
    private String line() {
      return String.join("\t", Long.toString(millis), who, deed.name(), detail, file) + "\n";
    }

    private static Entry parse(String line) {
      final String[] words = line.split("\t", 5);
      return new Entry(
          Long.parseLong(words[0]), words[1], Deed.valueOf(words[2]), words[3], words[4]);
    }
  }

  /**
   * Begins an empty one.
   *
   * @param faults the file of faults
   */
  public static void begin(Path faults) throws IOException {
    Files.write(file(faults), new byte[0]);
  }

  /**
   * All that was done since it was begun.
   *
   * @param faults the file of faults
   */
  public static List<Entry> read(Path faults) throws IOException {
    return Files.readAllLines(file(faults)).stream().map(Entry::parse).toList();
  }

  static void note(Deed deed, String detail, Path done) throws IOException {
    final String faults = Faults.name();
    if (faults.isEmpty() || !Files.exists(file(Path.of(faults)))) {
      return;
    }
    final Thread thread = Thread.currentThread();
    final String who =
        ProcessHandle.current().pid()
            + " "
            + thread.getId()
            + " "
            + thread.getName().replaceAll("\\s", " ");
    final Entry entry = new Entry(System.currentTimeMillis(), who, deed, detail, done.toString());
    // One short write at the end of a file is not mixed with those of others; and unlike a channel
    // this stream does not mind that a thread is interrupted.
    try (OutputStream out = new FileOutputStream(file(Path.of(faults)).toFile(), true)) {
      out.write(entry.line().getBytes(UTF_8));
    }
  }

  /**
   * Where it lies.
   *
   * @param faults the file of faults
   */
  public static Path file(Path faults) {
    return faults.resolveSibling(faults.getFileName() + ".journal");
  }
}
