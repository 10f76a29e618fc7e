package org.colophon.datasets.evaluation.report;

import java.util.Comparator;
import org.colophon.datasets.evaluation.Element;

/**
 * A page of a source. Elements of one page share its print, its scan and its faults, so intervals
 * draw whole pages.
 */
record PageKey(String group, String source, int page) implements Comparable<PageKey> {
  private static final Comparator<PageKey> ORDER =
      Comparator.comparing(PageKey::group)
          .thenComparing(PageKey::source)
          .thenComparingInt(PageKey::page);

  static PageKey of(Element element) {
    return new PageKey(element.group(), element.source(), element.page());
  }

  @Override
  public int compareTo(PageKey other) {
    return ORDER.compare(this, other);
  }
}
