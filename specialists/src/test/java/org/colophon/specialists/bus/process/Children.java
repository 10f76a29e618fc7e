package org.colophon.specialists.bus.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.colophon.specialists.bus.wire.WireFormat;

/** Commands of child processes for tests. */
public final class Children {
  private Children() {}

  /** A JVM with the class path of this one. */
  public static ChildSettings java(Class<?> main, WireFormat format, String... arguments) {
    final List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    command.add(format.word());
    return ChildSettings.of(command).withFormat(format);
  }

  /** A shell script. */
  public static ChildSettings shell(String script) {
    return ChildSettings.of(List.of("sh", "-c", script));
  }

  public static boolean hasPython() {
    try {
      final Process python =
          new ProcessBuilder("python3", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return python.waitFor(60, TimeUnit.SECONDS) && python.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
