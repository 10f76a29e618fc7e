package org.colophon.datasets.evaluation;

import java.util.Locale;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.Status;

/** The one mapping between what was scored and rows of its tables. */
final class EvaluationRows {
  private EvaluationRows() {}

  static GenericRecord row(Element element) {
    final GenericData.Record row =
        keyed(EvaluationTable.ELEMENTS, element.group(), element.source(), element.id());
    row.put("document_id", element.documentId());
    row.put("page", element.page());
    row.put("kind", element.kind().word());
    row.put("truth", element.truth());
    row.put("reading", element.reading());
    row.put("left", element.box().left());
    row.put("top", element.box().top());
    row.put("right", element.box().right());
    row.put("bottom", element.box().bottom());
    row.put("specialist", element.specialist());
    row.put("confidence", element.confidence());
    row.put("status", element.status().name().toLowerCase(Locale.ROOT));
    return row;
  }

  static Element element(GenericRecord row) {
    return new Element(
        text(row, "group_name"),
        text(row, "source"),
        text(row, "document_id"),
        (int) row.get("page"),
        text(row, "element_id"),
        ElementKind.of(text(row, "kind")),
        text(row, "truth"),
        text(row, "reading"),
        new Box(
            (int) row.get("left"),
            (int) row.get("top"),
            (int) row.get("right"),
            (int) row.get("bottom")),
        text(row, "specialist"),
        (double) row.get("confidence"),
        Status.valueOf(text(row, "status").toUpperCase(Locale.ROOT)));
  }

  static GenericRecord row(Element element, Score score) {
    final GenericData.Record row =
        keyed(EvaluationTable.SCORES, element.group(), element.source(), element.id());
    row.put("metric", score.metric().word());
    row.put("part", score.part());
    row.put("whole", score.whole());
    return row;
  }

  static Score score(GenericRecord row) {
    return new Score(
        Metric.of(text(row, "metric")), (double) row.get("part"), (double) row.get("whole"));
  }

  static GenericRecord row(JudgedWord word) {
    final GenericData.Record row =
        keyed(EvaluationTable.WORDS, word.group(), word.source(), word.elementId());
    row.put("document_id", word.documentId());
    row.put("word_id", word.wordId());
    row.put("specialist", word.specialist());
    row.put("text", word.text());
    row.put("confidence", word.confidence());
    row.put("calibrated", word.calibrated());
    row.put("correct", word.correct());
    return row;
  }

  static JudgedWord word(GenericRecord row) {
    return new JudgedWord(
        text(row, "group_name"),
        text(row, "source"),
        text(row, "document_id"),
        text(row, "element_id"),
        text(row, "word_id"),
        text(row, "specialist"),
        text(row, "text"),
        (double) row.get("confidence"),
        (boolean) row.get("calibrated"),
        (boolean) row.get("correct"));
  }

  static GenericRecord row(Detection detection) {
    final GenericData.Record row =
        keyed(
            EvaluationTable.DETECTIONS,
            detection.group(),
            detection.source(),
            detection.elementId());
    row.put("kind", detection.kind().word());
    row.put("found", detection.found());
    row.put("confidence", detection.confidence());
    row.put("matched", detection.matched());
    return row;
  }

  static Detection detection(GenericRecord row) {
    return new Detection(
        text(row, "group_name"),
        text(row, "source"),
        text(row, "element_id"),
        RegionKind.valueOf(text(row, "kind").toUpperCase(Locale.ROOT)),
        (boolean) row.get("found"),
        (double) row.get("confidence"),
        (int) row.get("matched"));
  }

  static String text(GenericRecord row, String column) {
    return row.get(column).toString();
  }

  private static GenericData.Record keyed(
      EvaluationTable table, String group, String source, String element) {
    final GenericData.Record row = new GenericData.Record(table.schema());
    row.put("group_name", group);
    row.put("source", source);
    row.put("element_id", element);
    return row;
  }
}
