package org.colophon.specialists.remote;

/** A setting of an endpoint that cannot be taken: says which, why, and what would do. */
public final class SettingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String key;

  SettingException(String key, String message) {
    super(key.isEmpty() ? message : key + ": " + message);
    this.key = key;
  }

  /** The setting's name, names of nested settings joined by dots; empty for the whole endpoint. */
  public String key() {
    return key;
  }
}
