package org.colophon.datasets.truth;

import java.util.List;
import java.util.Optional;

/**
 * What is known to be true of one source, in the project's words, whatever format said it.
 *
 * @param pages the pages that the truth speaks of, ascending by number; a page that is absent is
 *     one of which nothing is known
 */
public record Truth(List<TruthPage> pages) {
  public Truth {
    pages = List.copyOf(pages);
  }

  /** What is known of a page; empty if nothing is. */
  public Optional<TruthPage> page(int number) {
    return pages.stream().filter(page -> page.number() == number).findFirst();
  }
}
