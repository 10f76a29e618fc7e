package org.colophon.specialists.remote;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A server that is asked over HTTP, and how patiently.
 *
 * @param id of the specialist behind it: lower case letters, digits and hyphens
 * @param address the part that all its paths share, without a slash at the end; https, or http on
 *     this machine; http elsewhere only with {@code plainHttp}
 * @param key where the secret is
 * @param keyHeader the header that carries it
 * @param keyScheme the word before it, such as {@code Bearer}; empty for none
 * @param connections requests under way at once, 1 to 256
 * @param connect time for a connection to stand
 * @param request time for one request and its answer
 * @param deadline time for all tries together, where the task has no shorter one
 * @param tries answers that may ask for another try, the first included, 1 to 20; an error of the
 *     network is no answer
 * @param networkTries errors of the network until nobody seems to be there, 1 to 20
 * @param backoff the longest wait before the second try; doubles from try to try
 * @param longestBackoff the longest wait before any try, unless the server asks for more
 * @param rest how long after an outage, or refused credentials, requests fail without being sent
 * @param maxResponse longest answer that is read, bytes
 * @param plainHttp whether http without encryption is allowed to other machines
 */
public record HttpEndpoint(
    String id,
    URI address,
    Credential key,
    String keyHeader,
    String keyScheme,
    int connections,
    Duration connect,
    Duration request,
    Duration deadline,
    int tries,
    int networkTries,
    Duration backoff,
    Duration longestBackoff,
    Duration rest,
    int maxResponse,
    boolean plainHttp) {
  private static final int MAX_CONNECTIONS = 256;
  private static final int MAX_TRIES = 20;
  private static final int MAX_RESPONSE = 256 << 20;
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]+");
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z0-9-]*");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");

  /**
   * Checks what makes an endpoint unsafe.
   *
   * @throws SettingException if the id or address cannot be taken
   */
  public HttpEndpoint {
    if (!ID.matcher(id).matches()) {
      throw new SettingException("id", "must be lower case letters, digits and hyphens");
    }
    checkAddress(address, plainHttp);
    if (!HEADER.matcher(keyHeader).matches()) {
      throw new SettingException("key-header", "must be the name of a header");
    }
    if (!SCHEME.matcher(keyScheme).matches()) {
      throw new SettingException("key-scheme", "must be one word, such as Bearer, or empty");
    }
  }

  /**
   * Reads the settings that every endpoint has.
   *
   * @throws SettingException naming the setting that cannot be taken
   */
  static HttpEndpoint from(String id, EndpointSettings settings) {
    return new HttpEndpoint(
        id,
        uri(settings.text("address")),
        settings.credential("key"),
        settings.text("key-header", "Authorization"),
        settings.text("key-scheme", "Bearer"),
        settings.whole("connections", 4, 1, MAX_CONNECTIONS),
        settings.seconds("connect-seconds", Duration.ofSeconds(10), LONGEST),
        settings.seconds("request-seconds", Duration.ofSeconds(120), LONGEST),
        settings.seconds("deadline-seconds", Duration.ofSeconds(300), LONGEST),
        settings.whole("tries", 5, 1, MAX_TRIES),
        settings.whole("network-tries", 4, 1, MAX_TRIES),
        settings.seconds("backoff-seconds", Duration.ofSeconds(1), LONGEST),
        settings.seconds("longest-backoff-seconds", Duration.ofSeconds(30), LONGEST),
        settings.seconds("rest-seconds", Duration.ofSeconds(30), LONGEST),
        settings.whole("max-response-bytes", 16 << 20, 1 << 10, MAX_RESPONSE),
        settings.flag("plain-http", false));
  }

  /** The address of a path below the endpoint's own. */
  URI at(String path) {
    return URI.create(address + path);
  }

  private static URI uri(String text) {
    final String bare = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    try {
      return new URI(bare);
    } catch (URISyntaxException e) {
      // The text is not repeated: it may carry a password.
      throw new SettingException("address", "is no address of http or https");
    }
  }

  private static void checkAddress(URI address, boolean plainHttp) {
    final String scheme =
        address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    if ((!scheme.equals("https") && !scheme.equals("http")) || address.getHost() == null) {
      throw new SettingException("address", "must be an address of http or https with a host");
    }
    if (address.getRawUserInfo() != null
        || address.getRawQuery() != null
        || address.getRawFragment() != null) {
      throw new SettingException(
          "address", "must have no user, query or fragment; name a secret with key: {env: NAME}");
    }
    final String host = address.getHost().toLowerCase(Locale.ROOT);
    if (scheme.equals("http") && !plainHttp && !LOOPBACK.matcher(host).matches()) {
      throw new SettingException(
          "address",
          "http to another machine can be overheard; use https, or allow it with plain-http: true");
    }
  }
}
