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
 * rendition and outcome, and the same rows in all tables but that of costs.
 */
public final class EditionsMatch {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OUTCOME = "outcome.json";

  private EditionsMatch() {}

  /** Fails where they do not; the message names the first rendition or table that differs. */
  public static void assertSame(Path expected, Path actual) throws IOException, SQLException {
    assertEquals(renditions(expected), renditions(actual));
    assertRowsSame(expected, actual, "");
  }

  /**
   * Fails where they do not, apart from one document, of which nothing is compared.
   *
   * @param documentId which
   */
  public static void assertSameBut(String documentId, Path expected, Path actual)
      throws IOException, SQLException {
    assertEquals(renditionsBut(documentId, expected), renditionsBut(documentId, actual));
    assertRowsSame(expected, actual, " WHERE document_id <> '" + documentId + "'");
  }

  private static Map<String, String> renditionsBut(String documentId, Path output)
      throws IOException {
    final Map<String, String> others = new TreeMap<>(renditions(output));
    others.keySet().removeIf(name -> name.startsWith(documentId));
    return others;
  }

  /**
   * Every rendition of every document by its name below {@code documents/}, with the digest that
   * its outcome tells; each is that of the file, and there are no other files. The outcomes
   * themselves are among them.
   */
  public static Map<String, String> renditions(Path output) throws IOException {
    final Map<String, String> digests = new TreeMap<>();
    for (final Path folder : documents(output)) {
      final byte[] published = Files.readAllBytes(folder.resolve(OUTCOME));
      digests.put(folder.getFileName() + "/" + OUTCOME, Sha256.hex(published));
      final JsonNode outcome = JSON.readTree(published);
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
    return file.endsWith("/data/" + Table.COSTS.word() + ".parquet")
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

  private static void assertRowsSame(Path expected, Path actual, String which) throws SQLException {
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      for (final Table table : Table.values()) {
        if (table != Table.COSTS) {
          assertEquals(
              "0 missing, 0 added",
              count(statement, rows(expected, table) + which, rows(actual, table) + which)
                  + " missing, "
                  + count(statement, rows(actual, table) + which, rows(expected, table) + which)
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
