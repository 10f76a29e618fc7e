package org.colophon.datasets.parquet;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/**
 * A column of a table; never null: what is not there is empty, 0 or false.
 *
 * @param doc what it means, with units and ranges
 */
public record Column(String name, Schema.Type type, String doc) {
  public static Column text(String name, String doc) {
    return new Column(name, Schema.Type.STRING, doc);
  }

  public static Column whole(String name, String doc) {
    return new Column(name, Schema.Type.INT, doc);
  }

  public static Column big(String name, String doc) {
    return new Column(name, Schema.Type.LONG, doc);
  }

  public static Column real(String name, String doc) {
    return new Column(name, Schema.Type.DOUBLE, doc);
  }

  public static Column flag(String name, String doc) {
    return new Column(name, Schema.Type.BOOLEAN, doc);
  }

  public static List<Column> box() {
    return List.of(
        whole("left", "left edge, pixels of the original page raster"),
        whole("top", "top edge, pixels of the original page raster"),
        whole("right", "right edge, exclusive, pixels of the original page raster"),
        whole("bottom", "bottom edge, exclusive, pixels of the original page raster"));
  }

  @SafeVarargs
  public static List<Column> all(List<Column>... groups) {
    final List<Column> all = new ArrayList<>();
    for (final List<Column> group : groups) {
      all.addAll(group);
    }
    return List.copyOf(all);
  }
}
