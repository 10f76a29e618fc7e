package org.colophon.runners.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the numbers were measured on. */
final class Machine {
  private Machine() {}

  static Map<String, String> conditions() throws IOException {
    final Map<String, String> conditions = new LinkedHashMap<>();
    conditions.put("date", LocalDate.now(java.time.ZoneOffset.UTC).toString());
    conditions.put("processor", processor());
    conditions.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    conditions.put(
        "load before it began (1, 5, 15 minutes)",
        Files.readString(Path.of("/proc/loadavg")).replaceFirst(" \\d+/.*\\s*$", ""));
    return conditions;
  }

  private static String processor() throws IOException {
    return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }
}
