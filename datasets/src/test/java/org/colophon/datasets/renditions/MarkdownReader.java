package org.colophon.datasets.renditions;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Reads Markdown back with commonmark-java: what a reader of the rendered page sees. */
final class MarkdownReader {
  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  private MarkdownReader() {}

  static List<Node> blocks(String markdown) {
    return children(PARSER.parse(markdown));
  }

  static List<Node> children(Node parent) {
    final List<Node> children = new ArrayList<>();
    for (Node n = parent.getFirstChild(); n != null; n = n.getNext()) {
      children.add(n);
    }
    return children;
  }

  /** The text that is shown; alternatives of images count as text. */
  static String text(Node node) {
    if (node instanceof Text text) {
      return text.getLiteral();
    }
    if (node instanceof HtmlInline || node instanceof HtmlBlock) {
      return "";
    }
    if (node instanceof SoftLineBreak) {
      return " ";
    }
    if (node instanceof Code) {
      throw new AssertionError("text was taken for code: " + node);
    }
    final StringBuilder text = new StringBuilder();
    children(node).forEach(child -> text.append(text(child)));
    return text.toString();
  }

  /** The cells of a pipe table, row by row, the header first. */
  static List<List<String>> cells(Node table) {
    final List<List<String>> rows = new ArrayList<>();
    for (final Node part : children(table)) {
      for (final Node row : children(part)) {
        rows.add(children(row).stream().map(MarkdownReader::text).toList());
      }
    }
    return rows;
  }

  static <T extends Node> List<T> all(Node root, Class<T> type) {
    final List<T> found = new ArrayList<>();
    if (type.isInstance(root)) {
      found.add(type.cast(root));
    }
    children(root).forEach(child -> found.addAll(all(child, type)));
    return found;
  }
}
