package org.colophon.runners.watch;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The machine, or the container, that this process runs on. */
public final class ThisMachine {
  private ThisMachine() {}

  /** Its name; never empty. */
  public static String name() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      // Its message begins with the name that nobody could resolve.
      return String.valueOf(e.getMessage()).split(":", 2)[0];
    }
  }
}
