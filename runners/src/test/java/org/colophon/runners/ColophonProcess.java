package org.colophon.runners;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.colophon.runners.cli.Colophon;

/** The command line in a JVM of its own, which a test may end without warning. */
public final class ColophonProcess {
  private final Process process;
  private final Path log;

  private ColophonProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a command.
   *
   * @param scratch folder for its temporary files and its log
   * @param jvm options of the JVM
   */
  public static ColophonProcess start(Path scratch, List<String> jvm, List<String> arguments)
      throws IOException {
    return start(scratch, jvm, Map.of(), arguments);
  }

  /**
   * Starts a command.
   *
   * @param scratch folder for its temporary files and its log
   * @param jvm options of the JVM
   * @param environment variables beside those of this JVM
   */
  public static ColophonProcess start(
      Path scratch, List<String> jvm, Map<String, String> environment, List<String> arguments)
      throws IOException {
    return start(scratch, jvm, System.getProperty("java.class.path"), environment, arguments);
  }

  /**
   * Starts a command from other classes than those of this JVM.
   *
   * @param scratch folder for its temporary files and its log
   * @param jvm options of the JVM
   * @param classPath where the command line is
   * @param environment variables beside those of this JVM
   */
  public static ColophonProcess start(
      Path scratch,
      List<String> jvm,
      String classPath,
      Map<String, String> environment,
      List<String> arguments)
      throws IOException {
    final Path temporary = Files.createDirectories(scratch.resolve("tmp"));
    final Path log = scratch.resolve("log.txt");
    final List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Djava.io.tmpdir=" + temporary);
    command.add("-cp");
    command.add(classPath);
    command.add(Colophon.class.getName());
    command.addAll(arguments);
    final ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    final Process process = builder.start();
    // A test that is cut short must not leave it behind.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new ColophonProcess(process, log);
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** The process and all it started. */
  public List<ProcessHandle> family() {
    return Stream.concat(Stream.of(handle()), handle().descendants()).toList();
  }

  /**
   * Waits until something holds or the process ends, and looks every 20 milliseconds.
   *
   * @return whether it holds
   */
  public boolean await(Duration most, BooleanSupplier condition) throws InterruptedException {
    final long end = System.nanoTime() + most.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end || process.waitFor(20, TimeUnit.MILLISECONDS)) {
        return condition.getAsBoolean();
      }
    }
    return true;
  }

  /**
   * Waits for the end.
   *
   * @return the exit code
   */
  public int end(Duration most) throws InterruptedException, IOException {
    if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
      kill();
      throw new IOException("not done after " + most.toSeconds() + " s: " + output());
    }
    return process.exitValue();
  }

  /** Ends it as a power cut would. */
  public void kill() {
    process.destroyForcibly();
  }

  /** What it printed so far. */
  public String output() throws IOException {
    return Files.readString(log);
  }

  /** The finished pages in the page store of an output folder, with the time of their writing. */
  public static TreeMap<Path, Long> finishedPages(Path output) {
    final TreeMap<Path, Long> finished = new TreeMap<>();
    try (Stream<Path> files = Files.find(output.resolve("work"), 3, (file, a) -> isPage(file))) {
      for (final Path file : files.toList()) {
        finished.put(file, Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS));
      }
    } catch (IOException | java.io.UncheckedIOException e) {
      // The folder is not there yet, or files of it are being moved: the next look will see more.
      return finished;
    }
    return finished;
  }

  private static boolean isPage(Path file) {
    return file.getFileName().toString().endsWith(".page");
  }
}
