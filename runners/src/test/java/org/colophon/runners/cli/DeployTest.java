package org.colophon.runners.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.colophon.runners.flink.ApplicationMain;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The manifests name commands, classes and files that are there. */
class DeployTest {
  private static final Path FOLDER = Path.of("deploy");
  private static final String JAR = "/opt/flink/usrlib/colophon-flink.jar";

  static Stream<Path> manifests() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve("kubernetes"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void argumentsAreThoseOfTheCommandLine(Path manifest) throws IOException {
    for (final Object document :
        new Load(LoadSettings.builder().build()).loadAllFromString(Files.readString(manifest))) {
      for (final Map<?, ?> program : programs(document)) {
        final List<String> arguments =
            ((List<?>) program.get("args")).stream().map(Object::toString).toList();
        assertDoesNotThrow(
            () -> Colophon.commandLine().parseArgs(arguments.toArray(String[]::new)),
            manifest + " " + arguments);
        if (program.containsKey("entryClass")) {
          assertEquals(ApplicationMain.class.getName(), program.get("entryClass"));
          assertEquals("local://" + JAR, program.get("jarURI"));
        } else {
          final String command = program.get("command").toString();
          assertTrue(command.contains(JAR), command);
          assertTrue(command.contains(Colophon.class.getName()), command);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void theReadmeNamesIt(Path manifest) throws IOException {
    assertTrue(
        Files.readString(FOLDER.resolve("README.md"))
            .contains("`kubernetes/" + manifest.getFileName() + "`"));
    assertTrue(Files.readString(FOLDER.resolve("Containerfile")).contains(JAR));
  }

  /** Every part that has arguments. */
  private static List<Map<?, ?>> programs(Object part) {
    final List<Map<?, ?>> found = new ArrayList<>();
    if (part instanceof Map<?, ?> map) {
      if (map.containsKey("args")) {
        found.add(map);
      }
      map.values().forEach(value -> found.addAll(programs(value)));
    } else if (part instanceof List<?> list) {
      list.forEach(value -> found.addAll(programs(value)));
    }
    return found;
  }
}
