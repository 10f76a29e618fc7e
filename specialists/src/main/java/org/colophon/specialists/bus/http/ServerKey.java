package org.colophon.specialists.bus.http;

import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;
import org.colophon.specialists.route.Secret;
import org.colophon.specialists.route.Section;

/**
 * How a server is told who asks.
 *
 * @param secret where the key is; empty for a server that wants none
 * @param header the header that carries it
 * @param scheme the word before it, such as {@code Bearer}; empty for none
 */
public record ServerKey(Optional<Secret> secret, String header, String scheme) {
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]+");
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z0-9-]*");

  /** What a header may hold without quoting. */
  private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");

  /** For servers that want none. */
  public static final ServerKey NONE = new ServerKey(Optional.empty(), "Authorization", "Bearer");

  /** The settings {@code key}, {@code key-header} and {@code key-scheme}. */
  public static ServerKey of(Section settings) {
    final ServerKey key =
        new ServerKey(
            settings.secret("key"),
            settings.text("key-header", NONE.header()),
            settings.textOrEmpty("key-scheme", NONE.scheme()));
    if (!HEADER.matcher(key.header()).matches()) {
      settings.fault("key-header", "this is no name of a header", "write for example api-key");
    }
    if (!SCHEME.matcher(key.scheme()).matches()) {
      settings.fault("key-scheme", "this is not one word", "write Bearer, or \"\" for none");
    }
    return key;
  }

  /**
   * The key, to be kept out of all that the server answers.
   *
   * @param specialist who asks
   * @throws SpecialistException if it cannot be had; neither message nor cause hold it
   */
  public Secrets secrets(String specialist, Map<String, String> environment)
      throws SpecialistException {
    if (secret.isEmpty()) {
      return Secrets.NONE;
    }
    final String value = secret.get().require(specialist, environment);
    if (!VISIBLE.matcher(value).matches()) {
      throw SpecialistException.of(
          Fault.CREDENTIALS,
          specialist
              + ": "
              + secret.get()
              + " holds no key: it has other than visible characters; write the key alone",
          false);
    }
    return new Secrets(value);
  }

  /** Puts the key into its header. */
  public void sign(HttpRequest.Builder request, Secrets secrets) {
    secrets.sign(request, header, scheme);
  }
}
