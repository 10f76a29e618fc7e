package org.colophon.specialists.bus.process;

/** A process that gave no answer and is gone. */
public final class ProcessEndedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why it is gone. */
  public enum Reason {
    /** It passed its deadline and was ended. */
    TOO_SLOW,
    /** It passed its memory and was ended. */
    TOO_LARGE,
    /** What it answered was no answer, and it was ended. */
    GARBLED,
    /** It ended by itself. */
    CRASHED
  }

  private final Reason reason;
  private final int exit;

  ProcessEndedException(Reason reason, int exit, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.exit = exit;
  }

  public Reason reason() {
    return reason;
  }

  /** What it returned to the system; -1 where that is not known. */
  public int exit() {
    return exit;
  }
}
