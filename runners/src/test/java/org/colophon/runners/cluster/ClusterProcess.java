package org.colophon.runners.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** One JVM of a cluster, which a test may end without warning; it ends with the test's JVM. */
public final class ClusterProcess {
  private static final int END_SECONDS = 30;

  private final String name;
  private final Process process;
  private final Path log;

  private ClusterProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it.
   *
   * @param log file that its output and errors are appended to
   */
  static ClusterProcess start(String name, List<String> command, Path log) throws IOException {
    return start(name, command, Map.of(), log);
  }

  /**
   * Starts it.
   *
   * @param environment variables beside those of this JVM
   * @param log file that its output and errors are appended to
   */
  static ClusterProcess start(
      String name, List<String> command, Map<String, String> environment, Path log)
      throws IOException {
    final ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    builder.environment().putAll(environment);
    final Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new ClusterProcess(name, process, log);
  }

  /** The name under which the cluster knows it. */
  public String name() {
    return name;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Those it started and that are alive: worker processes. */
  public List<ProcessHandle> children() {
    return process.descendants().toList();
  }

  /**
   * Ends it as a power cut would (kill -9), and waits until it and its children are gone.
   *
   * @throws IOException if one of them is still there after half a minute
   */
  public void kill() throws IOException, InterruptedException {
    final List<ProcessHandle> family =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    process.destroyForcibly();
    for (final ProcessHandle member : family) {
      try {
        // Workers see their input end and end with it.
        member.onExit().get(END_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        throw new IOException(name + ": process " + member.pid() + " outlives it", e);
      }
    }
  }

  /**
   * Physical memory that it holds, native memory included, without its children.
   *
   * @return megabytes
   */
  public long residentMegabytes() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc", "" + process.pid(), "status"))) {
      return lines
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElseThrow(() -> new IOException(name + " has ended"))
          >> 10;
    }
  }

  /**
   * Asks the JVM itself, with the JDK's {@code jcmd}.
   *
   * @return what it answers
   */
  public String ask(String command) throws IOException, InterruptedException {
    final Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid()),
                command)
            .redirectErrorStream(true)
            .start();
    final String answer = new String(jcmd.getInputStream().readAllBytes(), UTF_8);
    if (jcmd.waitFor() != 0) {
      throw new IOException(name + ": jcmd " + command + ": " + answer);
    }
    return answer;
  }

  /** What it logged so far. */
  public String log() throws IOException {
    return Files.readString(log);
  }
}
