package org.colophon.runners.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.colophon.runners.flink.ApplicationMain;
import org.colophon.runners.flink.Restarts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The manifests name commands, classes, files, volumes and options of Flink that are there, and say
 * of restarts what the documentation says.
 */
class DeployTest {
  private static final Path FOLDER = Path.of("deploy");
  private static final String STORAGE = "storage.yaml";
  private static final String JAR = "/opt/flink/usrlib/colophon-flink.jar";

  static Stream<Path> manifests() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve("kubernetes"))) {
      return files.sorted().toList().stream();
    }
  }

  static Stream<Path> programs() throws IOException {
    return manifests().filter(file -> !file.endsWith(STORAGE));
  }

  static Stream<Path> deployments() throws IOException {
    return manifests().filter(file -> !configurations(file).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("programs")
  void argumentsAreThoseOfTheCommandLine(Path manifest) {
    final List<Map<?, ?>> programs = with("args", documents(manifest));
    assertEquals(1, programs.size(), manifest + " runs one program");
    final Map<?, ?> program = programs.get(0);
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

  /** The account and the volumes that the others name. */
  @ParameterizedTest
  @MethodSource("programs")
  void whatAManifestNeedsIsInTheStorage(Path manifest) {
    final Set<String> there = new HashSet<>();
    with("metadata", documents(FOLDER.resolve("kubernetes").resolve(STORAGE)))
        .forEach(
            object ->
                there.add(
                    object.get("kind") + " " + ((Map<?, ?>) object.get("metadata")).get("name")));
    final Object documents = documents(manifest);
    final Set<String> needed = new HashSet<>();
    with("claimName", documents)
        .forEach(claim -> needed.add("PersistentVolumeClaim " + claim.get("claimName")));
    with("serviceAccount", documents)
        .forEach(account -> needed.add("ServiceAccount " + account.get("serviceAccount")));
    assertFalse(needed.isEmpty(), manifest + " has no volumes");
    assertTrue(there.containsAll(needed), needed + " of " + manifest + ", there are " + there);
  }

  /** Flink passes over a key that it does not know. */
  @ParameterizedTest
  @MethodSource("deployments")
  void flinkKnowsEveryKeyAndCanReadItsValue(Path manifest) throws IOException {
    final List<ConfigOption<?>> options = FlinkOptions.all();
    for (final Map<String, String> configuration : configurations(manifest)) {
      configuration.forEach(
          (key, value) -> {
            final ConfigOption<?> option =
                options.stream()
                    .filter(one -> FlinkOptions.isKey(one, key))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(manifest + ": no option " + key));
            final Configuration flink = Configuration.fromMap(Map.of(key, value));
            assertDoesNotThrow(() -> flink.getOptional(option).orElseThrow(), key + ": " + value);
          });
    }
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void restartsAreThoseOfEveryCluster(Path manifest) throws IOException {
    for (final Map<String, String> configuration : configurations(manifest)) {
      configuration.keySet().removeIf(key -> !key.startsWith("restart-strategy"));
      assertEquals(Restarts.CONFIGURATION, configuration, manifest.toString());
    }
  }

  @Test
  void restartsAreThoseOfTheDocumentation() throws IOException {
    final String page = Files.readString(Path.of("..", "docs", "flink.md"));
    final String yaml = page.substring(page.indexOf("```yaml") + 7);
    final Map<String, String> said = new TreeMap<>();
    flatten("", load(yaml.substring(0, yaml.indexOf("```"))).iterator().next(), said);
    said.keySet().removeIf(key -> !key.startsWith("restart-strategy"));
    assertEquals(Restarts.CONFIGURATION, said);
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void theReadmeNamesIt(Path manifest) throws IOException {
    assertTrue(
        Files.readString(FOLDER.resolve("README.md"))
            .contains("`kubernetes/" + manifest.getFileName() + "`"));
    assertTrue(Files.readString(FOLDER.resolve("Containerfile")).contains(JAR));
  }

  private static Iterable<Object> load(String yaml) {
    return new Load(LoadSettings.builder().build()).loadAllFromString(yaml);
  }

  private static List<Object> documents(Path manifest) {
    final List<Object> documents = new ArrayList<>();
    try {
      load(Files.readString(manifest)).forEach(documents::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return documents;
  }

  /** The configurations of Flink in a manifest. */
  private static List<Map<String, String>> configurations(Path manifest) {
    final List<Map<String, String>> configurations = new ArrayList<>();
    for (final Map<?, ?> spec : with("flinkConfiguration", documents(manifest))) {
      final Map<String, String> flat = new TreeMap<>();
      flatten("", spec.get("flinkConfiguration"), flat);
      configurations.add(flat);
    }
    return configurations;
  }

  private static void flatten(String prefix, Object part, Map<String, String> flat) {
    if (part instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> flatten(prefix.isEmpty() ? "" + key : prefix + "." + key, value, flat));
    } else {
      flat.put(prefix, String.valueOf(part));
    }
  }

  /** Every part that has a key. */
  private static List<Map<?, ?>> with(String key, Object part) {
    final List<Map<?, ?>> found = new ArrayList<>();
    if (part instanceof Map<?, ?> map) {
      if (map.containsKey(key)) {
        found.add(map);
      }
      map.values().forEach(value -> found.addAll(with(key, value)));
    } else if (part instanceof List<?> list) {
      list.forEach(value -> found.addAll(with(key, value)));
    }
    return found;
  }
}
