package org.colophon.runners.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every command explains itself. */
class HelpTest {
  private static final int TERMINAL = 80;

  static Stream<String> commands() {
    return commands("", Colophon.commandLine());
  }

  private static Stream<String> commands(String prefix, CommandLine command) {
    return Stream.concat(
        Stream.of(prefix),
        command.getSubcommands().entrySet().stream()
            .flatMap(sub -> commands((prefix + " " + sub.getKey()).strip(), sub.getValue())));
  }

  @ParameterizedTest(name = "colophon {0} --help")
  @MethodSource("commands")
  void helpSaysHowToCallItWithWhatAndWhatComesBack(String command) {
    final List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.removeIf(String::isEmpty);
    words.add("--help");
    final Console help = Console.run(words.toArray(String[]::new));
    assertEquals(0, help.exit());
    assertTrue(help.out().contains("Usage: colophon " + command), help.out());
    assertTrue(help.out().contains("Options:"), help.out());
    assertTrue(help.out().contains("Exit codes:"), help.out());
    assertEquals(List.of(), help.out().lines().filter(line -> line.length() > TERMINAL).toList());
  }

  @Test
  void theVersionIsOneLine() {
    final Console version = Console.run("--version");
    assertEquals(0, version.exit());
    assertEquals(1, version.out().lines().count(), version.out());
  }
}
