package org.colophon.runners.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.parquet.Column;
import org.colophon.datasets.parquet.Table;
import org.colophon.datasets.renditions.Rendition;
import org.colophon.datasets.sources.SourceException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.OptionSpec;

/** The docs tell of every option, rendition, column, kind and cause there is. */
class DocsTest {
  @Test
  void everyOptionOfDigitizeIsDescribed() throws IOException {
    final String docs = docs("digitize.md");
    for (final OptionSpec option :
        Colophon.commandLine().getSubcommands().get("digitize").getCommandSpec().options()) {
      if (!option.usageHelp() && !option.versionHelp()) {
        assertTold(docs, "`" + option.longestName());
      }
    }
    for (final Rendition rendition : Rendition.values()) {
      assertTold(docs, "`" + rendition.word() + "`");
    }
  }

  @Test
  void everyColumnIsDescribed() throws IOException {
    final String docs = docs("output.md");
    for (final Table table : Table.values()) {
      final int start = docs.indexOf("\n### " + table.word() + "\n");
      assertTrue(start >= 0, "the table " + table.word() + " is not in output.md");
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

  private static void assertTold(String docs, String what) {
    assertTrue(docs.contains(what), what + " is not in the docs");
  }

  /** The tests run in the module's folder; the docs are beside it. */
  private static String docs(String name) throws IOException {
    return Files.readString(Path.of("").toAbsolutePath().resolveSibling("docs").resolve(name));
  }
}
