package org.colophon.datasets.renditions;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sets lists in Markdown. Numbers stay as printed: since a renderer counts on from the first, only
 * numbers that follow each other become an ordered list; all other markers stand as text in a
 * bullet list. Remembers the lists just set, so that a deeper one can be set within them.
 */
final class MarkdownList {
  private static final Pattern NUMBER = Pattern.compile("([0-9]{1,9})([.)])");

  private final MarkdownText text;
  // For each open level, the column at which the text of its items begins.
  private final List<Integer> columns = new ArrayList<>();

  MarkdownList(MarkdownText text) {
    this.text = text;
  }

  /** To be called when another block than a list is set. */
  void end() {
    columns.clear();
  }

  String set(Block.Items list) {
    final boolean ordered = isOrdered(list.items());
    final StringBuilder out = new StringBuilder();
    if (ordered && !columns.isEmpty() && list.nesting() <= columns.size()) {
      // Without it the renderer would take the two for one list and count on.
      out.append("<!-- next list -->\n\n");
      columns.clear();
    }
    final int depth = Math.min(list.nesting() - 1, columns.size());
    final int indent = depth == 0 ? 0 : columns.get(depth - 1);
    columns.subList(depth, columns.size()).clear();
    String anchor = text.region(list.id());
    for (final Block.Item item : list.items()) {
      final String marker = ordered ? item.marker() : "-";
      final String shown =
          ordered || item.marker().isEmpty() || ListItems.isBullet(item.marker())
              ? ""
              : text.words(item.marker()) + " ";
      // An anchor before the text keeps its first letters from being taken for markup.
      final String body = Inlines.set(item.text(), text);
      final String literal = anchor.isEmpty() ? MarkdownText.atStart(shown + body) : shown + body;
      out.append(" ".repeat(indent)).append(marker).append(' ').append(anchor);
      out.append(literal).append('\n');
      anchor = "";
      columns.subList(depth, columns.size()).clear();
      columns.add(indent + marker.length() + 1);
    }
    return out.append('\n').toString();
  }

  private static boolean isOrdered(List<Block.Item> items) {
    long expected = -1;
    String sign = "";
    for (final Block.Item item : items) {
      final Matcher number = NUMBER.matcher(item.marker());
      if (!number.matches()) {
        return false;
      }
      final long value = Long.parseLong(number.group(1));
      final boolean leadingZero = !String.valueOf(value).equals(number.group(1));
      if (leadingZero || (expected >= 0 && (value != expected || !sign.equals(number.group(2))))) {
        return false;
      }
      expected = value + 1;
      sign = number.group(2);
    }
    return !items.isEmpty();
  }
}
