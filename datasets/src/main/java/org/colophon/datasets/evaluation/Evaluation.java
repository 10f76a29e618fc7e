package org.colophon.datasets.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.generic.GenericRecord;
import org.colophon.datasets.parquet.TableReader;

/** The scores of a whole corpus, read back from the tables of an {@link EvaluationFolder}. */
public record Evaluation(
    List<SourceScores.Scored> elements, List<JudgedWord> words, List<Detection> detections) {
  public Evaluation {
    elements = List.copyOf(elements);
    words = List.copyOf(words);
    detections = List.copyOf(detections);
  }

  /**
   * Reads all tables of an evaluation.
   *
   * @throws IOException if one is not there or damaged; one line that names the file
   */
  public static Evaluation read(EvaluationFolder folder) throws IOException {
    final Map<Key, Element> elements = new LinkedHashMap<>();
    for (final Element element : rows(folder, EvaluationTable.ELEMENTS, EvaluationRows::element)) {
      elements.put(new Key(element.source(), element.group(), element.id()), element);
    }
    final Map<Key, List<Score>> scores = new LinkedHashMap<>();
    elements.keySet().forEach(key -> scores.put(key, new ArrayList<>()));
    for (final GenericRecord row : rows(folder, EvaluationTable.SCORES, Function.identity())) {
      final Key key =
          new Key(
              EvaluationRows.text(row, "source"),
              EvaluationRows.text(row, "group_name"),
              EvaluationRows.text(row, "element_id"));
      if (!scores.containsKey(key)) {
        throw new IOException(
            folder.table(EvaluationTable.SCORES)
                + ": has a score of an element that is not in "
                + EvaluationTable.ELEMENTS.fileName()
                + "; run the evaluation again");
      }
      scores.get(key).add(EvaluationRows.score(row));
    }
    return new Evaluation(
        elements.entrySet().stream()
            .map(one -> new SourceScores.Scored(one.getValue(), scores.get(one.getKey())))
            .toList(),
        rows(folder, EvaluationTable.WORDS, EvaluationRows::word),
        rows(folder, EvaluationTable.DETECTIONS, EvaluationRows::detection));
  }

  private static <T> List<T> rows(
      EvaluationFolder folder, EvaluationTable table, Function<GenericRecord, T> mapping)
      throws IOException {
    final Path file = folder.table(table);
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + ": not there; name the folder of a finished evaluation");
    }
    final List<T> rows = new ArrayList<>();
    try (TableReader reader = TableReader.open(file, table)) {
      for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
        rows.add(mapping.apply(row.get()));
      }
    }
    return rows;
  }

  private record Key(String source, String group, String element) {}
}
