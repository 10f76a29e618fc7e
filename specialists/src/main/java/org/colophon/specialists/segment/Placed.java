package org.colophon.specialists.segment;

import org.colophon.datasets.model.Box;

/** Something that takes a place on the page and is never cut: a line of words, or a float. */
sealed interface Placed permits Strip, Island {
  Box box();
}
