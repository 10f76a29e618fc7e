package org.colophon.specialists.remote;

/** Keeps secrets out of words that people get to see. */
final class Secrets {
  private static final String INSTEAD = "[key]";

  /** A server that masks a key often leaves this much of its start or end. */
  private static final int TELLING = 6;

  private Secrets() {}

  /** A text without a secret, nor any longer piece from its start or end. */
  static String remove(String text, String secret) {
    if (secret.isEmpty()) {
      return text;
    }
    String clean = text.replace(secret, INSTEAD);
    for (int length = secret.length() - 1; length >= TELLING; length--) {
      clean = clean.replace(secret.substring(0, length), INSTEAD);
      clean = clean.replace(secret.substring(secret.length() - length), INSTEAD);
    }
    return clean;
  }
}
