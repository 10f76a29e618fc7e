package org.colophon.specialists.remote;

import java.net.URI;
import java.time.Duration;
import org.colophon.specialists.bus.http.Backoff;
import org.colophon.specialists.bus.http.ServerAddress;
import org.colophon.specialists.bus.http.ServerKey;
import org.colophon.specialists.route.Section;

/**
 * A server that is asked over HTTP, and how patiently.
 *
 * @param id of the specialist behind it: lower case letters, digits and hyphens
 * @param address the part that all its paths share, without a slash at the end; empty where it is
 *     not known
 * @param key what it wants to know who asks
 * @param connections requests under way at once, 1 to 256
 * @param connect time for a connection to stand
 * @param request time for one request and its answer
 * @param deadline time for all tries together, where the task has no shorter one
 * @param tries answers that may ask for another try, the first included, 1 to 20; an error of the
 *     network is no answer
 * @param networkTries errors of the network until nobody seems to be there, 1 to 20
 * @param backoff how long is waited before further tries, unless the server asks for more
 * @param rest how long after an outage, or refused credentials, requests fail without being sent
 * @param maxResponse longest answer that is read, bytes
 */
record HttpEndpoint(
    String id,
    URI address,
    ServerKey key,
    int connections,
    Duration connect,
    Duration request,
    Duration deadline,
    int tries,
    int networkTries,
    Backoff backoff,
    Duration rest,
    int maxResponse) {
  private static final int MAX_CONNECTIONS = 256;
  private static final int MAX_TRIES = 20;
  private static final int MAX_RESPONSE = 256 << 20;
  private static final double MILLIS = 1e3;
  private static final URI NOWHERE = URI.create("");
  private static final double LONGEST_SECONDS = 3_600;

  /** Reads the settings that every endpoint has; whatever is wrong with them becomes a fault. */
  static HttpEndpoint from(String id, Section settings) {
    return new HttpEndpoint(
        id,
        ServerAddress.of(settings).orElse(NOWHERE),
        ServerKey.of(settings),
        (int) settings.whole("connections", 4, 1, MAX_CONNECTIONS),
        seconds(settings, "connect-seconds", 10),
        seconds(settings, "request-seconds", 120),
        seconds(settings, "deadline-seconds", 300),
        (int) settings.whole("tries", 5, 1, MAX_TRIES),
        (int) settings.whole("network-tries", 4, 1, MAX_TRIES),
        new Backoff(
            seconds(settings, "backoff-seconds", 1),
            seconds(settings, "longest-backoff-seconds", 30)),
        seconds(settings, "rest-seconds", 30),
        (int) settings.whole("max-response-bytes", 16 << 20, 1 << 10, MAX_RESPONSE));
  }

  /** Whether it is known where the server is. */
  boolean isKnown() {
    return !address.equals(NOWHERE);
  }

  private static Duration seconds(Section settings, String key, double fallback) {
    final double seconds = settings.number(key, fallback, 1 / MILLIS, LONGEST_SECONDS);
    return Duration.ofMillis(Math.round(seconds * MILLIS));
  }

  /** The address of a path below the endpoint's own. */
  URI at(String path) {
    return URI.create(address + path);
  }
}
