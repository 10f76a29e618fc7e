package org.colophon.datasets.renditions.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Region;

/** The outline of a PDF: its headings, nested by level. */
final class Bookmarks {
  private static final int MAX_TITLE = 200;

  private final PDDocumentOutline outline = new PDDocumentOutline();
  private final Deque<Entry> open = new ArrayDeque<>();
  private boolean empty = true;

  private record Entry(PDOutlineNode node, int level) {}

  /**
   * @param x and {@code y}: top left corner of the heading in the page's user space
   */
  void add(Region heading, PDPage page, double x, double y) {
    final String title =
        heading.lines().stream().map(Line::text).collect(Collectors.joining(" ")).strip();
    if (title.isEmpty()) {
      return;
    }
    final PDPageXYZDestination destination = new PDPageXYZDestination();
    destination.setPage(page);
    destination.setLeft((int) Math.floor(x));
    destination.setTop((int) Math.ceil(y));
    final PDOutlineItem item = new PDOutlineItem();
    item.setTitle(shortened(title));
    item.setDestination(destination);
    final int level = Math.max(1, heading.level());
    while (!open.isEmpty() && open.peek().level() >= level) {
      open.pop();
    }
    final PDOutlineNode parent = open.isEmpty() ? outline : open.peek().node();
    parent.addLast(item);
    open.push(new Entry(item, level));
    empty = false;
  }

  private static String shortened(String title) {
    final int points = title.codePointCount(0, title.length());
    return points <= MAX_TITLE
        ? title
        : title.substring(0, title.offsetByCodePoints(0, MAX_TITLE - 1)) + "…";
  }

  /** Gives the document its outline if there were headings. */
  void finish(PDDocument pdf) {
    if (!empty) {
      pdf.getDocumentCatalog().setDocumentOutline(outline);
    }
  }
}
