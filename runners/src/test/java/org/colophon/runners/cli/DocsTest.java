package org.colophon.runners.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.colophon.datasets.evaluation.EvaluationTable;
import org.colophon.datasets.evaluation.Metric;
import org.colophon.datasets.metrics.text.Normalisation;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.parquet.Column;
import org.colophon.datasets.parquet.Table;
import org.colophon.datasets.parquet.TableSchema;
import org.colophon.datasets.renditions.Rendition;
import org.colophon.datasets.sources.SourceException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.OptionSpec;

/** The docs tell of every option, rendition, column, kind and cause there is. */
class DocsTest {
  @Test
  void everyOptionIsDescribed() throws IOException {
    final Map<String, String> pages =
        Map.of(
            "digitize", "digitize.md",
            "evaluate", "evaluate.md",
            "ingest", "ingest.md",
            "status", "operate.md",
            "verify", "operate.md",
            "retry", "operate.md",
            "compact", "operate.md");
    for (final String command : pages.keySet()) {
      final String docs = docs(pages.get(command));
      for (final OptionSpec option :
          Colophon.commandLine().getSubcommands().get(command).getCommandSpec().options()) {
        if (!option.usageHelp() && !option.versionHelp()) {
          assertTold(docs, "`" + option.longestName());
        }
      }
    }
  }

  @Test
  void everyRenditionIsDescribed() throws IOException {
    final String docs = docs("digitize.md");
    for (final Rendition rendition : Rendition.values()) {
      assertTold(docs, "`" + rendition.word() + "`");
    }
  }

  @Test
  void everyColumnIsDescribed() throws IOException {
    assertColumnsTold("output.md", Table.values());
    assertColumnsTold("evaluate.md", EvaluationTable.values());
  }

  @Test
  void everyMetricAndNormalisationIsDescribed() throws IOException {
    final String docs = docs("evaluate.md");
    for (final Metric metric : Metric.values()) {
      assertTold(
          docs,
          "| `%s` | %s | %s |"
              .formatted(
                  metric.word(),
                  metric.higherIsBetter() ? "higher" : "lower",
                  metric.description()));
    }
    for (final Normalisation normalisation : Normalisation.values()) {
      assertTold(docs, "| `" + normalisation.name().toLowerCase(Locale.ROOT) + "` |");
    }
  }

  private static void assertColumnsTold(String file, TableSchema... tables) throws IOException {
    final String docs = docs(file);
    for (final TableSchema table : tables) {
      final int start = docs.indexOf("\n### " + table.word() + "\n");
      assertTrue(start >= 0, "the table " + table.word() + " is not in " + file);
      final int next = docs.indexOf("\n### ", start + 1);
      final String section = docs.substring(start, next < 0 ? docs.length() : next);
      for (final Column column : table.columns()) {
        assertTold(section, "| `" + column.name() + "` | ");
        assertTold(section, " | " + column.doc() + " |");
      }
    }
  }

  @Test
  void everyCauseAndKindIsDescribed() throws IOException {
    final String docs = docs("output.md");
    for (final SourceException.Cause cause : SourceException.Cause.values()) {
      assertTold(docs, "| `" + cause.name() + "` |");
    }
    for (final RegionKind kind : RegionKind.values()) {
      assertTold(docs, kind.word());
    }
  }

  /** The texts between fences of a language, in order. */
  static List<String> fenced(String file, String language) throws IOException {
    return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$")
        .matcher(docs(file))
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  private static void assertTold(String docs, String what) {
    assertTrue(docs.contains(what), what + " is not in the docs");
  }

  /** The tests run in the module's folder; the docs are beside it. */
  private static String docs(String name) throws IOException {
    return Files.readString(Path.of("").toAbsolutePath().resolveSibling("docs").resolve(name));
  }
}
