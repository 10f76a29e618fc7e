package org.colophon.runners.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigitizeCommandTest {
  private static final Path REPORT = Path.of("..", "datasets", "samples", "report.pdf");

  @TempDir Path folder;

  @Test
  void aCompleteRunExitsWithZeroAndSumsUp() {
    final Console run = digitize("--pages", "2", "--to", "md", "--isolation", "none");
    assertEquals(0, run.exit(), run.err());
    final List<String> names =
        run.out()
            .lines()
            .filter(line -> !line.startsWith(" "))
            .map(DigitizeCommandTest::name)
            .toList();
    assertTrue(
        names.containsAll(
            List.of("Documents", "Pages", "Regions", "Words", "Models", "Time", "Output")),
        run.out());
    assertTrue(run.out().contains("1 complete, 0 partial, 0 failed"), run.out());
    assertTrue(run.out().contains("1 done, 0 failed"), run.out());
    assertTrue(run.out().contains("text-layer 1"), run.out());
    assertFalse(run.out().contains("Failures"), run.out());
    assertTrue(run.err().contains("1 of 1 pages"), run.err());
  }

  private static String name(String line) {
    return line.split(" ", 2)[0];
  }

  @Test
  void aDocumentThatCannotBeOpenedExitsWithOneAndIsListed() throws IOException {
    final Path broken = folder.resolve("broken.pdf");
    Files.write(broken, Arrays.copyOf(Files.readAllBytes(REPORT), 3000));
    final Console run =
        digitize("--pages", "2", "--to", "md", "--isolation", "none", broken.toString());
    assertEquals(1, run.exit(), run.err());
    assertTrue(run.out().contains("1 complete, 0 partial, 1 failed"), run.out());
    final List<String> failures =
        run.out().lines().dropWhile(line -> !line.startsWith("Failures, 1 in all:")).toList();
    assertTrue(failures.get(1).matches("  .*broken.pdf: .* \\[[A-Z_]+]; .+"), run.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--to foo | foo",
        "--pages 3-x | 3-x",
        "--pages 9-3 | 9-3",
        "--group page | --group",
        "--isolation never | --isolation",
        "--text-layer maybe | --text-layer",
        "--ocr-model finest | --ocr-model",
        "--workers -1 | --workers",
        "--max-pixels 0 | --max-pixels",
        "--render-dpi 5 | --render-dpi",
        "--page-seconds 0 | --page-seconds",
        "--worker-memory 0 | --worker-memory",
        "--model-memory 0 | --model-memory",
        "--password-file nowhere | --password-file",
        "--lang xyz | xyz",
        "absent.pdf | absent.pdf"
      })
  void aWrongOptionIsOneLineThatNamesIt(String option, String named) {
    final Console run = digitize(option.split(" "));
    assertEquals(2, run.exit(), run.err());
    assertEquals(1, run.errors().size(), run.err());
    assertTrue(run.err().startsWith("colophon digitize: "), run.err());
    assertTrue(run.err().contains(named), run.err());
    assertFalse(Files.exists(folder.resolve("out").resolve("documents")));
  }

  @Test
  void allWrongOptionsAreToldAtOnce() {
    final Console run = digitize("--to", "foo", "--pages", "x", "--lang", "xyz");
    assertEquals(2, run.exit());
    assertEquals(3, run.errors().size(), run.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "nonsense", "models", "digitize", "digitize --workers x a --output b"})
  void wrongUsageExitsWithTwoAndPointsToTheHelp(String line) {
    final String[] words = line.isEmpty() ? new String[0] : line.split(" ");
    final Console run = Console.run(words);
    assertEquals(2, run.exit());
    assertEquals(2, run.errors().size(), run.err());
    assertTrue(run.errors().get(1).startsWith("Try 'colophon"), run.err());
  }

  @Test
  void optionsOfBeamGoBehindTheDashes() {
    final Console run =
        digitize("--pages", "2", "--to", "txt", "--isolation", "none", "--", "--jobName=tides");
    assertEquals(0, run.exit(), run.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--nonsense=3 | no such option",
        "nonsense | --",
        "--targetParallelism=x | targetParallelism",
        "--lang=fra | before the --",
        "--runner=NoRunner | NoRunner"
      })
  void aWrongOptionOfBeamIsOneLine(String option, String said) {
    final Console run = digitize("--isolation", "none", "--", option);
    assertEquals(2, run.exit(), run.err());
    assertEquals(1, run.errors().size(), run.err());
    assertTrue(run.err().startsWith("colophon digitize: " + option + ": "), run.err());
    assertTrue(run.err().contains(said), run.err());
    assertFalse(run.err().contains("org.colophon"), run.err());
  }

  private Console digitize(String... options) {
    final List<String> arguments = new ArrayList<>();
    arguments.add("digitize");
    arguments.add(REPORT.toString());
    arguments.addAll(List.of("--output", folder.resolve("out").toString()));
    arguments.addAll(List.of(options));
    return Console.run(arguments.toArray(String[]::new));
  }
}
