package org.colophon.datasets.renditions;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.colophon.datasets.model.Line;

/**
 * Finds the items of a list. An item begins at a line whose first word is a marker; in a list
 * without markers, at each line that is not indented.
 */
final class ListItems {
  private static final Pattern BULLET =
      Pattern.compile(
          "[-*\u2022\u2023\u25AA\u25AB\u25CF\u25CB\u25E6\u25A0\u25A1\u2013\u2014\u00B7]");

  private static final Pattern MARKER =
      Pattern.compile(
          BULLET.pattern() + "|\\(?(?:[0-9]{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]|\\[[0-9]{1,4}]");

  /** In line heights. */
  private static final double INDENT = 0.7;

  private ListItems() {}

  static List<Block.Item> of(List<Line> lines, TextFlow flow) {
    final boolean marked = lines.stream().anyMatch(ListItems::isMarked);
    final int margin = lines.stream().mapToInt(line -> line.box().left()).min().orElse(0);
    final List<Block.Item> items = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= lines.size(); i++) {
      if (i == lines.size()
          || (marked ? isMarked(lines.get(i)) : isAtMargin(lines.get(i), margin))) {
        final Block.Item item = item(lines.subList(start, i), flow);
        if (!item.text().isEmpty()) {
          items.add(item);
        }
        start = i;
      }
    }
    return items;
  }

  static boolean isBullet(String marker) {
    return BULLET.matcher(marker).matches();
  }

  private static Block.Item item(List<Line> lines, TextFlow flow) {
    final List<Inline> text = flow.paragraph(lines);
    if (isMarked(lines.get(0)) && text.get(0) instanceof Inline.Printed marker) {
      return new Block.Item(marker.text(), text.subList(1, text.size()));
    }
    return new Block.Item("", text);
  }

  private static boolean isAtMargin(Line line, int margin) {
    return line.box().left() - margin < INDENT * line.box().height();
  }

  private static boolean isMarked(Line line) {
    return line.words().size() > 1
        && MARKER.matcher(CleanText.of(line.words().get(0).text())).matches();
  }
}
