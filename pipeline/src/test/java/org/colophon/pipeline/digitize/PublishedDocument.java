package org.colophon.pipeline.digitize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.parquet.Table;
import org.colophon.datasets.parquet.TableReader;

/** The folder of one document, read as a user of the edition would. */
record PublishedDocument(Path folder) {
  private static final String REGION_ID = "(d[0-9a-f]{16}_p\\d{5}_r\\d{4})";

  /** Every document that an output folder holds, by name. */
  static List<PublishedDocument> all(Path output) throws IOException {
    try (Stream<Path> folders = Files.list(output.resolve("documents"))) {
      return folders.sorted().map(PublishedDocument::new).toList();
    }
  }

  /** The document whose folder ends in a name. */
  static PublishedDocument named(Path output, String name) throws IOException {
    return all(output).stream()
        .filter(document -> document.folder().getFileName().toString().endsWith("-" + name))
        .findFirst()
        .orElseThrow(() -> new IOException("no document " + name + " in " + output));
  }

  /** A word of the words table. */
  record Word(String id, int page, String text, Box box) {
    double distance(double x, double y) {
      return Math.hypot(box.centerX() - x, box.centerY() - y);
    }
  }

  String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  /** SHA-256 of every file, by path inside the folder. */
  Map<String, String> digests() throws IOException {
    final Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (final Path file : files.filter(Files::isRegularFile).toList()) {
        digests.put(folder.relativize(file).toString(), sha256(Files.readAllBytes(file)));
      }
    }
    return digests;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  List<GenericRecord> rows(Table table) throws IOException {
    final List<GenericRecord> rows = new ArrayList<>();
    try (TableReader reader =
        TableReader.open(folder.resolve("data").resolve(table.fileName()), table)) {
      for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
        rows.add(row.get());
      }
    }
    return rows;
  }

  Set<String> column(Table table, String name) throws IOException {
    return rows(table).stream()
        .map(row -> row.get(name).toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  List<Word> words(int page) throws IOException {
    return rows(Table.WORDS).stream()
        .filter(row -> (Integer) row.get("page") == page)
        .map(
            row ->
                new Word(
                    row.get("word_id").toString(),
                    page,
                    row.get("text").toString(),
                    new Box(
                        (Integer) row.get("left"),
                        (Integer) row.get("top"),
                        (Integer) row.get("right"),
                        (Integer) row.get("bottom"))))
        .toList();
  }

  /** Region ids in all files of a folder or in one file, where they stand between two strings. */
  Set<String> regionIds(String path, String before, String after) throws IOException {
    return ids(path, Pattern.quote(before) + REGION_ID + Pattern.quote(after));
  }

  /** Word ids, likewise. */
  Set<String> wordIds(String path, String before, String after) throws IOException {
    return ids(
        path, Pattern.quote(before) + "(d[0-9a-f]{16}_[a-z0-9_]*_w\\d{3,})" + Pattern.quote(after));
  }

  private Set<String> ids(String path, String pattern) throws IOException {
    final Pattern id = Pattern.compile(pattern);
    final Set<String> ids = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder.resolve(path))) {
      for (final Path file : files.filter(Files::isRegularFile).toList()) {
        id.matcher(Files.readString(file)).results().forEach(match -> ids.add(match.group(1)));
      }
    }
    return ids;
  }
}
