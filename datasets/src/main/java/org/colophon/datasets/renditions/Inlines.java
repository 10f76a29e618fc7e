package org.colophon.datasets.renditions;

import java.util.List;
import org.colophon.datasets.model.Style;

/** Sets running text in a markup: one space between words, words of one look together. */
final class Inlines {
  /** The parts in which markups differ. */
  interface Setter {
    /** Words, to be shown literally. */
    String words(String text);

    /** Words that are already set, in a look that is not plain. */
    String look(Style look, String words);

    /** The place where a region begins. */
    String region(String id);

    /** The place where a page begins within a paragraph. */
    String page(String id);
  }

  private Inlines() {}

  static String set(List<Inline> text, Setter setter) {
    final StringBuilder out = new StringBuilder();
    boolean first = true;
    int i = 0;
    while (i < text.size()) {
      if (text.get(i) instanceof Inline.Printed word) {
        final int end = endOfLook(text, i, word.look());
        final String words = setter.words(TextFlow.plainText(text.subList(i, end)));
        out.append(word.look().equals(Style.PLAIN) ? words : setter.look(word.look(), words));
        first = false;
        i = end;
      } else {
        // The space goes before the mark, so that the mark touches the word it belongs to.
        out.append(first ? "" : " ");
        while (i < text.size() && !(text.get(i) instanceof Inline.Printed)) {
          out.append(mark(text.get(i++), setter));
        }
        continue;
      }
      if (i < text.size() && text.get(i) instanceof Inline.Printed) {
        out.append(' ');
      }
    }
    return out.toString();
  }

  private static int endOfLook(List<Inline> text, int start, Style look) {
    int end = start;
    while (end < text.size()
        && text.get(end) instanceof Inline.Printed word
        && word.look().equals(look)) {
      end++;
    }
    return end;
  }

  private static String mark(Inline inline, Setter setter) {
    if (inline instanceof Inline.RegionMark region) {
      return setter.region(region.id());
    }
    return inline instanceof Inline.PageMark page ? setter.page(page.id()) : "";
  }
}
