package org.colophon.runners.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a test asks a cluster, over <a
 * href="https://nightlies.apache.org/flink/flink-docs-release-1.19/docs/ops/rest_api/">Flink's REST
 * interface</a>.
 */
public final class ClusterRest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final String base;

  ClusterRest(int port) {
    this.base = "http://127.0.0.1:" + port;
  }

  /** A job as the cluster lists it. */
  public record Job(String id, String name, String state) {
    /** Whether nothing of it will run any more. */
    public boolean isOver() {
      return List.of("FINISHED", "FAILED", "CANCELED").contains(state);
    }
  }

  /** Slots of all TaskManagers that the cluster knows, those of lost ones until it notices. */
  public int slots() throws IOException, InterruptedException {
    return get("/overview").path("slots-total").asInt();
  }

  /** Names of the TaskManagers that the cluster knows. */
  public List<String> taskManagers() throws IOException, InterruptedException {
    final List<String> names = new ArrayList<>();
    get("/taskmanagers").path("taskmanagers").forEach(one -> names.add(one.path("id").asText()));
    return names;
  }

  /** All jobs of the session, the newest first. */
  public List<Job> jobs() throws IOException, InterruptedException {
    final List<JsonNode> jobs = new ArrayList<>();
    get("/jobs/overview").path("jobs").forEach(jobs::add);
    return jobs.stream()
        .sorted((a, b) -> Long.compare(started(b), started(a)))
        .map(
            job ->
                new Job(
                    job.path("jid").asText(),
                    job.path("name").asText(),
                    job.path("state").asText()))
        .toList();
  }

  private static long started(JsonNode job) {
    return job.path("start-time").asLong();
  }

  /** How often tasks of a job were lost: the entries of its history of exceptions. */
  public int failures(String job) throws IOException, InterruptedException {
    return get("/jobs/" + job + "/exceptions").path("exceptionHistory").path("entries").size();
  }

  /** Checkpoints of a job that were completed. */
  public int checkpoints(String job) throws IOException, InterruptedException {
    return get("/jobs/" + job + "/checkpoints").path("counts").path("completed").asInt();
  }

  /** Checkpoints and savepoints that a job was restored from. */
  public int restores(String job) throws IOException, InterruptedException {
    return get("/jobs/" + job + "/checkpoints").path("counts").path("restored").asInt();
  }

  /** What a job added up, by the name that it has in Flink. */
  public Map<String, String> accumulators(String job) throws IOException, InterruptedException {
    final Map<String, String> values = new TreeMap<>();
    get("/jobs/" + job + "/accumulators?includeSerializedValue=false")
        .path("user-task-accumulators")
        .forEach(one -> values.put(one.path("name").asText(), one.path("value").asText()));
    return values;
  }

  /**
   * A number that a TaskManager measures.
   *
   * @param metric such as {@code Status.JVM.Memory.Metaspace.Used}
   */
  public double metric(String taskManager, String metric) throws IOException, InterruptedException {
    return get("/taskmanagers/" + taskManager + "/metrics?get=" + metric)
        .path(0)
        .path("value")
        .asDouble(Double.NaN);
  }

  /** Cancels a job. */
  public void cancel(String job) throws IOException, InterruptedException {
    send(
        request("/jobs/" + job + "?mode=cancel")
            .method("PATCH", HttpRequest.BodyPublishers.noBody())
            .build());
  }

  /**
   * Stops a job with a savepoint.
   *
   * @return the savepoint, as a location
   * @throws IOException if it could not be made
   */
  public String stop(String job, Path savepoints) throws IOException, InterruptedException {
    final String body =
        JSON.createObjectNode()
            .put("targetDirectory", savepoints.toUri().toString())
            .put("drain", false)
            .toString();
    final String trigger =
        send(request("/jobs/" + job + "/stop")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build())
            .path("request-id")
            .asText();
    final String path = "/jobs/" + job + "/savepoints/" + trigger;
    Wait.until(
        Duration.ofMinutes(1),
        "the savepoint is made",
        () -> get(path).path("status").path("id").asText().equals("COMPLETED"));
    final JsonNode operation = get(path).path("operation");
    if (!operation.has("location")) {
      throw new IOException("no savepoint: " + operation.path("failure-cause"));
    }
    return operation.path("location").asText();
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return send(request(path).GET().build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT);
  }

  private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    final HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(
          String.format(
              Locale.ROOT, "%s: HTTP %d: %s", request.uri(), answer.statusCode(), answer.body()));
    }
    return JSON.readTree(answer.body());
  }
}
