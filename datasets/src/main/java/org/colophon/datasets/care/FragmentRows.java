package org.colophon.datasets.care;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.colophon.datasets.parquet.Table;

/** Rows of all fragments, by table. For several threads. */
final class FragmentRows {
  private final Map<Table, LongAdder> rows = new EnumMap<>(Table.class);

  FragmentRows() {
    for (final Table table : Table.values()) {
      rows.put(table, new LongAdder());
    }
  }

  void add(Table table, long count) {
    rows.get(table).add(count);
  }

  long of(Table table) {
    return rows.get(table).sum();
  }
}
