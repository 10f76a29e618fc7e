package org.colophon.runners.flink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Questions to a Flink cluster by its REST interface (Flink 1.19, Operations, REST API). Answers
 * are read up to a limit.
 */
public final class FlinkRest {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int LARGEST = 32 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RestAddress address;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  public FlinkRest(RestAddress address) {
    this.address = address;
  }

  public RestAddress address() {
    return address;
  }

  /** An answer of Flink's that says why it does not do what it was asked. */
  public static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    RefusedException(int status, String message) {
      super(message);
      this.status = status;
    }

    /** Whether it does not know of what it was asked for. */
    public boolean isUnknown() {
      return status == HttpURLConnection.HTTP_NOT_FOUND;
    }
  }

  /** An answer that is no answer of Flink's. */
  public static final class NotFlinkException extends IOException {
    private static final long serialVersionUID = 1L;

    NotFlinkException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Asks.
   *
   * @param path from the root, with its parameters
   * @throws NotFlinkException if what answers does not speak Flink's REST
   * @throws RefusedException with Flink's own words for why it does not
   * @throws IOException if nothing answers
   */
  public JsonNode get(String path) throws IOException {
    return send(HttpRequest.newBuilder(address.uri(path)).timeout(TIMEOUT).GET().build());
  }

  /**
   * Sends a request with a body of JSON.
   *
   * @throws IOException as {@link #get}
   */
  public JsonNode post(String path, JsonNode body) throws IOException {
    return send(
        HttpRequest.newBuilder(address.uri(path))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build());
  }

  private JsonNode send(HttpRequest request) throws IOException {
    final HttpResponse<InputStream> response;
    try {
      response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while asking " + address);
    }
    try (InputStream in = response.body()) {
      final JsonNode answer = parse(request.uri(), in.readNBytes(LARGEST));
      if (response.statusCode() >= 400) {
        throw new RefusedException(response.statusCode(), errors(answer, response.statusCode()));
      }
      return answer;
    }
  }

  private static JsonNode parse(URI uri, byte[] body) throws IOException {
    try {
      final JsonNode answer = JSON.readTree(body);
      if (answer == null || !answer.isContainerNode()) {
        throw new NotFlinkException(uri + " answers no JSON", null);
      }
      return answer;
    } catch (JsonProcessingException e) {
      throw new NotFlinkException(uri + " answers no JSON", e);
    }
  }

  /** Flink's errors are a list, the first a sentence and the second often a stack. */
  private static String errors(JsonNode answer, int status) {
    final String first = answer.path("errors").path(0).asText("");
    final String cause =
        answer
            .path("errors")
            .path(1)
            .asText("")
            .lines()
            .filter(line -> line.startsWith("Caused by: "))
            .reduce((a, b) -> b)
            .orElse("");
    return (first.isEmpty() ? "HTTP " + status : first.lines().findFirst().orElse(""))
        + (cause.isEmpty() ? "" : " (" + cause + ")");
  }
}
