package org.colophon.specialists.bus.http;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps the key of one request out of whatever people get to see. Never printed: it holds it. */
public final class Secrets {
  /** Where there is no key. */
  public static final Secrets NONE = new Secrets("");

  private static final String INSTEAD = "[key]";

  /** A server that masks a key often leaves this much of its start or end. */
  private static final int TELLING = 6;

  /** Shorter ones are fillers for servers that want any key, such as EMPTY, and may be words. */
  private static final int SHORTEST_KEY = 8;

  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9A-Fa-f]{4})|(.))");

  private final String secret;

  Secrets(String secret) {
    this.secret = secret;
  }

  void sign(HttpRequest.Builder request, String header, String scheme) {
    if (!secret.isEmpty()) {
      request.setHeader(header, scheme.isEmpty() ? secret : scheme + " " + secret);
    }
  }

  /** A text without the key, nor any longer piece from its start or end. */
  public String remove(String text) {
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

  /** Whether a text holds the key, as it is or with the escapes of JSON. */
  public boolean isIn(String text) {
    return secret.length() >= SHORTEST_KEY
        && (text.contains(secret) || (text.indexOf('\\') >= 0 && unescaped(text).contains(secret)));
  }

  /** Whether bytes hold the key as it is. */
  boolean isIn(byte[] bytes) {
    return secret.length() >= SHORTEST_KEY
        && new String(bytes, StandardCharsets.ISO_8859_1).contains(secret);
  }

  private static String unescaped(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    escape.group(1) == null
                        ? escape.group(2)
                        : Character.toString(Integer.parseInt(escape.group(1), 16))));
  }
}
