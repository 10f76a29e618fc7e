package org.colophon.specialists.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;
import org.colophon.specialists.bus.http.FakeTime;
import org.colophon.specialists.bus.http.RawServer;
import org.colophon.specialists.bus.http.Surroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HttpCallerTest {
  private static final String SECRET = "sk-Zk3q9vTopSecret77";
  private static final Duration LONG = Duration.ofHours(1);
  private static final String OK = "{\"ok\": true}";
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

  private final FakeTime time = new FakeTime();

  private HttpCaller caller(String address, Map<String, ?> more) {
    return new HttpCaller(
        endpoint(address, more), new Surroundings(time, Map.of("TEST_KEY", SECRET), new Random(1)));
  }

  private static HttpEndpoint endpoint(String address, Map<String, ?> more) {
    final Map<String, Object> settings = new HashMap<>(more);
    settings.put("address", address);
    return Endpoints.http("remote", settings);
  }

  private static HttpReply post(HttpCaller caller) throws SpecialistException {
    return caller.post("/x", "{}".getBytes(StandardCharsets.UTF_8), LONG);
  }

  /** A fault that is final: it has tried again itself. */
  private static SpecialistException fault(Fault fault, HttpCaller caller) {
    final SpecialistException e = assertThrows(SpecialistException.class, () -> post(caller));
    assertEquals(fault, e.fault(), e.getMessage());
    assertFalse(e.retryable(), e.getMessage());
    assertFalse(e.getMessage().contains("\n"), e.getMessage());
    assertTrue(e.getMessage().startsWith("remote: "), e.getMessage());
    return e;
  }

  @Test
  void oneConnectionServesManyRequests() throws Exception {
    try (ScriptedServer server = new ScriptedServer().json(200, OK)) {
      final HttpCaller caller = caller(server.address(), Map.of());
      for (int i = 0; i < 5; i++) {
        assertEquals(OK, new String(post(caller).body(), StandardCharsets.UTF_8));
      }
      assertEquals(1, server.connections());
      assertEquals("application/json", server.asked().get(0).headers().get("content-type"));
    }
  }

  @Test
  void waitsAsLongAsTheServerAsksInSeconds() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer().answer(429, "", Map.of("Retry-After", "7")).json(200, OK)) {
      post(caller(server.address(), Map.of()));
      assertEquals(2, server.asked().size());
      final Duration wait = time.slept().get(0);
      assertTrue(wait.compareTo(Duration.ofSeconds(7)) >= 0, wait.toString());
      assertTrue(wait.compareTo(Duration.ofSeconds(8)) <= 0, wait.toString());
    }
  }

  @Test
  void waitsUntilTheDateThatTheServerNames() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer()
            .answer(503, "", Map.of("Retry-After", "Mon, 05 Jan 2026 10:00:20 GMT"))
            .json(200, OK)) {
      post(caller(server.address(), Map.of()));
      final Duration wait = time.slept().get(0);
      assertTrue(wait.compareTo(Duration.ofSeconds(20)) >= 0, wait.toString());
      assertTrue(wait.compareTo(Duration.ofSeconds(21)) <= 0, wait.toString());
    }
  }

  @Test
  void aWaitBeyondTheDeadlineIsNotBegun() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer().answer(429, "", Map.of("Retry-After", "999999999"))) {
      fault(Fault.BUSY, caller(server.address(), Map.of()));
      assertEquals(1, server.asked().size());
      assertEquals(List.of(), time.slept());
    }
  }

  @Test
  void nonsenseInRetryAfterIsNoReasonToWait() throws Exception {
    for (final String value : List.of("soon", "-5", "99999999999999999999", "1e9")) {
      try (ScriptedServer server =
          new ScriptedServer().answer(429, "", Map.of("Retry-After", value)).json(200, OK)) {
        post(caller(server.address(), Map.of()));
        assertEquals(2, server.asked().size());
      }
    }
    assertTrue(time.slept().stream().allMatch(w -> w.compareTo(Duration.ofSeconds(1)) <= 0));
  }

  @Test
  void backoffGrowsWithFullJitterAndEndsAfterTheTries() throws Exception {
    try (ScriptedServer server = new ScriptedServer().json(500, "{\"error\": \"out of memory\"}")) {
      final SpecialistException e =
          fault(
              Fault.NONSENSE,
              caller(server.address(), Map.of("tries", 6, "longest-backoff-seconds", 4)));
      assertTrue(e.getMessage().contains("500 (out of memory)"), e.getMessage());
      assertEquals(6, server.asked().size());
      final double[] most = {1, 2, 4, 4, 4};
      assertEquals(most.length, time.slept().size());
      for (int i = 0; i < most.length; i++) {
        assertTrue(time.slept().get(i).toNanos() <= most[i] * 1e9, time.slept().toString());
      }
      assertTrue(time.slept().stream().distinct().count() > 3, "no jitter: " + time.slept());
    }
  }

  @Test
  void statusesBecomeFaults() throws Exception {
    record Case(int status, String body, Fault fault) {}
    final String quota = "{\"error\": {\"message\": \"no\", \"code\": \"insufficient_quota\"}}";
    for (final Case c :
        List.of(
            new Case(401, "{}", Fault.CREDENTIALS),
            new Case(403, "{}", Fault.CREDENTIALS),
            new Case(402, "{}", Fault.ALLOWANCE),
            new Case(429, quota, Fault.ALLOWANCE),
            new Case(404, "{}", Fault.MODEL),
            new Case(413, "{}", Fault.UNSUITED),
            new Case(400, "{\"error\": {\"message\": \"bad image\"}}", Fault.UNSUITED))) {
      try (ScriptedServer server = new ScriptedServer().json(c.status(), c.body())) {
        fault(c.fault(), caller(server.address(), Map.of()));
        assertEquals(1, server.asked().size());
      }
    }
    try (ScriptedServer server = new ScriptedServer().json(504, "{}")) {
      fault(Fault.UNREACHABLE, caller(server.address(), Map.of("tries", 1)));
    }
  }

  @Test
  void redirectsAreNotFollowed() throws Exception {
    try (ScriptedServer other = new ScriptedServer().json(200, OK);
        ScriptedServer server =
            new ScriptedServer().answer(307, "", Map.of("Location", other.address()))) {
      fault(Fault.NONSENSE, caller(server.address(), Map.of("key", Map.of("env", "TEST_KEY"))));
      assertEquals(List.of(), other.asked());
    }
  }

  @Test
  void anAnswerOfAnotherTypeIsNonsense() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer().answer(200, "<html>", Map.of("Content-Type", "text/html"))) {
      final SpecialistException e = fault(Fault.NONSENSE, caller(server.address(), Map.of()));
      assertTrue(e.getMessage().contains("text/html"), e.getMessage());
    }
  }

  @Test
  void anAnswerBeyondTheLimitIsNotRead() throws Exception {
    final String large = "{\"x\": \"" + "y".repeat(5_000) + "\"}";
    try (ScriptedServer server = new ScriptedServer().json(200, large)) {
      final SpecialistException e =
          fault(Fault.NONSENSE, caller(server.address(), Map.of("max-response-bytes", 2_048)));
      assertTrue(e.getMessage().contains("longer than 2048 bytes"), e.getMessage());
      assertEquals(1, server.asked().size());
    }
  }

  @Test
  void resetsAndCutsAreTriedAgainAndAreNoTries() throws Exception {
    final RawServer.Treatment whole =
        RawServer.say(HEAD + "Content-Length: 2\r\nConnection: close\r\n\r\n{}");
    final RawServer.Treatment cut = RawServer.say(HEAD + "Content-Length: 200\r\n\r\n{\"half");
    try (RawServer server = new RawServer(List.of(RawServer.reset(), cut, whole))) {
      final HttpReply reply = post(caller(server.address(), Map.of("tries", 1)));
      assertEquals("{}", new String(reply.body(), StandardCharsets.UTF_8));
      assertEquals(3, server.connections());
    }
  }

  @Test
  void afterAnOutageRequestsFailAtOnceForAWhile() throws Exception {
    try (RawServer server = new RawServer(List.of(RawServer.reset()))) {
      final HttpCaller caller =
          caller(server.address(), Map.of("network-tries", 2, "rest-seconds", 60));
      fault(Fault.UNREACHABLE, caller);
      final int before = server.connections();
      fault(Fault.UNREACHABLE, caller);
      assertEquals(before, server.connections());
      time.sleep(Duration.ofSeconds(61));
      fault(Fault.UNREACHABLE, caller);
      assertTrue(server.connections() > before);
    }
  }

  @Test
  void aRefusedConnectionIsUnreachable() throws Exception {
    final int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    fault(Fault.UNREACHABLE, caller("http://127.0.0.1:" + port, Map.of("network-tries", 1)));
  }

  @Test
  void anAnswerThatDripsIsGivenUp() throws Exception {
    final RawServer[] server = new RawServer[1];
    final RawServer.Treatment drip =
        socket -> server[0].hang(HEAD + "Content-Length: 50\r\n\r\n{\"a").treat(socket);
    try (RawServer raw = new RawServer(List.of(drip))) {
      server[0] = raw;
      final HttpCaller caller =
          caller(raw.address(), Map.of("request-seconds", 0.2, "network-tries", 2));
      final SpecialistException e = fault(Fault.UNREACHABLE, caller);
      assertTrue(e.getMessage().contains("within 200 ms"), e.getMessage());
      assertEquals(1, time.slept().size());
    }
  }

  @Test
  void theDeadlineOfTheTaskEndsTheWaiting() throws Exception {
    final RawServer[] server = new RawServer[1];
    try (RawServer raw = new RawServer(List.of(s -> server[0].hang("").treat(s)))) {
      server[0] = raw;
      final HttpCaller caller = caller(raw.address(), Map.of());
      final SpecialistException e =
          assertThrows(
              SpecialistException.class,
              () -> caller.post("/x", new byte[] {'{', '}'}, Duration.ofMillis(150)));
      assertEquals(Fault.DEADLINE, e.fault());
    }
  }

  @Test
  void aServerThatStaysSilentCostsOneDeadline() throws Exception {
    final RawServer[] server = new RawServer[1];
    try (RawServer raw = new RawServer(List.of(s -> server[0].hang("").treat(s)))) {
      server[0] = raw;
      // The clock moves with the pauses only: two requests are silent at least, and then a pause
      // would end after the deadline.
      final HttpCaller caller =
          caller(
              raw.address(),
              Map.of(
                  "request-seconds", 0.05,
                  "deadline-seconds", 0.3,
                  "backoff-seconds", 0.05,
                  "network-tries", 20));
      fault(Fault.DEADLINE, caller);
      final List<Duration> pauses = time.slept();
      assertFalse(pauses.isEmpty());
      fault(Fault.DEADLINE, caller);
      assertEquals(pauses, time.slept(), "it was asked again");
    }
  }

  @Test
  void aWrongDateDoesNotEndTheEndpoint() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer()
            .answer(503, "", Map.of("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT"))
            .json(200, OK)) {
      final HttpCaller caller = caller(server.address(), Map.of("deadline-seconds", 100));
      fault(Fault.BUSY, caller);
      time.sleep(Duration.ofSeconds(101));
      post(caller);
    }
  }

  @Test
  void noMoreRequestsThanAllowedAreUnderWay() throws Exception {
    final AtomicInteger open = new AtomicInteger();
    final AtomicInteger most = new AtomicInteger();
    final CountDownLatch two = new CountDownLatch(2);
    final CountDownLatch three = new CountDownLatch(3);
    // The first two stay open until a third has had time to come beside them.
    final RawServer.Treatment counted =
        socket -> {
          most.accumulateAndGet(open.incrementAndGet(), Math::max);
          two.countDown();
          three.countDown();
          two.await(30, TimeUnit.SECONDS);
          three.await(1, TimeUnit.SECONDS);
          open.decrementAndGet();
          RawServer.say(HEAD + "Content-Length: 2\r\nConnection: close\r\n\r\n{}").treat(socket);
        };
    final var threads = Executors.newFixedThreadPool(8);
    try (RawServer server = new RawServer(List.of(counted))) {
      final HttpCaller caller = caller(server.address(), Map.of("connections", 2));
      final Callable<HttpReply> request = () -> post(caller);
      for (final var done : threads.invokeAll(Collections.nCopies(24, request))) {
        done.get();
      }
      assertEquals(2, most.get(), "under way at once");
      assertEquals(24, server.connections());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void theSecretGoesIntoItsHeaderAndNowhereElse(@TempDir Path folder) throws Exception {
    final Path file = Files.writeString(folder.resolve("key"), SECRET + "\n");
    try (ScriptedServer server = new ScriptedServer().json(200, OK)) {
      post(caller(server.address(), Map.of("key", Map.of("env", "TEST_KEY"))));
      post(
          caller(
              server.address(),
              Map.of(
                  "key",
                  Map.of("file", file.toString()),
                  "key-header",
                  "api-key",
                  "key-scheme",
                  "")));
      assertEquals("Bearer " + SECRET, server.asked().get(0).headers().get("authorization"));
      assertEquals(SECRET, server.asked().get(1).headers().get("api-key"));
    }
  }

  @Test
  void noMessageTellsTheSecretEvenIfTheServerDoes() throws Exception {
    final String start = SECRET.substring(0, 8);
    final String said =
        "{\"error\": {\"message\": \"Incorrect key: %s, Bearer %s, %s***%s\"}}"
            .formatted(SECRET, SECRET, start, SECRET.substring(12));
    final Map<String, ?> key = Map.of("key", Map.of("env", "TEST_KEY"), "tries", 1);
    for (final int status : List.of(400, 401, 403, 404, 429, 500, 502, 302)) {
      try (ScriptedServer server = new ScriptedServer().json(status, said)) {
        final HttpCaller caller = caller(server.address(), key);
        final SpecialistException e = assertThrows(SpecialistException.class, () -> post(caller));
        final StringWriter all = new StringWriter();
        e.printStackTrace(new PrintWriter(all));
        assertFalse(all.toString().contains(start), all.toString());
        assertFalse(all.toString().contains(SECRET.substring(12)), all.toString());
      }
    }
    assertFalse(endpoint("https://models.example", key).toString().contains(SECRET));
    assertTrue(endpoint("https://models.example", key).toString().contains("variable TEST_KEY"));
  }

  @Test
  void aSecretThatCannotBeHadIsOneClearFault(@TempDir Path folder) throws Exception {
    try (ScriptedServer server = new ScriptedServer().json(200, OK)) {
      final SpecialistException unset =
          fault(
              Fault.CREDENTIALS,
              caller(server.address(), Map.of("key", Map.of("env", "OTHER_KEY"))));
      assertTrue(unset.getMessage().contains("OTHER_KEY is not set"), unset.getMessage());
      final Path broken = Files.writeString(folder.resolve("key"), "secretive\nlines\n");
      final SpecialistException lines =
          fault(
              Fault.CREDENTIALS,
              caller(server.address(), Map.of("key", Map.of("file", broken.toString()))));
      assertFalse(lines.getMessage().contains("secretive"), lines.getMessage());
      fault(
          Fault.CREDENTIALS,
          caller(server.address(), Map.of("key", Map.of("file", folder + "/none"))));
      assertEquals(List.of(), server.asked());
    }
  }
}
