package org.colophon.specialists.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything that is wrong with a configuration file, gathered so that it can be told at once. */
final class Faults {
  private final String file;
  private final List<Fault> found = new ArrayList<>();

  /**
   * @param file the name under which users know the file
   */
  Faults(String file) {
    this.file = file;
  }

  /**
   * Adds a fault.
   *
   * @param line from 1
   * @param cause what is wrong, in plain words; never a secret
   * @param cure what to do about it
   */
  void add(int line, String cause, String cure) {
    final String text = (cause + "; " + cure).replaceAll("\\s+", " ");
    final Fault fault = new Fault(line, file + ":" + line + ": " + text);
    if (!found.contains(fault)) {
      found.add(fault);
    }
  }

  /** One line for every fault, in the order of the file. */
  List<String> lines() {
    return found.stream().sorted(Comparator.comparingInt(Fault::line)).map(Fault::text).toList();
  }

  /**
   * Ends the check.
   *
   * @throws RoutesException if there is a fault; its message has a line for each
   */
  void raise() {
    if (!found.isEmpty()) {
      throw new RoutesException(lines());
    }
  }

  private record Fault(int line, String text) {}
}
