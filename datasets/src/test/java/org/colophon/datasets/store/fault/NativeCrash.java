package org.colophon.datasets.store.fault;

import com.sun.jna.Pointer;

/** The end of a process by a fault of native code (SIGSEGV), which no Java code can catch. */
final class NativeCrash {
  private NativeCrash() {}

  static void now() {
    new Pointer(1).getByte(0);
  }
}
