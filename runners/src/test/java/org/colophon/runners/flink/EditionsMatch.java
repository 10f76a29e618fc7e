package org.colophon.runners.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.colophon.datasets.parquet.Table;
import org.colophon.datasets.store.AtomicFile;
import org.colophon.datasets.store.Sha256;

/**
 * Whether two outputs hold the same editions: the same documents with the same bytes of every
 * rendition, and the same rows in all tables but that of costs.
 */
public final class EditionsMatch {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EditionsMatch() {}

  /** Fails where they do not; the message names the first rendition or table that differs. */
  public static void assertSame(Path expected, Path actual) throws IOException, SQLException {
    assertEquals(renditions(expected), renditions(actual));
    assertRowsSame(expected, actual);
  }

  /**
   * Every rendition of every document by its name below {@code documents/}, with the digest that
   * its outcome tells; each is that of the file, and there are no other files.
   */
  public static Map<String, String> renditions(Path output) throws IOException {
    final Map<String, String> digests = new TreeMap<>();
    for (final Path folder : documents(output)) {
      final JsonNode outcome = JSON.readTree(folder.resolve("outcome.json").toFile());
      for (final JsonNode rendition : outcome.path("renditions")) {
        final Path file = folder.resolve(rendition.path("name").asText());
        final String digest = rendition.path("sha256").asText();
        assertEquals(digest, Sha256.hex(Files.readAllBytes(file)), file + " is not as published");
        digests.put(folder.getFileName() + "/" + rendition.path("name").asText(), digest);
      }
    }
    final Set<String> files = files(output.resolve("documents"));
    files.removeIf(EditionsMatch::isUnnamed);
    assertEquals(digests.keySet(), files, "files that no outcome names, or the other way round");
    return digests;
  }

  /** Costs differ from run to run; and what a killed process was writing stays beside. */
  private static boolean isUnnamed(String file) {
    return file.endsWith("/outcome.json")
        || file.endsWith("/data/" + Table.COSTS.word() + ".parquet")
        || file.endsWith(AtomicFile.PART_SUFFIX);
  }

  private static Set<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static List<Path> documents(Path output) throws IOException {
    try (Stream<Path> folders = Files.list(output.resolve("documents"))) {
      return folders.sorted().toList();
    }
  }

  private static void assertRowsSame(Path expected, Path actual) throws SQLException {
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      for (final Table table : Table.values()) {
        if (table != Table.COSTS) {
          assertEquals(
              "0 missing, 0 added",
              count(statement, rows(expected, table), rows(actual, table))
                  + " missing, "
                  + count(statement, rows(actual, table), rows(expected, table))
                  + " added",
              "rows of " + table.word());
        }
      }
    }
  }

  private static String rows(Path output, Table table) {
    return "SELECT * FROM read_parquet('"
        + output.resolve("dataset").resolve(table.word())
        + "/*.parquet')";
  }

  /** Rows of the first that are not in the second; of equal rows each is counted. */
  private static long count(Statement statement, String first, String second) throws SQLException {
    try (ResultSet result =
        statement.executeQuery("SELECT count(*) FROM (" + first + " EXCEPT ALL " + second + ")")) {
      result.next();
      return result.getLong(1);
    }
  }
}
