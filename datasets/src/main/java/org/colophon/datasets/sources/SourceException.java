package org.colophon.datasets.sources;

/** A source or page that cannot be read; says which file, why, and what to do about it. */
public final class SourceException extends Exception {
  /** Stable codes, as they stand in the failures dataset. */
  public enum Cause {
    MISSING,
    EMPTY,
    UNKNOWN_TYPE,
    UNSUPPORTED,
    DAMAGED,
    ENCRYPTED,
    NO_PAGES,
    TOO_LARGE,
    UNREADABLE
  }

  private static final long serialVersionUID = 1L;

  private final Cause code;
  private final String cure;

  /**
   * @param message one line: the file and the cause
   * @param cure one line: what the user can do
   */
  public SourceException(Cause code, String message, String cure, Throwable reason) {
    super(message, reason);
    this.code = code;
    this.cure = cure;
  }

  public SourceException(Cause code, String message, String cure) {
    this(code, message, cure, null);
  }

  public Cause code() {
    return code;
  }

  public String cure() {
    return cure;
  }
}
