package org.colophon.specialists.bus.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.schema.proto.BusRequest;
import org.colophon.datasets.schema.proto.BusResponse;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.SampleRegions;
import org.colophon.specialists.bus.Specialist;
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
  void theServerTellsWhatItDoesNotTake() throws Exception {
    try (BusServer server =
        BusServer.start(
            TABLES, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2, 5000)) {
      final URI url = server.url();
      final HttpRequest.Builder json =
          HttpRequest.newBuilder(url).header("Content-Type", "Application/JSON; charset=utf-8");
      assertEquals(405, status(HttpRequest.newBuilder(url).GET()));
      assertEquals(
          404,
          status(
              HttpRequest.newBuilder(URI.create(url + "/else"))
                  .POST(HttpRequest.BodyPublishers.noBody())));
      assertEquals(
          415,
          status(HttpRequest.newBuilder(url).POST(HttpRequest.BodyPublishers.ofString("<bus/>"))));
      assertEquals(
          413, status(json.copy().POST(HttpRequest.BodyPublishers.ofByteArray(new byte[5001]))));
      // What is no message is answered by one.
      assertEquals(200, status(json.copy().POST(HttpRequest.BodyPublishers.ofString("nonsense"))));
    }
  }

  @Test
  void aRequestAboveTheBoundIsToldThatItIsBusy() throws Exception {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch end = new CountDownLatch(1);
    final Specialist slow =
        new Specialist() {
          @Override
          public Descriptor descriptor() {
            return Descriptor.of("slow", "1", Set.of(RegionKind.TABLE), Set.of(ContentType.TABLE));
          }

          @Override
          public Answer read(RegionTask task, Crops crops) throws SpecialistException {
            begun.countDown();
            try {
              end.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            throw SpecialistException.unsuited("slow", null);
          }
        };
    try (BusServer server = BusServer.start(new BusEndpoint(List.of(slow)), 0, 1)) {
      final PeerSpecialist asked = PeerSpecialist.connect(hasty(server.url(), ServerKey.NONE));
      final CompletableFuture<Fault> first =
          CompletableFuture.supplyAsync(() -> fault(asked).fault());
      begun.await();
      final SpecialistException second = fault(asked);
      assertEquals(Fault.BUSY, second.fault());
      assertFalse(second.retryable(), "it has tried again itself");
      assertEquals(4, time.slept().size());
      end.countDown();
      assertEquals(Fault.UNSUITED, first.get());
    }
  }

  @Test
  void aBusyServerIsLeftAloneAsLongAsItAsks() throws Exception {
    final AtomicInteger requests = new AtomicInteger();
    try (Server server =
        new Server(
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
    try (Server server =
        new Server(
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
    try (Server server =
        new Server(
            exchange -> {
              headers.add(exchange.getRequestHeaders().getFirst("api-key"));
              answer(exchange);
            })) {
      PeerSpecialist.connect(hasty(server.url(), key));
      assertEquals(List.of("Bearer " + SECRET), headers);
    }
    final BusResponse telling = BusResponse.newBuilder().setId("describe " + SECRET).build();
    try (Server server =
        new Server(
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
    try (Server server =
        new Server(
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
      try (Server server =
          new Server(exchange -> exchange.sendResponseHeaders(each.getKey(), -1))) {
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
      try (Server server = new Server(exchange -> send(exchange, body))) {
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
    try (Server server =
        new Server(
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
    try (RawServer server = new RawServer("", 1)) {
      final SpecialistException fault = connectFault(server.url());
      assertEquals(Fault.UNREACHABLE, fault.fault());
      assertFalse(fault.retryable(), "it has tried again itself");
      assertEquals(2, server.connections.get());
    }
  }

  @Test
  void aTruncatedAnswerIsNoAnswer() throws Exception {
    try (RawServer server =
        new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf", 1)) {
      assertEquals(Fault.UNREACHABLE, connectFault(server.url()).fault());
    }
  }

  @Test
  void anEndlessAnswerIsCutOff() throws Exception {
    try (RawServer server = new RawServer("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(1 << 16), 4096)) {
      assertEquals(Fault.NONSENSE, connectFault(server.url()).fault());
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

  private static SpecialistException connectFault(URI url) {
    return connectFault(new HttpPeer(url));
  }

  private static SpecialistException connectFault(HttpPeer peer) {
    return assertThrows(SpecialistException.class, () -> PeerSpecialist.connect(peer));
  }

  private static SpecialistException fault(PeerSpecialist asked) {
    return assertThrows(SpecialistException.class, () -> asked.read(TABLE, new KeepingCrops()));
  }

  private static int status(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
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

  /** A real HTTP server that does what it is told. */
  private static final class Server implements AutoCloseable {
    private final HttpServer server;

    Server(HttpHandler handler) throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            try (exchange) {
              handler.handle(exchange);
            }
          });
      server.start();
    }

    URI url() {
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/bus");
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }

  /** Says the same to every connection, some times over, and closes it. */
  private static final class RawServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    private final AtomicInteger connections = new AtomicInteger();

    RawServer(String answer, int times) throws IOException {
      final Thread thread =
          new Thread(
              () -> {
                while (!socket.isClosed()) {
                  try (Socket connection = socket.accept()) {
                    connections.incrementAndGet();
                    connection.getInputStream().read();
                    final OutputStream out = connection.getOutputStream();
                    for (int i = 0; i < times; i++) {
                      out.write(answer.getBytes(StandardCharsets.US_ASCII));
                    }
                  } catch (IOException e) {
                    // Closed by the test, or by its peer.
                  }
                }
              });
      thread.setDaemon(true);
      thread.start();
    }

    URI url() {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/bus");
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
