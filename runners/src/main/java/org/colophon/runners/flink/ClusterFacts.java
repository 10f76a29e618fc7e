package org.colophon.runners.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a cluster says of itself.
 *
 * @param version of Flink
 * @param slots of all its TaskManagers
 * @param freeSlots those that no job has
 * @param slotsOfOne most slots of a single TaskManager
 * @param hosts of its TaskManagers
 * @param checkpoints where it keeps checkpoints; empty where nobody said so
 * @param savepoints where it keeps savepoints; empty where nobody said so
 * @param restarts whether it starts the tasks of a batch job again when they fail
 */
record ClusterFacts(
    String version,
    int slots,
    int freeSlots,
    int slotsOfOne,
    Set<String> hosts,
    String checkpoints,
    String savepoints,
    boolean restarts) {
  /** The address of a TaskManager: {@code pekko.tcp://flink@HOST:PORT/user/rpc/taskmanager_0}. */
  private static final Pattern PATH = Pattern.compile("@(.+):\\d+/");

  /** Words for no strategy; without one Flink starts only jobs with checkpoints again. */
  private static final Set<String> NO_RESTART = Set.of("", "none", "off", "disable");

  ClusterFacts {
    hosts = Set.copyOf(hosts);
  }

  /**
   * Asks a cluster.
   *
   * @throws IllegalArgumentException if nothing answers there, or nothing that is Flink; one line
   */
  static ClusterFacts ask(FlinkRest rest) {
    final String master = "--flink-master " + rest.address() + ": ";
    try {
      final String version = rest.get("/config").path("flink-version").asText("");
      if (version.isEmpty()) {
        throw new FlinkRest.NotFlinkException("no version", null);
      }
      final JsonNode overview = rest.get("/overview");
      final Map<String, String> configuration = configuration(rest);
      int slotsOfOne = 0;
      final Set<String> hosts = new TreeSet<>();
      for (final JsonNode manager : rest.get("/taskmanagers").path("taskmanagers")) {
        slotsOfOne = Math.max(slotsOfOne, manager.path("slotsNumber").asInt());
        final Matcher path = PATH.matcher(manager.path("path").asText(""));
        if (path.find()) {
          hosts.add(path.group(1));
        }
      }
      return new ClusterFacts(
          version,
          overview.path("slots-total").asInt(),
          overview.path("slots-available").asInt(),
          slotsOfOne,
          hosts,
          configuration.getOrDefault(
              "state.checkpoints.dir",
              configuration.getOrDefault("execution.checkpointing.dir", "")),
          configuration.getOrDefault(
              "state.savepoints.dir",
              configuration.getOrDefault("execution.checkpointing.savepoint-dir", "")),
          !NO_RESTART.contains(
              configuration.getOrDefault(
                  "restart-strategy.type", configuration.getOrDefault("restart-strategy", ""))));
    } catch (ConnectException | HttpTimeoutException e) {
      throw new IllegalArgumentException(
          master
              + "nothing answers there; start the cluster, or name the REST address of one that"
              + " runs",
          e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          master
              + "what answers there is not the REST interface of Flink ("
              + e.getMessage()
              + "); its port is 8081 where nobody chose another, and not that of the JobManager's"
              + " own traffic (6123)",
          e);
    }
  }

  private static Map<String, String> configuration(FlinkRest rest) throws IOException {
    final Map<String, String> values = new HashMap<>();
    for (final JsonNode entry : rest.get("/jobmanager/config")) {
      values.put(entry.path("key").asText(), entry.path("value").asText());
    }
    return values;
  }

  /** Whether all of it is this machine, so that a path means the same file everywhere. */
  boolean isHere(RestAddress master) {
    return RestAddress.isHere(master.host()) && hosts.stream().allMatch(RestAddress::isHere);
  }
}
