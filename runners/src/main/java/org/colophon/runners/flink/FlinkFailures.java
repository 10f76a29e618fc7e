package org.colophon.runners.flink;

/** Failures of Flink in one line. */
final class FlinkFailures {
  private FlinkFailures() {}

  /** The innermost cause; what lies around it is Flink's own scaffolding. */
  static String innermost(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    final String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return message.lines().findFirst().orElse(cause.toString()).strip();
  }
}
