package org.colophon.specialists.models;

import java.io.IOException;

/** A model that is there and cannot be used, or cannot be got; the message says what to do. */
public class ModelException extends IOException {
  private static final long serialVersionUID = 1L;

  public ModelException(String message) {
    super(message);
  }

  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
