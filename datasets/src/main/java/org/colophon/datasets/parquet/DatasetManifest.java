package org.colophon.datasets.parquet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.colophon.datasets.store.AtomicFile;

/**
 * Which parts make up the datasets, {@code dataset/_manifest.json}. A part is one file of every
 * table, with the rows of the same documents: {@code dataset/<table>/<part>.parquet}.
 *
 * @param schema version of this form
 * @param next number of the next part; numbers are never used again
 * @param parts in order of their numbers
 */
public record DatasetManifest(int schema, int next, List<Part> parts) {
  static final int SCHEMA = 1;

  /** No parts, and none ever were. */
  static final DatasetManifest NONE = new DatasetManifest(SCHEMA, 0, List.of());

  private static final String FILE = "_manifest.json";
  private static final int MAX_BYTES = 256 << 20;
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  public DatasetManifest {
    parts = List.copyOf(parts);
  }

  /**
   * A part.
   *
   * @param name of its files, without their ending
   * @param documents whose rows it has
   * @param fragmentBytes of the fragments that it was made from
   * @param bytes of all its files
   * @param rows by table
   */
  public record Part(
      String name, long documents, long fragmentBytes, long bytes, Map<String, Long> rows) {
    public Part {
      rows = Map.copyOf(rows);
    }
  }

  /**
   * That of a dataset folder; none where there is none that can be read.
   *
   * @throws IOException if it is there and the disk cannot be read
   */
  public static DatasetManifest read(Path dataset) throws IOException {
    try (InputStream in = Files.newInputStream(dataset.resolve(FILE))) {
      final DatasetManifest manifest =
          JSON.readValue(in.readNBytes(MAX_BYTES), DatasetManifest.class);
      return manifest.schema() == SCHEMA ? manifest : NONE;
    } catch (NoSuchFileException | JsonProcessingException none) {
      return NONE;
    }
  }

  void write(Path dataset) throws IOException {
    try (AtomicFile file = AtomicFile.create(dataset.resolve(FILE))) {
      file.stream().write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
      file.commit();
    }
  }
}
