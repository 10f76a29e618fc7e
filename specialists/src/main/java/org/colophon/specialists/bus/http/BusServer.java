package org.colophon.specialists.bus.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.colophon.datasets.schema.proto.BusRequest;
import org.colophon.datasets.schema.proto.BusResponse;
import org.colophon.specialists.bus.wire.BusEndpoint;
import org.colophon.specialists.bus.wire.GarbledException;
import org.colophon.specialists.bus.wire.Protocol;
import org.colophon.specialists.bus.wire.WireFormat;

/**
 * Serves specialists over HTTP: POST a request of the bus to {@code /bus}, in either form by its
 * content type. It asks for no credentials, so it listens to this machine alone unless told
 * otherwise; put a proxy that does in front of it where others are to reach it.
 */
public final class BusServer implements AutoCloseable {
  private static final String PATH = "/bus";
  private static final int BACKLOG = 64;
  private static final String NO_DELAY = "sun.net.httpserver.nodelay";

  static {
    // The server writes head and body of a response apart; without this, the second waits 40 ms for
    // the acknowledgement of the first. It is read once, when the first server of a JVM is made.
    if (System.getProperty(NO_DELAY) == null) {
      System.setProperty(NO_DELAY, "true");
    }
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final Semaphore places;
  private final BusEndpoint endpoint;
  private final int largest;

  private BusServer(HttpServer server, BusEndpoint endpoint, int concurrency, int largest) {
    this.server = server;
    this.endpoint = endpoint;
    this.largest = largest;
    this.places = new Semaphore(concurrency);
    // Some more than may read, so that the others are told that it is busy.
    this.threads =
        Executors.newFixedThreadPool(
            2 * concurrency + 2,
            task -> {
              final Thread thread = new Thread(task, "colophon-bus-server");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    server.createContext(PATH, this::handle);
    server.start();
  }

  /**
   * Serves on this machine alone.
   *
   * @param port 0 for any that is free
   * @param concurrency most regions read at once; a request above that is answered with status 503
   * @throws IOException if the port is taken
   */
  public static BusServer start(BusEndpoint endpoint, int port, int concurrency)
      throws IOException {
    return start(
        endpoint,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
        concurrency,
        Protocol.LARGEST);
  }

  /**
   * Serves on an address.
   *
   * @param largest most bytes of a request; a larger one is answered with status 413
   * @throws IOException if the address cannot be bound
   */
  public static BusServer start(
      BusEndpoint endpoint, InetSocketAddress address, int concurrency, int largest)
      throws IOException {
    return new BusServer(HttpServer.create(address, BACKLOG), endpoint, concurrency, largest);
  }

  /** Where requests go. */
  public URI url() {
    final InetSocketAddress address = server.getAddress();
    final String host = address.getAddress().getHostAddress();
    return URI.create(
        "http://"
            + (host.contains(":") ? "[" + host + "]" : host)
            + ":"
            + address.getPort()
            + PATH);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().equals(PATH)) {
        exchange.sendResponseHeaders(404, -1);
      } else if (!exchange.getRequestMethod().equals("POST")) {
        exchange.getResponseHeaders().set("Allow", "POST");
        exchange.sendResponseHeaders(405, -1);
      } else {
        answer(exchange);
      }
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    final WireFormat format = format(exchange.getRequestHeaders().getFirst("Content-Type"));
    if (format == null) {
      exchange.sendResponseHeaders(415, -1);
      return;
    }
    final byte[] body = body(exchange);
    if (body.length > largest) {
      exchange.sendResponseHeaders(413, -1);
      return;
    }
    if (!places.tryAcquire()) {
      exchange.getResponseHeaders().set("Retry-After", "1");
      exchange.sendResponseHeaders(503, -1);
      return;
    }
    final byte[] response;
    try {
      response = format.encode(answer(format, body));
    } finally {
      places.release();
    }
    exchange.getResponseHeaders().set("Content-Type", format.contentType());
    exchange.sendResponseHeaders(200, response.length);
    exchange.getResponseBody().write(response);
  }

  private BusResponse answer(WireFormat format, byte[] body) {
    try {
      return endpoint.answer(format.decode(body, BusRequest.newBuilder()).build());
    } catch (GarbledException e) {
      return BusEndpoint.refusal(e);
    }
  }

  private byte[] body(HttpExchange exchange) throws IOException {
    try (InputStream in = exchange.getRequestBody()) {
      return in.readNBytes(largest + 1);
    }
  }

  /** The format that a content type names; null for none of ours. */
  private static WireFormat format(String contentType) {
    final String type =
        contentType == null
            ? ""
            : contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    for (final WireFormat format : WireFormat.values()) {
      if (format.contentType().equals(type)) {
        return format;
      }
    }
    return null;
  }

  /** Ends it, and what it is answering. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
