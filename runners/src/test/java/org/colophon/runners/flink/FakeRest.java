package org.colophon.runners.flink;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A server on loopback that answers paths with fixed texts, and refuses everything else. */
public final class FakeRest implements AutoCloseable {
  private final HttpServer server;

  private FakeRest(HttpServer server) {
    this.server = server;
  }

  /** Answers as a cluster does that has so many slots, and free ones, on TaskManagers of a host. */
  public static FakeRest cluster(String version, int slots, int free, String host)
      throws IOException {
    return answering(
        Map.of(
            "/config",
            "{\"flink-version\":\"" + version + "\"}",
            "/overview",
            "{\"slots-total\":" + slots + ",\"slots-available\":" + free + "}",
            "/taskmanagers",
            "{\"taskmanagers\":[{\"path\":\"pekko.tcp://flink@"
                + host
                + ":4711/user/rpc/taskmanager_0\",\"slotsNumber\":"
                + slots
                + "}]}",
            "/jobmanager/config",
            "[]"));
  }

  public static FakeRest answering(Map<String, String> answers) throws IOException {
    return serving(answers, 404, "not here");
  }

  /** Refuses all it is asked for, as Flink does. */
  public static FakeRest refusing(int status, String why) throws IOException {
    return serving(Map.of(), status, "{\"errors\":[\"" + why + "\"]}");
  }

  private static FakeRest serving(Map<String, String> answers, int otherwise, String refusal)
      throws IOException {
    final HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          final String answer = answers.get(exchange.getRequestURI().getPath());
          final byte[] body = (answer == null ? refusal : answer).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer == null ? otherwise : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return new FakeRest(server);
  }

  /** {@code HOST:PORT}. */
  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
