package org.colophon.specialists.remote;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;
import org.colophon.specialists.bus.http.Backoff;
import org.colophon.specialists.bus.http.LimitedBody;
import org.colophon.specialists.bus.http.RetryAfter;
import org.colophon.specialists.bus.http.Secrets;
import org.colophon.specialists.bus.http.Surroundings;

/**
 * Asks one server for JSON over HTTP: keeps connections open, bounds how many requests are under
 * way, and tries again within a deadline, waiting as long as the server asks or else by {@link
 * Backoff}. Its faults are final: whoever asks again at once does it no better. Errors of the
 * network are no tries. Redirects are not followed. Safe for several threads; opens nothing before
 * the first request.
 */
final class HttpCaller {
  private static final String JSON = "application/json";

  /** So many requests without an answer, and then a deadline, are an outage. */
  private static final int SILENCES = 2;

  private static final CallFault LATE =
      new CallFault(Fault.DEADLINE, "no answer before the deadline");

  private final HttpEndpoint endpoint;
  private final Surroundings surroundings;
  private final Gate gate;
  private HttpClient client;

  HttpCaller(HttpEndpoint endpoint, Surroundings surroundings) {
    this.endpoint = endpoint;
    this.surroundings = surroundings;
    this.gate = new Gate(endpoint.connections(), surroundings.time());
  }

  /**
   * Sends JSON to a path below the endpoint's address and gets JSON.
   *
   * @param limit time for all tries; the endpoint's own deadline holds where it is shorter
   * @throws SpecialistException if there is no answer of JSON with a status of success
   */
  HttpReply post(String path, byte[] json, Duration limit) throws SpecialistException {
    final HttpReply reply =
        call(
            HttpRequest.newBuilder(endpoint.at(path))
                .header("Content-Type", JSON)
                .POST(HttpRequest.BodyPublishers.ofByteArray(json)),
            limit);
    if (!reply.isJson()) {
      final String type = reply.contentType().replaceAll("[^a-z0-9/+.-]", "?");
      throw new CallFault(
              Fault.NONSENSE,
              "answers with "
                  + (type.isEmpty() ? "no content type" : type)
                  + " instead of JSON; check the address")
          .exception(endpoint.id(), null);
    }
    return reply;
  }

  private HttpReply call(HttpRequest.Builder request, Duration limit) throws SpecialistException {
    final Optional<CallFault> turnedAway = gate.turnedAway();
    if (turnedAway.isPresent()) {
      throw turnedAway.get().exception(endpoint.id(), null);
    }
    final Secrets secrets = endpoint.key().secrets(endpoint.id(), surroundings.environment());
    endpoint.key().sign(request, secrets);
    request.setHeader("Accept", JSON);
    final Duration whole = limit.compareTo(endpoint.deadline()) < 0 ? limit : endpoint.deadline();
    try {
      return tryAgain(request.build(), secrets, surroundings.time().nanos() + whole.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallFault(Fault.DEADLINE, "interrupted while waiting for an answer")
          .exception(endpoint.id(), e);
    }
  }

  private HttpReply tryAgain(HttpRequest request, Secrets secrets, long deadline)
      throws SpecialistException, InterruptedException {
    int answers = 0;
    int errors = 0;
    while (true) {
      try {
        final HttpReply reply = exchange(request, secrets, deadline);
        final Optional<CallFault> fault = Statuses.fault(reply);
        if (fault.isEmpty()) {
          return reply;
        }
        answers++;
        final Optional<Duration> asked =
            reply.retryAfter().flatMap(value -> RetryAfter.parse(value, surroundings.time().now()));
        if (!Statuses.again(reply) || answers >= endpoint.tries()) {
          throw refused(fault.get());
        }
        asked.ifPresent(this::hold);
        if (!pause(answers, deadline)) {
          throw refused(fault.get());
        }
      } catch (Late e) {
        throw late(errors, answers);
      } catch (TooLong e) {
        throw new CallFault(Fault.NONSENSE, e.getMessage()).exception(endpoint.id(), e);
      } catch (IOException | TimeoutException e) {
        errors++;
        final CallFault fault = unreachable(e);
        if (errors >= endpoint.networkTries()) {
          gate.close(fault, endpoint.rest().toNanos());
          throw fault.exception(endpoint.id(), e);
        }
        if (!pause(errors, deadline)) {
          throw e instanceof TimeoutException
              ? late(errors, answers)
              : fault.exception(endpoint.id(), e);
        }
      }
    }
  }

  private SpecialistException late(int errors, int answers) {
    // A server that stays silent must not cost every region its whole deadline.
    if (errors >= SILENCES && answers == 0) {
      gate.close(LATE, endpoint.rest().toNanos());
    }
    return LATE.exception(endpoint.id(), null);
  }

  /** What a server asks for is bounded by what regions may wait; a wrong date is no end of it. */
  private void hold(Duration asked) {
    final Duration most = endpoint.deadline();
    gate.hold((asked.compareTo(most) < 0 ? asked : most).toNanos());
  }

  private SpecialistException refused(CallFault fault) {
    if (fault.fault() == Fault.CREDENTIALS) {
      gate.close(fault, endpoint.rest().toNanos());
    }
    return fault.exception(endpoint.id(), null);
  }

  private CallFault unreachable(Exception cause) {
    if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
      return new CallFault(
          Fault.UNREACHABLE,
          "no answer from "
              + endpoint.address().getHost()
              + " within "
              + endpoint.request().toMillis()
              + " ms; is the server up, and request-seconds long enough?");
    }
    return new CallFault(
        Fault.UNREACHABLE,
        "no answer from "
            + endpoint.address().getHost()
            + " ("
            + cause.getClass().getSimpleName()
            + "); is the server up and the address right?");
  }

  /** Waits before the next try; false where none fits before the deadline. */
  private boolean pause(int failed, long deadline) throws InterruptedException {
    final long jitter = endpoint.backoff().next(failed, surroundings.random()).toNanos();
    final long wait = gate.holdNanos() + jitter;
    if (wait >= left(deadline)) {
      return false;
    }
    surroundings.time().sleep(Duration.ofNanos(wait));
    return true;
  }

  private long left(long deadline) {
    return deadline - surroundings.time().nanos();
  }

  private HttpReply exchange(HttpRequest request, Secrets secrets, long deadline)
      throws SpecialistException, IOException, TimeoutException, Late, InterruptedException {
    final long held = gate.holdNanos();
    if (held > 0 && held >= left(deadline)) {
      throw new CallFault(Fault.BUSY, "it asks to be left alone until after the deadline")
          .exception(endpoint.id(), null);
    }
    if (held > 0) {
      surroundings.time().sleep(Duration.ofNanos(held));
    }
    if (!gate.enter(left(deadline))) {
      throw new CallFault(
              Fault.DEADLINE, "its turn did not come before the deadline; raise connections")
          .exception(endpoint.id(), null);
    }
    try {
      final long time = left(deadline);
      if (time <= 0) {
        throw new Late();
      }
      final boolean last = time <= endpoint.request().toNanos();
      try {
        return send(request, secrets, Math.min(time, endpoint.request().toNanos()));
      } catch (TimeoutException e) {
        if (last) {
          throw new Late();
        }
        throw e;
      }
    } finally {
      gate.leave();
    }
  }

  /** The deadline has come before the answer. */
  private static final class Late extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** An answer that is longer than is read. */
  private static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;

    TooLong(int limit) {
      super("the answer is longer than " + limit + " bytes");
    }
  }

  private HttpReply send(HttpRequest request, Secrets secrets, long nanos)
      throws IOException, TimeoutException, InterruptedException {
    // The client's own timeout ends with the head of the answer; a body may drip for ever.
    final CompletableFuture<HttpResponse<byte[]>> answer =
        client().sendAsync(request, LimitedBody.handler(endpoint.maxResponse(), TooLong::new));
    try {
      return reply(answer.get(nanos, TimeUnit.NANOSECONDS), secrets);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io
          ? rethrown(io)
          : new IOException("the request failed", e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  /** The client wraps what a body subscriber reports. */
  private static IOException rethrown(IOException e) {
    return e.getCause() instanceof TooLong tooLong ? tooLong : e;
  }

  private static HttpReply reply(HttpResponse<byte[]> response, Secrets secrets) {
    final String type = response.headers().firstValue("Content-Type").orElse("");
    return new HttpReply(
        response.statusCode(),
        type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT),
        response.headers().firstValue("Retry-After"),
        response.body(),
        secrets);
  }

  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(endpoint.connect())
              .followRedirects(HttpClient.Redirect.NEVER)
              .build();
    }
    return client;
  }
}
