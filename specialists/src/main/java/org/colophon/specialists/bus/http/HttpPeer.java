package org.colophon.specialists.bus.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.colophon.datasets.model.Usage;
import org.colophon.datasets.schema.proto.BusRequest;
import org.colophon.datasets.schema.proto.BusResponse;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;
import org.colophon.specialists.bus.wire.GarbledException;
import org.colophon.specialists.bus.wire.Peer;
import org.colophon.specialists.bus.wire.Protocol;
import org.colophon.specialists.bus.wire.WireFormat;

/**
 * One that answers the bus at an HTTP address. Connections are kept; a request whose connection
 * broke is sent once more, since reading a region twice does no harm. A server that is busy is
 * asked again, after as long as it asks for or else by {@link Backoff}, within the deadline; after
 * that, faults of the way to it are final.
 */
public final class HttpPeer implements Peer {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int REQUESTS = 8;
  private static final int TRIES = 2;
  private static final int OK = 200;

  /** Answers of a server that is busy, or of a gateway before it, until it is given up. */
  private static final int ANSWERS = 5;

  private static final Set<Integer> AGAIN = Set.of(429, 502, 503, 504);
  private static final Backoff BACKOFF =
      new Backoff(Duration.ofMillis(500), Duration.ofSeconds(10));

  private final URI url;
  private final WireFormat format;
  private final Duration patience;
  private final int concurrency;
  private final Semaphore places;
  private final ServerKey key;
  private final Surroundings surroundings;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  /** Binary messages, eight at once, two minutes for a region. */
  public HttpPeer(URI url) {
    this(url, WireFormat.BINARY, REQUESTS, PATIENCE, ServerKey.NONE, Surroundings.of(Map.of()));
  }

  /**
   * A peer at an address.
   *
   * @param url http or https, without user and password
   * @param concurrency most requests at once, from 1
   * @param patience time on the clock that a region may take whose task names no deadline
   * @param key what the server wants to know who asks
   * @throws IllegalArgumentException if the address is not one that can be asked
   */
  public HttpPeer(
      URI url,
      WireFormat format,
      int concurrency,
      Duration patience,
      ServerKey key,
      Surroundings surroundings) {
    if (!Set.of("http", "https").contains(String.valueOf(url.getScheme()))
        || url.getHost() == null) {
      throw new IllegalArgumentException("not an address of a peer, http or https: " + url);
    }
    if (url.getUserInfo() != null) {
      // Not repeated: this message ends in logs.
      throw new IllegalArgumentException(
          "the address of " + url.getHost() + " holds credentials; leave them out");
    }
    if (concurrency < 1 || patience.isZero() || patience.isNegative()) {
      throw new IllegalArgumentException("no request or no time for " + url);
    }
    this.url = url;
    this.format = format;
    this.concurrency = concurrency;
    this.patience = patience;
    this.places = new Semaphore(concurrency, true);
    this.key = key;
    this.surroundings = surroundings;
  }

  @Override
  public Reply exchange(BusRequest request, Duration deadline) throws SpecialistException {
    final byte[] body = format.encode(request);
    final Secrets secrets = key.secrets(name(), surroundings.environment());
    final long end = surroundings.time().nanos() + deadline.toNanos();
    try {
      if (!places.tryAcquire(deadline.toNanos(), TimeUnit.NANOSECONDS)) {
        throw SpecialistException.of(
            Fault.DEADLINE,
            name() + ": all " + concurrency + " connections were busy for too long",
            false);
      }
    } catch (InterruptedException e) {
      throw interrupted();
    }
    try {
      return new Reply(patientlyAsk(body, secrets, end), 0);
    } finally {
      places.release();
    }
  }

  /** The server keeps its place among the connections while it is left alone. */
  private BusResponse patientlyAsk(byte[] body, Secrets secrets, long end)
      throws SpecialistException {
    for (int answers = 1; ; answers++) {
      final HttpResponse<byte[]> response = send(body, secrets, end);
      if (!AGAIN.contains(response.statusCode())
          || answers == ANSWERS
          || !pause(response, answers, end)) {
        return read(response, secrets);
      }
    }
  }

  /** Waits before the next try; false where none fits before the deadline. */
  private boolean pause(HttpResponse<byte[]> response, int answers, long end) {
    final Duration asked =
        response
            .headers()
            .firstValue("Retry-After")
            .flatMap(value -> RetryAfter.parse(value, surroundings.time().now()))
            .orElse(Duration.ZERO);
    final Duration left = Duration.ofNanos(end - surroundings.time().nanos());
    final Duration wait = asked.plus(BACKOFF.next(answers, surroundings.random()));
    if (wait.compareTo(left) >= 0) {
      return false;
    }
    try {
      surroundings.time().sleep(wait);
      return true;
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private HttpResponse<byte[]> send(byte[] body, Secrets secrets, long end)
      throws SpecialistException {
    for (int tries = 1; ; tries++) {
      final long left = end - surroundings.time().nanos();
      if (left <= 0) {
        throw late(null);
      }
      final HttpRequest.Builder request =
          HttpRequest.newBuilder(url)
              .timeout(Duration.ofNanos(left))
              .header("Content-Type", format.contentType())
              .header("Accept", format.contentType())
              .POST(HttpRequest.BodyPublishers.ofByteArray(body));
      key.sign(request, secrets);
      final CompletableFuture<HttpResponse<byte[]>> response =
          client.sendAsync(
              request.build(),
              LimitedBody.handler(
                  Protocol.LARGEST,
                  most -> new GarbledException("a response of more than " + most + " bytes")));
      try {
        return response.get(left, TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        // Also drops the connection.
        response.cancel(true);
        throw late(e);
      } catch (InterruptedException e) {
        response.cancel(true);
        throw interrupted();
      } catch (ExecutionException e) {
        if (tries == TRIES || !isBroken(e.getCause())) {
          throw fault(e.getCause(), left);
        }
      }
    }
  }

  private static boolean isBroken(Throwable cause) {
    return cause instanceof IOException
        && !(cause instanceof HttpTimeoutException)
        && !(cause instanceof GarbledException);
  }

  private SpecialistException fault(Throwable cause, long allowed) {
    if (cause instanceof GarbledException) {
      return new SpecialistException(
          Fault.NONSENSE, name() + " gave " + cause.getMessage(), false, Usage.NONE, cause);
    }
    // A deadline may also come while the connection is still being made.
    if (cause instanceof HttpTimeoutException
        && (allowed < CONNECT.toNanos() || !(cause instanceof HttpConnectTimeoutException))) {
      return late(cause);
    }
    final String why = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return new SpecialistException(
        Fault.UNREACHABLE,
        name() + " does not answer: " + Protocol.quote(why),
        false,
        Usage.NONE,
        cause);
  }

  private SpecialistException late(Throwable cause) {
    return new SpecialistException(
        Fault.DEADLINE, name() + " did not answer in time", false, Usage.NONE, cause);
  }

  private CancellationException interrupted() {
    Thread.currentThread().interrupt();
    return new CancellationException("interrupted while " + name() + " was asked");
  }

  private BusResponse read(HttpResponse<byte[]> response, Secrets secrets)
      throws SpecialistException {
    if (response.statusCode() != OK) {
      throw refused(response.statusCode());
    }
    final BusResponse message;
    try {
      message = format.decode(response.body(), BusResponse.newBuilder()).build();
    } catch (GarbledException e) {
      throw new SpecialistException(
          Fault.NONSENSE, name() + " gave " + e.getMessage(), false, Usage.NONE, e);
    }
    // In the binary form, texts stand as they are.
    if (secrets.isIn(message.toByteArray())) {
      throw SpecialistException.of(
          Fault.NONSENSE, name() + " repeats the key in its answer", false);
    }
    return message;
  }

  private SpecialistException refused(int status) {
    final String message = name() + " answered with HTTP status " + status;
    return switch (status) {
      case 401, 403, 407 -> SpecialistException.of(Fault.CREDENTIALS, message, false);
      case 408, 504 -> SpecialistException.of(Fault.DEADLINE, message, false);
      case 413 -> SpecialistException.of(Fault.UNSUITED, message + ": too large for it", false);
      case 429, 503 -> SpecialistException.of(Fault.BUSY, message, false);
      case 502 -> SpecialistException.of(Fault.UNREACHABLE, message, false);
      default ->
          status >= 500
              ? SpecialistException.of(Fault.INTERNAL, message, true)
              : SpecialistException.of(
                  Fault.UNREACHABLE, message + "; is this the address of the bus?", false);
    };
  }

  @Override
  public Duration patience() {
    return patience;
  }

  @Override
  public boolean isRemote() {
    return true;
  }

  /** The address without its query, which may hold what is nobody's business. */
  @Override
  public String name() {
    return url.getScheme() + "://" + url.getAuthority() + url.getPath();
  }

  /** Idle connections close by themselves. */
  @Override
  public void close() {
    // The client of Java 17 has nothing to close.
  }
}
