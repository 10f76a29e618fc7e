package org.colophon.runners.flink;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.NettyShuffleEnvironmentOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.colophon.specialists.work.Scratch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Flink cluster inside this JVM: one JobManager and one TaskManager, whose REST and web interface
 * listens on the loopback address alone. Jobs are submitted to it as to any other cluster.
 */
final class EmbeddedFlink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedFlink.class);
  private static final String LOOPBACK = "127.0.0.1";

  /** Sorting and grouping of small messages spills beyond it. */
  private static final MemorySize MANAGED = MemorySize.ofMebiBytes(64);

  /** Buffers between steps. Much less starves a job of twenty steps on sixteen slots. */
  private static final MemorySize NETWORK = MemorySize.ofMebiBytes(96);

  /** Of 32 KiB each, for one result of a step that is kept; Flink's 512 are meant for clusters. */
  private static final int BUFFERS_OF_A_RESULT = 64;

  private static final int RESTARTS = 3;

  private final MiniCluster cluster;
  private final Path scratch;
  private final RestAddress address;

  private EmbeddedFlink(MiniCluster cluster, Path scratch, RestAddress address) {
    this.cluster = cluster;
    this.scratch = scratch;
    this.address = address;
  }

  /**
   * Starts one and waits until it takes jobs.
   *
   * @param port of REST; 0 for a free one
   * @throws IOException if it does not start, for example because the port is taken
   */
  static EmbeddedFlink start(int slots, int port) throws IOException {
    final Path scratch = Files.createTempDirectory("colophon-flink-");
    // For commands that are interrupted.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> Scratch.delete(scratch)));
    final MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration(port, scratch))
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .setRpcServiceSharing(RpcServiceSharing.SHARED)
                .build());
    try {
      cluster.start();
      final URI rest = cluster.getRestAddress().get();
      return new EmbeddedFlink(cluster, scratch, new RestAddress(LOOPBACK, rest.getPort()));
    } catch (Exception e) {
      final var unused = cluster.closeAsync();
      Scratch.delete(scratch);
      throw new IOException(
          "Flink cannot be started in this process: " + FlinkFailures.innermost(e), e);
    }
  }

  private static Configuration configuration(int port, Path scratch) {
    final Configuration configuration = new Configuration();
    configuration.set(RestOptions.ADDRESS, LOOPBACK);
    configuration.set(RestOptions.BIND_ADDRESS, LOOPBACK);
    configuration.set(RestOptions.BIND_PORT, Integer.toString(port));
    configuration.set(CoreOptions.TMP_DIRS, scratch.toString());
    configuration.set(WebOptions.TMP_DIR, scratch.toString());
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MANAGED);
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, NETWORK);
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, NETWORK);
    configuration.set(
        NettyShuffleEnvironmentOptions.NETWORK_SORT_SHUFFLE_MIN_BUFFERS, BUFFERS_OF_A_RESULT);
    // Progress is read from these; ten seconds, the default, is longer than small jobs take.
    configuration.set(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL, 1000L);
    // No machine can be lost here without this JVM; what fails thrice fails for ever.
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, RESTARTS);
    // One job, of our own code: there is no loader of classes whose leak could be checked.
    configuration.set(CoreOptions.CHECK_LEAKED_CLASSLOADER, false);
    return configuration;
  }

  RestAddress address() {
    return address;
  }

  @Override
  public void close() {
    try {
      cluster.closeAsync().get(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("Flink did not end cleanly: {}", FlinkFailures.innermost(e));
    }
    Scratch.delete(scratch);
  }
}
