package org.colophon.runners.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.colophon.runners.flink.Restarts;

/**
 * The folder of a cluster, its configuration, and the command lines of its processes. Every part of
 * the memory is given: Flink without its start scripts works out none of them.
 */
final class ClusterFiles {
  private static final int FRAMEWORK_HEAP = 128;
  private static final int TASK_HEAP = 768;
  private static final int FRAMEWORK_OFF_HEAP = 128;
  private static final int TASK_OFF_HEAP = 256;
  // Sorted shuffles of a batch ask for 512 buffers of 32 KiB for each partition.
  private static final int NETWORK = 256;
  private static final int METASPACE = 512;

  /** Packages that Flink and what it brings reach into by reflection. */
  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.net",
          "java.io",
          "java.nio",
          "sun.nio.ch",
          "java.lang.reflect",
          "java.text",
          "java.time",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.concurrent.locks");

  private final Path folder;
  private final Path library;
  private final int restPort;

  private ClusterFiles(Path folder, Path library, int restPort) {
    this.folder = folder;
    this.library = library;
    this.restPort = restPort;
  }

  /**
   * Writes the configuration of a cluster on free ports of the loopback interface.
   *
   * @param folder for configuration, checkpoints, temporary files and logs
   * @param library folder with the jars of Flink
   * @param slots of every TaskManager
   */
  static ClusterFiles write(Path folder, Path library, int slots) throws IOException {
    if (!Files.isDirectory(library)) {
      throw new IOException(
          library + " is not there: the build's phase process-test-resources fills it");
    }
    final List<Integer> ports = freePorts(2);
    final Path conf = Files.createDirectories(folder.resolve("conf"));
    Files.createDirectories(folder.resolve("logs"));
    Files.createDirectories(folder.resolve("tmp"));
    Files.createDirectories(folder.resolve("checkpoints"));
    Files.writeString(
        conf.resolve("config.yaml"),
        CONFIG.formatted(
                ports.get(0),
                ports.get(1),
                slots,
                (double) slots,
                FRAMEWORK_HEAP,
                FRAMEWORK_OFF_HEAP,
                METASPACE,
                TASK_HEAP,
                TASK_OFF_HEAP,
                NETWORK,
                NETWORK,
                folder.resolve("checkpoints").toUri(),
                folder.resolve("checkpoints").toUri(),
                Files.createDirectories(folder.resolve("savepoints")).toUri(),
                folder.resolve("tmp"))
            + Restarts.yaml());
    Files.writeString(conf.resolve("log4j2.properties"), LOGGING);
    return new ClusterFiles(folder, library, ports.get(1));
  }

  private static List<Integer> freePorts(int count) throws IOException {
    final List<ServerSocket> open = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        open.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return open.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (final ServerSocket socket : open) {
        socket.close();
      }
    }
  }

  int restPort() {
    return restPort;
  }

  Path log(String process) {
    return folder.resolve("logs").resolve(process + ".log");
  }

  List<String> jobManager() throws IOException {
    return command(
        List.of("-Xmx512m", "-XX:MaxMetaspaceSize=256m"),
        "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
        List.of());
  }

  List<String> taskManager(String name) throws IOException {
    return command(
        List.of(
            "-Xmx" + (FRAMEWORK_HEAP + TASK_HEAP) + "m",
            "-XX:MaxDirectMemorySize=" + (FRAMEWORK_OFF_HEAP + TASK_OFF_HEAP + NETWORK) + "m",
            "-XX:MaxMetaspaceSize=" + METASPACE + "m"),
        "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
        List.of("-D", "taskmanager.resource-id=" + name));
  }

  private List<String> command(List<String> memory, String main, List<String> arguments)
      throws IOException {
    final List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(memory);
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Djava.io.tmpdir=" + folder.resolve("tmp"));
    command.add(
        "-Dlog4j2.configurationFile=" + folder.resolve("conf").resolve("log4j2.properties"));
    command.add("--add-exports=java.base/sun.net.util=ALL-UNNAMED");
    command.add("--add-exports=java.rmi/sun.rmi.registry=ALL-UNNAMED");
    OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    command.add("-cp");
    command.add(classPath());
    command.add(main);
    command.add("--configDir");
    command.add(folder.resolve("conf").toString());
    command.addAll(arguments);
    return command;
  }

  private String classPath() throws IOException {
    try (Stream<Path> jars = Files.list(library)) {
      return String.join(
          System.getProperty("path.separator"),
          jars.map(Path::toAbsolutePath).map(Path::toString).sorted().toList());
    }
  }

  private static final String LOGGING =
      """
      rootLogger.level = INFO
      rootLogger.appenderRef.console.ref = Console
      appender.console.type = Console
      appender.console.name = Console
      appender.console.layout.type = PatternLayout
      appender.console.layout.pattern = %d{HH:mm:ss,SSS} %-5p %c{1} - %m%n
      """;

  private static final String CONFIG =
      """
      jobmanager:
        rpc:
          address: 127.0.0.1
          port: %d
        bind-host: 127.0.0.1
        execution:
          failover-strategy: region
      rest:
        address: 127.0.0.1
        bind-address: 127.0.0.1
        port: %d
      taskmanager:
        bind-host: 127.0.0.1
        host: 127.0.0.1
        numberOfTaskSlots: %d
        cpu:
          cores: %.1f
        memory:
          framework:
            heap:
              size: %dm
            off-heap:
              size: %dm
          jvm-metaspace:
            size: %dm
          jvm-overhead:
            min: 192m
            max: 192m
          task:
            heap:
              size: %dm
            off-heap:
              size: %dm
          managed:
            size: 128m
          network:
            min: %dm
            max: %dm
      metrics:
        fetcher:
          update-interval: 1000
      # A process that is gone is known by two calls that are refused; one that only waits for a
      # processor, on a machine that builds other things besides, must not be taken for lost.
      heartbeat:
        interval: 2000
        timeout: 60000
        rpc-failure-threshold: 2
      execution:
        checkpointing:
          dir: %s
      state:
        checkpoints:
          dir: %s
        savepoints:
          dir: %s
      io:
        tmp:
          dirs: %s
      classloader:
        resolve-order: child-first
      cluster:
        evenly-spread-out-slots: true
      """;
}
