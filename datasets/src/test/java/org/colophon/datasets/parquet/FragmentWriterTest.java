package org.colophon.datasets.parquet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.FinishedPage;
import org.colophon.datasets.outcomes.OutcomeTally;
import org.colophon.datasets.store.SyntheticBook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FragmentWriterTest {
  private static final int DONE = 3;

  private final FileSystem files = Jimfs.newFileSystem(Configuration.unix());
  private final Path folder = files.getPath("/out/documents/book");
  private final SyntheticBook book = new SyntheticBook('a', DONE + 1);

  @AfterEach
  void closeFiles() throws IOException {
    files.close();
  }

  @Test
  void everyElementIsARow() throws IOException {
    PublishedBook.fragments(folder, book);
    final int words = DONE * (SyntheticBook.PARAGRAPH_WORDS + SyntheticBook.TABLE_WORDS);
    assertEquals(2, rows(Table.SOURCES).size());
    assertEquals(1, rows(Table.DOCUMENTS).size());
    assertEquals(DONE + 1, rows(Table.PAGES).size());
    assertEquals(DONE * SyntheticBook.REGIONS, rows(Table.REGIONS).size());
    assertEquals(DONE * (50 + 4), rows(Table.LINES).size());
    assertEquals(words, rows(Table.WORDS).size());
    assertEquals(DONE * 4, rows(Table.CELLS).size());
    assertEquals(DONE * 3, rows(Table.POINTS).size());
    assertEquals(DONE * SyntheticBook.REGIONS, rows(Table.READINGS).size());
    assertEquals(DONE + 1, rows(Table.FAILURES).size());
    assertEquals(DONE + DONE + 1, rows(Table.COSTS).size(), "attempts of failures are costs");
  }

  @Test
  void rowsSayWhatThePageSays() throws IOException {
    PublishedBook.fragments(folder, book);
    final GenericRecord document = rows(Table.DOCUMENTS).get(0);
    assertEquals("partial", document.get("status").toString());
    assertEquals(1, document.get("pages_failed"));
    final GenericRecord region = rows(Table.REGIONS).get(6);
    assertEquals(book.document().id() + "_p00001_r0007", region.get("region_id").toString());
    assertEquals("chart", region.get("kind").toString());
    assertEquals(book.document().id() + "_p00001_r0007.png", region.get("image").toString());
    assertEquals("bars", region.get("specialist").toString());
    assertEquals(2200, region.get("right"));
    final GenericRecord point = rows(Table.POINTS).get(1);
    assertEquals("Feb", point.get("x").toString());
    assertEquals(2.5, point.get("y"));
    final GenericRecord missing = rows(Table.PAGES).get(DONE);
    assertEquals("failed", missing.get("status").toString());
    assertEquals(DONE + 1, missing.get("page"));
  }

  @Test
  void onlyCostsDifferBetweenRuns() throws IOException {
    PublishedBook.fragments(folder, book);
    final Map<String, byte[]> first = bytes();
    PublishedBook.fragments(folder, new SyntheticBook('a', DONE + 1));
    final Map<String, byte[]> second = bytes();
    assertEquals(first.keySet(), second.keySet());
    first.forEach((name, bytes) -> assertArrayEquals(bytes, second.get(name), name));
    for (final Table table : Table.values()) {
      final List<String> columns = table.columns().stream().map(Column::name).toList();
      assertEquals(table == Table.COSTS, columns.contains("cpu_seconds"), table.word());
      assertEquals(table == Table.COSTS, columns.contains("attempts"), table.word());
    }
  }

  /**
   * Found by comparing two runs: parquet-java orders them by identity hashes, which differ between
   * JVMs.
   */
  @Test
  void encodingsOfAColumnAreInAFixedOrder() throws IOException {
    PublishedBook.fragments(folder, book);
    int columns = 0;
    for (final Table table : Table.values()) {
      final byte[] bytes = Files.readAllBytes(folder.resolve("data").resolve(table.fileName()));
      final int start = SteadyFooter.footerStart(bytes);
      final FileMetaData metadata =
          Util.readFileMetaData(new ByteArrayInputStream(bytes, start, bytes.length - 8 - start));
      for (final RowGroup group : metadata.getRow_groups()) {
        for (final ColumnChunk chunk : group.getColumns()) {
          final List<Encoding> encodings = chunk.getMeta_data().getEncodings();
          assertEquals(encodings.stream().sorted().toList(), encodings);
          columns += encodings.size() > 1 ? 1 : 0;
        }
      }
    }
    assertTrue(columns > 0, "some columns have several encodings");
  }

  @Test
  void withoutACommitTheFolderIsAsItWas() throws IOException {
    PublishedBook.fragments(folder, book);
    final Map<String, byte[]> before = bytes();
    try (FragmentWriter writer = FragmentWriter.create(folder, book.document())) {
      writer.page(book.page(1));
    }
    final Map<String, byte[]> after = bytes();
    assertEquals(before.keySet(), after.keySet());
    before.forEach((name, bytes) -> assertArrayEquals(bytes, after.get(name), name));
  }

  @Test
  void tableWithoutRowsLosesItsOldFile() throws IOException {
    PublishedBook.fragments(folder, book);
    assertTrue(Files.exists(fragment(Table.CELLS)));
    final FinishedPage plain =
        new FinishedPage(book.page(1).page().withRegions(List.of()), List.of(), List.of());
    try (FragmentWriter writer = FragmentWriter.create(folder, book.document())) {
      writer.page(plain);
      writer.commit(new OutcomeTally(book.document()).outcome(List.of()));
    }
    assertFalse(Files.exists(fragment(Table.CELLS)));
    assertFalse(Files.exists(fragment(Table.COSTS)));
    assertEquals(1, rows(Table.PAGES).size());
  }

  @Test
  void membersOfAGroupAreListed() throws IOException {
    final Document one = book.document();
    final Document group =
        new Document(
            one.id(),
            one.digest(),
            one.name(),
            one.type(),
            one.sources(),
            List.of("1.tif", "2.tif"),
            2,
            List.of(1, 2),
            one.fingerprint(),
            1);
    try (FragmentWriter writer = FragmentWriter.create(folder, group)) {
      writer.commit(new OutcomeTally(group).outcome(List.of()));
    }
    assertEquals(
        List.of("source 1", "source 2", "member 1", "member 2"),
        rows(Table.SOURCES).stream()
            .map(row -> row.get("role") + " " + row.get("position"))
            .toList());
  }

  @Test
  void fullDiskLeavesNoFragment() throws IOException {
    final Configuration small =
        Configuration.unix().toBuilder().setBlockSize(512).setMaxSize(12 << 10).build();
    try (FileSystem disk = Jimfs.newFileSystem(small)) {
      final Path full = disk.getPath("/book");
      assertThrows(IOException.class, () -> PublishedBook.fragments(full, book));
      try (Stream<Path> left = Files.walk(full)) {
        assertEquals(List.of(), left.filter(Files::isRegularFile).toList());
      }
    }
  }

  @Test
  void damagedFragmentIsAnIoException() throws IOException {
    PublishedBook.fragments(folder, book);
    final byte[] whole = Files.readAllBytes(fragment(Table.WORDS));
    for (final int length : new int[] {0, 3, whole.length / 2, whole.length - 1}) {
      Files.write(fragment(Table.WORDS), Arrays.copyOf(whole, length));
      assertThrows(IOException.class, () -> rows(Table.WORDS), "length " + length);
    }
    for (int at = 0; at < whole.length; at += 1 + whole.length / 60) {
      final byte[] damaged = whole.clone();
      damaged[at] ^= 0x55;
      Files.write(fragment(Table.WORDS), damaged);
      try {
        rows(Table.WORDS);
      } catch (IOException e) {
        assertTrue(e.getMessage().contains("words.parquet"), e.getMessage());
      }
    }
  }

  private Path fragment(Table table) {
    return folder.resolve(FragmentWriter.FOLDER).resolve(table.fileName());
  }

  private List<GenericRecord> rows(Table table) throws IOException {
    final List<GenericRecord> rows = new ArrayList<>();
    try (TableReader reader = TableReader.open(fragment(table), table)) {
      Optional<GenericRecord> row = reader.next();
      while (row.isPresent()) {
        rows.add(row.get());
        row = reader.next();
      }
    }
    return rows;
  }

  private Map<String, byte[]> bytes() throws IOException {
    try (Stream<Path> list = Files.list(folder.resolve(FragmentWriter.FOLDER))) {
      return list.collect(
          Collectors.toMap(file -> file.getFileName().toString(), FragmentWriterTest::read));
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
