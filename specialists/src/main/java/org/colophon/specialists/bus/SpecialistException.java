package org.colophon.specialists.bus;

/** A region that a specialist could not read. */
public final class SpecialistException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean retryable;

  public SpecialistException(String message, boolean retryable, Throwable cause) {
    super(message, cause);
    this.retryable = retryable;
  }

  /** Whether the same request may succeed later. */
  public boolean retryable() {
    return retryable;
  }
}
