package org.colophon.specialists.bus.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.colophon.specialists.route.Section;

/** Reads where a server is, and refuses what is unsafe: pages and keys go there. */
public final class ServerAddress {
  private static final String KEY = "address";
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");

  private ServerAddress() {}

  /**
   * The setting {@code address}, without a slash at its end: https, or http on this machine; http
   * elsewhere only with {@code plain-http: true}. Empty where it cannot be taken, and a fault says
   * why without repeating it, since it may hold a password.
   */
  public static Optional<URI> of(Section settings) {
    final boolean plainHttp = settings.flag("plain-http", false);
    final String text = settings.text(KEY);
    if (text.isBlank()) {
      return Optional.empty();
    }
    final URI address;
    try {
      address = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    } catch (URISyntaxException e) {
      settings.fault(KEY, "it is no address", "write for example https://host:port/path");
      return Optional.empty();
    }
    final String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    if (!(scheme.equals("https") || scheme.equals("http")) || address.getHost() == null) {
      settings.fault(
          KEY, "it is no address of http or https", "write for example https://host:port/path");
      return Optional.empty();
    }
    if (address.getRawUserInfo() != null
        || address.getRawQuery() != null
        || address.getRawFragment() != null) {
      settings.fault(
          KEY,
          "it holds a user, query or fragment",
          "leave that out, and name a secret with key: {env: NAME}");
      return Optional.empty();
    }
    final String host = address.getHost().toLowerCase(Locale.ROOT);
    if (scheme.equals("http") && !plainHttp && !LOOPBACK.matcher(host).matches()) {
      settings.fault(
          KEY,
          "http to another machine can be overheard",
          "use https, or allow it with plain-http: true");
      return Optional.empty();
    }
    return Optional.of(address);
  }
}
