package org.colophon.datasets.renditions;

import java.util.ArrayList;
import java.util.List;
import org.colophon.datasets.model.RegionKind;

/**
 * Joins running paragraphs that go on in a later column or on the next page. While a paragraph is
 * open, what stands between its parts (figures, notes, headers) waits and follows it; a heading, a
 * list or a formula closes it. At most two pages wait.
 */
final class Seams {
  /** A paragraph this long is closed, so that a hostile document cannot keep one open for ever. */
  private static final int MAX_WORDS = 5_000;

  private final TextFlow flow;
  private final boolean acrossPages;
  private final List<Block> held = new ArrayList<>();
  private List<Inline> open = List.of();

  Seams(TextFlow flow, boolean acrossPages) {
    this.flow = flow;
    this.acrossPages = acrossPages;
  }

  /** Takes the next block; gives those that can now be set, in order. */
  List<Block> accept(Block block) {
    if (block instanceof Block.Paragraph paragraph && paragraph.running()) {
      return acceptParagraph(paragraph);
    }
    if (!open.isEmpty() && mayWait(block)) {
      held.add(block);
      return List.of();
    }
    final List<Block> ready = flush();
    ready.add(block);
    return ready;
  }

  /** Closes the open paragraph; gives what waited. */
  List<Block> flush() {
    final List<Block> ready = new ArrayList<>();
    if (!open.isEmpty()) {
      ready.add(new Block.Paragraph(open, true));
    }
    ready.addAll(held);
    open = List.of();
    held.clear();
    return ready;
  }

  private List<Block> acceptParagraph(Block.Paragraph paragraph) {
    final List<Block> ready;
    if (!open.isEmpty() && TextFlow.runsOn(open, paragraph.text())) {
      open = flow.join(open, pageMarks(), paragraph.text());
      ready = new ArrayList<>();
    } else {
      ready = flush();
      open = paragraph.text();
    }
    if (open.size() > MAX_WORDS || !TextFlow.isUnfinished(open)) {
      ready.addAll(flush());
    }
    return ready;
  }

  private boolean mayWait(Block block) {
    if (block instanceof Block.PageStart) {
      return acrossPages && held.stream().noneMatch(Block.PageStart.class::isInstance);
    }
    if (block instanceof Block.Picture picture) {
      // The picture of a formula that nobody could read is still a part of its sentence.
      return picture.kind() != RegionKind.FORMULA;
    }
    return block instanceof Block.Table
        || block instanceof Block.Chart
        || block instanceof Block.Caption
        || block instanceof Block.Aside
        || block instanceof Block.Anchor;
  }

  /** The page that begins within the paragraph, no longer to be set as a block. */
  private List<Inline> pageMarks() {
    final List<Inline> marks = new ArrayList<>();
    held.removeIf(
        block -> {
          if (block instanceof Block.PageStart page) {
            marks.add(new Inline.PageMark(page.id(), page.number()));
            return true;
          }
          return false;
        });
    return marks;
  }
}
