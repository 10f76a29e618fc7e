package org.colophon.datasets.parquet;

import java.util.List;
import org.apache.avro.Schema;

/** What a table is called and which columns its files have. */
public interface TableSchema {
  /** Its name in files and folders: lower case. */
  String word();

  List<Column> columns();

  /** The Avro schema of its rows. */
  Schema schema();

  /** File name of a file that holds rows of this table. */
  default String fileName() {
    return word() + ".parquet";
  }

  /** The Avro record of these columns. */
  static Schema record(String word, List<Column> columns) {
    final List<Schema.Field> fields =
        columns.stream()
            .map(
                column ->
                    new Schema.Field(column.name(), Schema.create(column.type()), column.doc()))
            .toList();
    return Schema.createRecord(word, null, "org.colophon", false, fields);
  }
}
