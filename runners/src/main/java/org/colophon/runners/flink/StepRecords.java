package org.colophon.runners.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.JobID;
import org.colophon.runners.launch.JobCounts;

/**
 * How far the steps of a running job are, by Flink's own counts. In a job without end Beam's
 * counters are among them, up to date with every bundle. In a batch job a bundle lasts as long as
 * its task, so that the records a step has taken must do: those it still works on are not counted.
 */
final class StepRecords {
  /** Steps that count something, as Flink names them and the tasks they are chained into. */
  private static final Pattern TASK =
      Pattern.compile(
          "One document of equal bytes|Read \\S+ regions/Read|Read pages/Read|Assemble/Publish");

  /** A counter of ours: the operator, the namespace, the name. */
  private static final Pattern COUNTER = Pattern.compile("\\.colophon\\.([a-z-]+)$");

  /** Flink writes underscores for what is no letter of a name. */
  private static final Pattern TAKEN =
      Pattern.compile(
          "/(Read_pages/Read|Read_([a-z]+)_regions/Read|Assemble/Publish)\\)\\.numRecordsIn$");

  private final FlinkRest rest;
  private final JobID job;

  StepRecords(FlinkRest rest, JobID job) {
    this.rest = rest;
    this.job = job;
  }

  /**
   * Asks the cluster.
   *
   * @throws IOException if it does not answer
   */
  JobCounts counts() throws IOException {
    JobCounts counts = JobCounts.NONE;
    for (final JsonNode task : rest.get("/jobs/" + job).path("vertices")) {
      if (TASK.matcher(task.path("name").asText()).find() && task.path("start-time").asLong() > 0) {
        counts = counts.plus(of(task));
      }
    }
    return counts;
  }

  private JobCounts of(JsonNode task) throws IOException {
    final String metrics =
        "/jobs/" + job + "/vertices/" + task.path("id").asText() + "/subtasks/metrics";
    final List<String> ids =
        StreamSupport.stream(rest.get(metrics).spliterator(), false)
            .map(metric -> metric.path("id").asText())
            .filter(id -> COUNTER.matcher(id).find() || TAKEN.matcher(id).find())
            .toList();
    if (ids.isEmpty()) {
      return JobCounts.NONE;
    }
    final Map<String, Long> counted = new HashMap<>();
    final Map<String, Long> taken = new HashMap<>();
    final long working = task.path("tasks").path("RUNNING").asLong();
    for (final JsonNode metric : rest.get(metrics + "?agg=sum&get=" + joined(ids))) {
      final long sum = metric.path("sum").asLong();
      final Matcher counter = COUNTER.matcher(metric.path("id").asText());
      final Matcher records = TAKEN.matcher(metric.path("id").asText());
      if (counter.find()) {
        counted.merge(counter.group(1), sum, Long::sum);
      } else if (records.find()) {
        taken.merge(
            counterOf(records.group(1), records.group(2)), Math.max(0, sum - working), Long::sum);
      }
    }
    taken.keySet().removeAll(counted.keySet());
    taken.forEach(counted::put);
    JobCounts counts = JobCounts.NONE;
    for (final Map.Entry<String, Long> entry : counted.entrySet()) {
      counts = counts.plus(entry.getKey(), entry.getValue());
    }
    return counts;
  }

  /** The counter that counts the same, so that nothing counts twice where Flink has both. */
  private static String counterOf(String step, String kind) {
    return switch (step) {
      case "Read_pages/Read" -> "pages-done";
      case "Assemble/Publish" -> "documents-done";
      default -> "regions-" + kind;
    };
  }

  private static String joined(List<String> ids) {
    return ids.stream()
        .map(id -> URLEncoder.encode(id, StandardCharsets.UTF_8))
        .collect(Collectors.joining(","));
  }
}
