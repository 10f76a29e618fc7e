package org.colophon.specialists.bus.process;

import java.time.Duration;
import java.util.List;
import org.colophon.specialists.bus.wire.WireFormat;

/**
 * How a specialist in a child process is started and asked.
 *
 * @param command program and arguments; no shell is involved
 * @param format of its messages
 * @param processes most processes at once, from 1; each answers one request at a time
 * @param patience time on the clock that a region may take whose task names no deadline
 * @param residentMegabytes memory of one process, native included, above which it is ended; 0 for
 *     no limit
 */
public record ChildSettings(
    List<String> command,
    WireFormat format,
    int processes,
    Duration patience,
    int residentMegabytes) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if there is no command, or less than one process or no time
   */
  public ChildSettings {
    command = List.copyOf(command);
    if (command.isEmpty() || command.get(0).isBlank()) {
      throw new IllegalArgumentException("a child process needs a command");
    }
    if (processes < 1) {
      throw new IllegalArgumentException(processes + " processes of " + command.get(0));
    }
    if (patience.isZero() || patience.isNegative() || residentMegabytes < 0) {
      throw new IllegalArgumentException("no time or memory for " + command.get(0));
    }
  }

  /** One process that speaks JSON lines, with two minutes for a region. */
  public static ChildSettings of(List<String> command) {
    return new ChildSettings(command, WireFormat.JSON, 1, PATIENCE, 0);
  }

  public ChildSettings withFormat(WireFormat given) {
    return new ChildSettings(command, given, processes, patience, residentMegabytes);
  }

  public ChildSettings withProcesses(int given) {
    return new ChildSettings(command, format, given, patience, residentMegabytes);
  }

  public ChildSettings withPatience(Duration given) {
    return new ChildSettings(command, format, processes, given, residentMegabytes);
  }

  public ChildSettings withResidentMegabytes(int given) {
    return new ChildSettings(command, format, processes, patience, given);
  }
}
