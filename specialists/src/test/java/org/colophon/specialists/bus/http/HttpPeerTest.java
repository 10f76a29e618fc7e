package org.colophon.specialists.bus.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.schema.proto.BusRequest;
import org.colophon.datasets.schema.proto.BusResponse;
import org.colophon.specialists.bus.SampleRegions;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;
import org.colophon.specialists.bus.conformance.KeepingCrops;
import org.colophon.specialists.bus.wire.BusEndpoint;
import org.colophon.specialists.bus.wire.PeerSpecialist;
import org.colophon.specialists.bus.wire.Protocol;
import org.colophon.specialists.bus.wire.WireFormat;
import org.colophon.specialists.read.TableSpecialist;
import org.colophon.specialists.route.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpPeerTest {
  private static final RegionTask TABLE = SampleRegions.tables().get(1);
  private static final BusEndpoint TABLES = new BusEndpoint(List.of(new TableSpecialist()));

  private static final String SECRET = "sk-Zk3q9vTopSecret77";

  private final FakeTime time = new FakeTime();

  @Test
  void aBusyServerIsLeftAloneAsLongAsItAsks() throws Exception {
    final AtomicInteger requests = new AtomicInteger();
    try (HandledServer server =
        new HandledServer(
            exchange -> {
              if (requests.incrementAndGet() == 1) {
                exchange.getResponseHeaders().set("Retry-After", "7");
                exchange.sendResponseHeaders(503, -1);
              } else {
                answer(exchange);
              }
            })) {
      PeerSpecialist.connect(hasty(server.url(), ServerKey.NONE));
      assertEquals(2, requests.get());
      final Duration wait = time.slept().get(0);
      assertTrue(wait.compareTo(Duration.ofSeconds(7)) >= 0, wait.toString());
      assertTrue(wait.compareTo(Duration.ofSeconds(8)) <= 0, wait.toString());
    }
  }

  @Test
  void aWaitBeyondTheDeadlineIsNotBegun() throws Exception {
    final AtomicInteger requests = new AtomicInteger();
    try (HandledServer server =
        new HandledServer(
            exchange -> {
              requests.incrementAndGet();
              exchange.getResponseHeaders().set("Retry-After", "999999999");
              exchange.sendResponseHeaders(429, -1);
            })) {
      assertEquals(Fault.BUSY, connectFault(hasty(server.url(), ServerKey.NONE)).fault());
      assertEquals(1, requests.get());
      assertEquals(List.of(), time.slept());
    }
  }

  @Test
  void aKeyGoesIntoItsHeaderAndComesBackFromNowhere() throws Exception {
    final ServerKey key =
        new ServerKey(
            Optional.of(new Secret(Secret.Place.VARIABLE, "TEST_KEY")), "api-key", "Bearer");
    final List<String> headers = new CopyOnWriteArrayList<>();
    try (HandledServer server =
        new HandledServer(
            exchange -> {
              headers.add(exchange.getRequestHeaders().getFirst("api-key"));
              answer(exchange);
            })) {
      PeerSpecialist.connect(hasty(server.url(), key));
      assertEquals(List.of("Bearer " + SECRET), headers);
    }
    final BusResponse telling = BusResponse.newBuilder().setId("describe " + SECRET).build();
    try (HandledServer server =
        new HandledServer(
            exchange -> {
              final byte[] body = WireFormat.BINARY.encode(telling);
              exchange.sendResponseHeaders(200, body.length);
              exchange.getResponseBody().write(body);
            })) {
      final SpecialistException fault = connectFault(hasty(server.url(), key));
      assertEquals(Fault.NONSENSE, fault.fault());
      assertFalse(fault.getMessage().contains(SECRET), fault.getMessage());
    }
    final ServerKey unset =
        new ServerKey(
            Optional.of(new Secret(Secret.Place.VARIABLE, "OTHER_KEY")), "api-key", "Bearer");
    assertEquals(
        Fault.CREDENTIALS,
        connectFault(hasty(URI.create("http://127.0.0.1:1/bus"), unset)).fault());
  }

  @Test
  void connectionsAreKept() throws Exception {
    final Set<InetSocketAddress> callers = ConcurrentHashMap.newKeySet();
    try (HandledServer server =
        new HandledServer(
            exchange -> {
              callers.add(exchange.getRemoteAddress());
              answer(exchange);
            })) {
      final PeerSpecialist asked = PeerSpecialist.connect(new HttpPeer(server.url()));
      for (int i = 0; i < 5; i++) {
        asked.read(TABLE, new KeepingCrops());
      }
      assertEquals(1, callers.size());
    }
  }

  @Test
  void statusesAreTypedFaults() throws Exception {
    final Map<Integer, Fault> faults =
        Map.of(
            401, Fault.CREDENTIALS,
            403, Fault.CREDENTIALS,
            404, Fault.UNREACHABLE,
            302, Fault.UNREACHABLE,
            413, Fault.UNSUITED,
            429, Fault.BUSY,
            500, Fault.INTERNAL,
            502, Fault.UNREACHABLE,
            503, Fault.BUSY,
            504, Fault.DEADLINE);
    for (final Map.Entry<Integer, Fault> each : faults.entrySet()) {
      try (HandledServer server =
          new HandledServer(exchange -> exchange.sendResponseHeaders(each.getKey(), -1))) {
        assertEquals(
            each.getValue(),
            connectFault(hasty(server.url(), ServerKey.NONE)).fault(),
            () -> "status " + each.getKey());
      }
    }
  }

  @Test
  void wrongBodiesAreNonsense() throws Exception {
    for (final String body : List.of("", "<html>", "{\"version\":", "\u0000\u0001")) {
      try (HandledServer server = new HandledServer(exchange -> send(exchange, body))) {
        final Fault fault =
            assertThrows(
                    SpecialistException.class,
                    () -> PeerSpecialist.connect(json(server.url(), Duration.ofSeconds(9))))
                .fault();
        assertEquals(Fault.NONSENSE, fault, body);
      }
    }
  }

  @Test
  void aSlowAnswerIsGivenUpAtItsDeadline() throws Exception {
    final CountDownLatch end = new CountDownLatch(1);
    try (HandledServer server =
        new HandledServer(
            exchange -> {
              // Its head comes at once, its body never.
              exchange.sendResponseHeaders(200, 100);
              exchange.getResponseBody().flush();
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            })) {
      final HttpPeer peer = new HttpPeer(server.url());
      final SpecialistException fault =
          assertThrows(
              SpecialistException.class,
              () -> peer.exchange(BusRequest.getDefaultInstance(), Duration.ofMillis(200)));
      assertEquals(Fault.DEADLINE, fault.fault());
      end.countDown();
    }
  }

  @Test
  void aDeadlineMayComeBeforeTheConnection() throws Exception {
    final List<Socket> waiting = new ArrayList<>();
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      // Nobody accepts: when its queue is full, the next one gets no answer at all.
      boolean full = false;
      while (!full) {
        final Socket socket = new Socket();
        waiting.add(socket);
        try {
          socket.connect(server.getLocalSocketAddress(), 200);
        } catch (SocketTimeoutException e) {
          full = true;
        }
      }
      final HttpPeer peer =
          new HttpPeer(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/bus"));
      final SpecialistException fault =
          assertThrows(
              SpecialistException.class,
              () -> peer.exchange(BusRequest.getDefaultInstance(), Duration.ofMillis(200)));
      assertEquals(Fault.DEADLINE, fault.fault(), fault.getMessage());
    } finally {
      for (final Socket socket : waiting) {
        socket.close();
      }
    }
  }

  @Test
  void aBrokenConnectionIsTriedOnceMore() throws Exception {
    try (RawServer server = new RawServer(List.of(RawServer.reset()))) {
      final SpecialistException fault = connectFault(bus(server));
      assertEquals(Fault.UNREACHABLE, fault.fault());
      assertFalse(fault.retryable(), "it has tried again itself");
      assertEquals(2, server.connections());
    }
  }

  @Test
  void aTruncatedAnswerIsNoAnswer() throws Exception {
    final RawServer.Treatment half =
        RawServer.say("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf");
    try (RawServer server = new RawServer(List.of(half))) {
      assertEquals(Fault.UNREACHABLE, connectFault(bus(server)).fault());
    }
  }

  @Test
  void anEndlessAnswerIsCutOff() throws Exception {
    final RawServer.Treatment endless =
        socket -> {
          RawServer.say("HTTP/1.1 200 OK\r\n\r\n").treat(socket);
          for (int i = 0; i < 4096; i++) {
            RawServer.say("x".repeat(1 << 16)).treat(socket);
          }
        };
    try (RawServer server = new RawServer(List.of(endless))) {
      assertEquals(Fault.NONSENSE, connectFault(bus(server)).fault());
    }
  }

  @Test
  void nobodyAtTheAddressIsOneClearError() throws Exception {
    final URI gone;
    try (BusServer server = BusServer.start(TABLES, 0, 1)) {
      gone = server.url();
    }
    final SpecialistException fault = connectFault(gone);
    assertEquals(Fault.UNREACHABLE, fault.fault());
    assertTrue(fault.getMessage().contains(gone.toString()), fault.getMessage());
    assertEquals(1, fault.getMessage().lines().count());
  }

  @Test
  void addressesThatCannotBeAskedAreRefusedWithoutRepeatingSecrets() {
    for (final String url : List.of("ftp://host/bus", "file:///bus", "http:bus", "bus")) {
      assertThrows(IllegalArgumentException.class, () -> new HttpPeer(URI.create(url)), url);
    }
    final String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> new HttpPeer(URI.create("http://me:secret@host/bus")))
            .getMessage();
    assertFalse(message.contains("secret"), message);
    assertFalse(new HttpPeer(URI.create("http://host/bus?key=secret")).name().contains("secret"));
  }

  private static HttpPeer json(URI url, Duration patience) {
    return new HttpPeer(
        url, WireFormat.JSON, 1, patience, ServerKey.NONE, Surroundings.of(Map.of()));
  }

  /** One for whom waiting takes no time. */
  private HttpPeer hasty(URI url, ServerKey key) {
    return new HttpPeer(
        url,
        WireFormat.BINARY,
        4,
        Duration.ofMinutes(1),
        key,
        new Surroundings(time, Map.of("TEST_KEY", SECRET), new Random(1)));
  }

  private static URI bus(RawServer server) {
    return URI.create(server.address() + "/bus");
  }

  private static SpecialistException connectFault(URI url) {
    return connectFault(new HttpPeer(url));
  }

  private static SpecialistException connectFault(HttpPeer peer) {
    return assertThrows(SpecialistException.class, () -> PeerSpecialist.connect(peer));
  }

  private static void answer(HttpExchange exchange) throws IOException {
    final byte[] body =
        WireFormat.BINARY.encode(
            TABLES.answer(
                WireFormat.BINARY
                    .decode(
                        exchange.getRequestBody().readNBytes(Protocol.LARGEST),
                        BusRequest.newBuilder())
                    .build()));
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private static void send(HttpExchange exchange, String body) throws IOException {
    final byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
