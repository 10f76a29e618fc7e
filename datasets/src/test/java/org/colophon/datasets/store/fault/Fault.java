package org.colophon.datasets.store.fault;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One fault, in one line of the file of faults:
 *
 * <pre>OPERATION[,OPERATION...] PATTERN FAULT [times=N] [after=N] [share=P] [seed=N] [ms=N]</pre>
 *
 * <p>The pattern is a regular expression over the whole path of the default file system. A fault
 * meets the operations after the first {@code after}, {@code times} of them at most, and of those
 * the {@code share} that the {@code seed} draws; what is counted is counted in each process. It
 * passes when its line is taken out of the file.
 */
final class Fault {
  /** What a fault can meet. */
  enum Operation {
    /** Opening a file to write. */
    OPEN,
    /** Bytes into a file. */
    WRITE,
    /** Renaming. */
    MOVE,
    DELETE,
    /** Making a folder. */
    MKDIR,
    /** Opening a file to read, and listing a folder. */
    READ
  }

  /** What it does. */
  enum Kind {
    ERROR("Input/output error"),
    /** The file system is full: half of the bytes are written. */
    SPACE("No space left on device"),
    READONLY("Read-only file system"),
    /** Each operation takes {@code ms} longer. */
    SLOW(""),
    /** The process ends in native code, as one does that reads where no memory is. */
    CRASH("");

    private final String reason;

    Kind(String reason) {
      this.reason = reason;
    }
  }

  private final List<Operation> operations;
  private final Pattern pattern;
  private final Kind kind;
  private final int times;
  private final int after;
  private final double share;
  private final long milliseconds;
  private final Random random;
  private int met;
  private int done;

  private Fault(
      List<Operation> operations, Pattern pattern, Kind kind, Map<String, String> details) {
    this.operations = operations;
    this.pattern = pattern;
    this.kind = kind;
    this.times = Integer.parseInt(details.getOrDefault("times", "2147483647"));
    this.after = Integer.parseInt(details.getOrDefault("after", "0"));
    this.share = Double.parseDouble(details.getOrDefault("share", "1"));
    this.milliseconds = Long.parseLong(details.getOrDefault("ms", "100"));
    this.random = new Random(Long.parseLong(details.getOrDefault("seed", "0")));
  }

  /**
   * The fault in a line.
   *
   * @throws IllegalArgumentException if the line says none
   */
  static Fault parse(String line) {
    final String[] words = line.strip().split("\\s+");
    if (words.length < 3) {
      throw new IllegalArgumentException("no fault: " + line);
    }
    return new Fault(
        Arrays.stream(words[0].toUpperCase(Locale.ROOT).split(","))
            .map(Operation::valueOf)
            .toList(),
        Pattern.compile(words[1]),
        Kind.valueOf(words[2].toUpperCase(Locale.ROOT)),
        Arrays.stream(words)
            .skip(3)
            .map(word -> word.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
  }

  /** Whether an operation is met; what is met is counted. */
  synchronized boolean meets(Operation operation, Path path) {
    if (!operations.contains(operation) || !pattern.matcher(path.toString()).matches()) {
      return false;
    }
    met++;
    if (met <= after || done >= times || random.nextDouble() >= share) {
      return false;
    }
    done++;
    return true;
  }

  /** Whether half of what is to be written is written. */
  boolean isHalf() {
    return kind == Kind.SPACE;
  }

  /** Lets it happen. */
  void strike(Path path) throws IOException {
    Journal.note(Journal.Deed.FAULT, kind.name(), path);
    if (kind == Kind.CRASH) {
      NativeCrash.now();
    }
    if (kind != Kind.SLOW) {
      throw new FileSystemException(path.toString(), null, kind.reason);
    }
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted in a slow file system", e);
    }
  }
}
