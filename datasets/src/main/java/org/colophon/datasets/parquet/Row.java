package org.colophon.datasets.parquet;

import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.Region;

/** A row of a table while it is filled; every column must be set before it is written. */
final class Row {
  private final GenericData.Record values;

  private Row(Table table) {
    values = new GenericData.Record(table.schema());
  }

  static Row of(Table table) {
    return new Row(table);
  }

  static Row of(Table table, Page page) {
    return of(table)
        .set("document_id", page.documentId())
        .set("page_id", page.id())
        .set("page", page.number());
  }

  static Row of(Table table, Page page, Region region) {
    return of(table, page).set("region_id", region.id());
  }

  Row set(String column, Object value) {
    values.put(column, value);
    return this;
  }

  Row box(Box box) {
    return set("left", box.left())
        .set("top", box.top())
        .set("right", box.right())
        .set("bottom", box.bottom());
  }

  Row readBy(Reading reading) {
    return set("confidence", reading.confidence())
        .set("specialist", reading.provenance().specialist())
        .set("version", reading.provenance().version())
        .set("model_digest", reading.provenance().modelDigest());
  }

  GenericRecord values() {
    return values;
  }
}
