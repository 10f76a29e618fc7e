package org.colophon.pipeline.digitize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Servers of other people on this machine, good and bad, each at a path of its own. */
final class Servers implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SEEN = "has seen these words in it: ";

  private final String key;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final int nobody;

  /**
   * @param key what they are told, and what the bad ones repeat
   */
  Servers(String key) throws IOException {
    this.key = key;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/good/chat/completions", exchange -> answer(exchange, 200, this::table));
    server.createContext(
        "/refusing", exchange -> answer(exchange, 401, request -> error("no such key: " + key)));
    server.createContext(
        "/failing", exchange -> answer(exchange, 500, request -> error("out of memory " + key)));
    server.createContext(
        "/babbling", exchange -> answer(exchange, 200, request -> said("I see a table.")));
    server.createContext(
        "/telling",
        exchange -> answer(exchange, 200, request -> said("{\"key\": \"" + key + "\"}")));
    server.createContext("/resetting", HttpExchange::close);
    server.createContext("/v2/models/lines/infer", exchange -> answer(exchange, 200, this::lines));
    server.start();
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = free.getLocalPort();
    }
  }

  private interface Answers {
    JsonNode to(JsonNode request);
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Where nobody listens. */
  String nobody() {
    return "http://127.0.0.1:" + nobody;
  }

  /** The paths of all requests that came with the key. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange, int status, Answers answers) throws IOException {
    try (exchange) {
      final JsonNode request = JSON.readTree(exchange.getRequestBody());
      if (("Bearer " + key).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        asked.add(exchange.getRequestURI().getPath());
      }
      final byte[] body = answers.to(request).toString().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static JsonNode error(String message) {
    final ObjectNode answer = JSON.createObjectNode();
    answer.putObject("error").put("message", message);
    return answer;
  }

  private static JsonNode said(String content) {
    final ObjectNode answer = JSON.createObjectNode();
    answer.put("model", "seer-7b");
    final ObjectNode choice = answer.putArray("choices").addObject();
    choice.put("finish_reason", "stop");
    choice.putObject("message").put("role", "assistant").put("content", content);
    answer.putObject("usage").put("prompt_tokens", 1000).put("completion_tokens", 100);
    return answer;
  }

  /** A table of one column, with a row for each line that was seen before. */
  private JsonNode table(JsonNode request) {
    final String user = request.at("/messages/1/content/0/text").asText();
    final String seen = user.substring(user.indexOf(SEEN) + SEEN.length());
    final List<String> rows = seen.substring(0, seen.indexOf("\nGive every cell")).lines().toList();
    final ObjectNode table = JSON.createObjectNode();
    table.put("rows", rows.size()).put("columns", 1);
    final ArrayNode cells = table.putArray("cells");
    for (int row = 0; row < rows.size(); row++) {
      cells.addObject().put("row", row).put("column", 0).put("text", rows.get(row));
    }
    return said(table.toString());
  }

  /** More lines than it was sent. */
  private JsonNode lines(JsonNode request) {
    final int count = request.at("/inputs/0/shape/0").asInt();
    final ObjectNode answer = JSON.createObjectNode().put("model_name", "lines");
    final ObjectNode tensor = answer.putArray("outputs").addObject();
    tensor.put("name", "y").put("datatype", "BYTES").putArray("shape").add(count + 1);
    final ArrayNode data = tensor.putArray("data");
    for (int i = 0; i <= count; i++) {
      data.add("zzz qqq");
    }
    return answer;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
