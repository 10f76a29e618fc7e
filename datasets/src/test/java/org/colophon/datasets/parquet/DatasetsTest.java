package org.colophon.datasets.parquet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.colophon.datasets.outcomes.OutcomeFile;
import org.colophon.datasets.store.SyntheticBook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {
  private static final int PAGES = 4;
  private static final int DONE = PAGES - 1;

  private static Connection duckdb;

  @TempDir private Path output;

  @BeforeAll
  static void openDuckDb() throws SQLException {
    duckdb = DriverManager.getConnection("jdbc:duckdb:");
  }

  @AfterAll
  static void closeDuckDb() throws SQLException {
    duckdb.close();
  }

  @Test
  void anotherImplementationReadsAndJoinsTheTables() throws IOException, SQLException {
    publish('a');
    publish('b');
    Datasets.rebuild(output);
    final long words = 2L * DONE * (SyntheticBook.PARAGRAPH_WORDS + SyntheticBook.TABLE_WORDS);
    assertEquals(2, query("select count(*) from %s", Table.DOCUMENTS));
    assertEquals(4, query("select count(*) from %s", Table.SOURCES));
    assertEquals(2 * PAGES, query("select count(*) from %s", Table.PAGES));
    assertEquals(words, query("select count(distinct word_id) from %s", Table.WORDS));
    assertEquals(
        words, query("select count(*) from %s join %s using (line_id)", Table.WORDS, Table.LINES));
    assertEquals(
        2L * DONE * 54,
        query("select count(*) from %s join %s using (region_id)", Table.LINES, Table.REGIONS));
    assertEquals(
        2L * DONE * SyntheticBook.REGIONS,
        query("select count(*) from %s join %s using (page_id)", Table.REGIONS, Table.PAGES));
    assertEquals(
        2L * PAGES,
        query("select count(*) from %s join %s using (document_id)", Table.PAGES, Table.DOCUMENTS));
    assertEquals(words, query("select sum(words) from %s", Table.DOCUMENTS));
    assertEquals(words, query("select sum(words) from %s", Table.PAGES));
    assertEquals(
        2L * DONE * 4,
        query(
            "select count(*) from %s c join %s r using (region_id) where r.kind = 'table'",
            Table.CELLS, Table.REGIONS));
    assertEquals(
        2L * DONE * 3,
        query("select count(*) from %s join %s using (region_id)", Table.POINTS, Table.REGIONS));
    assertEquals(
        2L * DONE,
        query(
            "select count(*) from %s f join %s r on f.element_id = r.region_id",
            Table.FAILURES, Table.REGIONS));
  }

  @Test
  void rebuildingGivesTheSameBytes() throws IOException {
    publish('b');
    publish('a');
    Datasets.rebuild(output);
    final byte[] words = Files.readAllBytes(part(Table.WORDS));
    final byte[] documents = Files.readAllBytes(part(Table.DOCUMENTS));
    Datasets.rebuild(output);
    assertArrayEquals(words, Files.readAllBytes(part(Table.WORDS)));
    assertArrayEquals(documents, Files.readAllBytes(part(Table.DOCUMENTS)));
  }

  @Test
  void onlyPublishedDocumentsAreIn() throws IOException, SQLException {
    publish('a');
    final Path unfinished = publish('b');
    Files.delete(unfinished.resolve(OutcomeFile.NAME));
    Datasets.rebuild(output);
    assertEquals(1, query("select count(*) from %s", Table.DOCUMENTS));
    assertEquals(PAGES, query("select count(*) from %s", Table.PAGES));
  }

  @Test
  void tablesAreThereWithoutAnyDocument() throws IOException, SQLException {
    Datasets.rebuild(output);
    for (final Table table : Table.values()) {
      assertEquals(0, query("select count(*) from %s", table));
    }
  }

  @Test
  void oldPartsGo() throws IOException {
    publish('a');
    final Path old = part(Table.WORDS).resolveSibling("part-00001.parquet");
    Files.createDirectories(old.getParent());
    Files.writeString(old, "old");
    Datasets.rebuild(output);
    assertFalse(Files.exists(old));
    assertTrue(Files.exists(part(Table.WORDS)));
  }

  @Test
  void damagedFragmentLeavesTheTablesAsTheyWere() throws IOException, SQLException {
    publish('a');
    Datasets.rebuild(output);
    final Path folder = publish('b');
    Files.writeString(folder.resolve(FragmentWriter.FOLDER).resolve("words.parquet"), "damaged");
    final IOException e = assertThrows(IOException.class, () -> Datasets.rebuild(output));
    assertTrue(e.getMessage().contains("words.parquet"), e.getMessage());
    assertEquals(1, query("select count(*) from %s", Table.DOCUMENTS));
  }

  @Test
  void onlyWhatIsNewIsWritten() throws IOException, SQLException {
    publish('a');
    publish('b');
    assertEquals(new Datasets.Compacted(2, 2, 1), Datasets.rebuild(output, 2));
    assertEquals(new Datasets.Compacted(2, 0, 1), Datasets.rebuild(output, 2));
    // A third of what is there: small parts are merged.
    publish('c');
    assertEquals(new Datasets.Compacted(3, 3, 1), Datasets.rebuild(output, 2));
    assertEquals(3, query("select count(*) from %s", Table.DOCUMENTS));
    delete(publish('c'));
    assertEquals(new Datasets.Compacted(2, 2, 1), Datasets.rebuild(output, 2));
    assertEquals(2, query("select count(distinct document_id) from %s", Table.WORDS));
  }

  @Test
  void partsAreOfBoundedSizeAndOnlyThoseThatChangedAreWritten() throws IOException, SQLException {
    for (char digit = '0'; digit < '8'; digit++) {
      publish(digit);
    }
    // Every document is more than half of this.
    final long bytes = bytes(publish('0').resolve(FragmentWriter.FOLDER)) * 3 / 2;
    assertEquals(new Datasets.Compacted(8, 8, 4), new Compaction(output, bytes, 2).run());
    final long words = 8L * DONE * (SyntheticBook.PARAGRAPH_WORDS + SyntheticBook.TABLE_WORDS);
    assertEquals(words, query("select count(distinct word_id) from %s", Table.WORDS));
    final var before = DatasetManifest.read(output.resolve("dataset"));
    publish('3');
    final Datasets.Compacted again = new Compaction(output, bytes, 2).run();
    assertEquals(8, again.documents());
    assertEquals(2, again.written(), "the part of the document that was published again");
    final var after = DatasetManifest.read(output.resolve("dataset"));
    assertEquals(3, before.parts().stream().filter(after.parts()::contains).count());
    assertEquals(words, query("select count(*) from %s", Table.WORDS));
    assertEquals(8, query("select count(*) from %s", Table.DOCUMENTS));
  }

  @Test
  void aCompactionThatWasCutOffIsMadeGood() throws IOException, SQLException {
    publish('a');
    Datasets.rebuild(output);
    final Path dataset = output.resolve("dataset");
    // New parts in their places and others on their way, but no manifest that names them.
    Files.copy(part(Table.WORDS), part(Table.WORDS).resolveSibling("part-00007.parquet"));
    Files.createDirectories(dataset.resolve("_new").resolve("words"));
    Files.writeString(dataset.resolve("_new").resolve("words").resolve("x.part"), "half");
    Datasets.rebuild(output);
    assertEquals(DONE * 504L, query("select count(*) from %s", Table.WORDS));
    assertFalse(Files.exists(dataset.resolve("_new")));
    Files.delete(dataset.resolve("_manifest.json"));
    assertEquals(new Datasets.Compacted(1, 1, 1), Datasets.rebuild(output));
    assertEquals(1, query("select count(*) from %s", Table.DOCUMENTS));
  }

  private static void delete(Path folder) throws IOException {
    Files.delete(folder.resolve(OutcomeFile.NAME));
  }

  private static long bytes(Path folder) throws IOException {
    long bytes = 0;
    try (var files = Files.list(folder)) {
      for (final Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  private Path publish(char digit) throws IOException {
    return PublishedBook.publish(output, new SyntheticBook(digit, PAGES));
  }

  private Path part(Table table) {
    return output.resolve("dataset").resolve(table.word()).resolve("part-00000.parquet");
  }

  /** A number asked of DuckDB; each {@code %s} is a table. */
  private long query(String sql, Table... tables) throws SQLException {
    final Object[] files = new Object[tables.length];
    for (int i = 0; i < tables.length; i++) {
      files[i] = "'" + output.resolve("dataset").resolve(tables[i].word()) + "/*.parquet'";
    }
    try (Statement statement = duckdb.createStatement();
        ResultSet result = statement.executeQuery(String.format(sql, files))) {
      result.next();
      return result.getLong(1);
    }
  }
}
