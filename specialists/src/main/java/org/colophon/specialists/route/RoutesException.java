package org.colophon.specialists.route;

import java.util.List;

/** Routes that cannot be followed; the message has a line for every fault. */
public final class RoutesException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  RoutesException(List<String> faults) {
    super(String.join("\n", faults));
  }
}
