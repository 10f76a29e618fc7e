package org.colophon.specialists.bus.wire;

import java.io.IOException;

/** Bytes that are no message of the bus, or too many of them. */
public final class GarbledException extends IOException {
  private static final long serialVersionUID = 1L;

  public GarbledException(String message) {
    super(message);
  }

  public GarbledException(String message, Throwable cause) {
    super(message, cause);
  }
}
