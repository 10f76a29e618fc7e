package org.colophon.runners.benchmark;

import java.nio.file.Path;
import java.util.List;

/**
 * Pages that every contender does.
 *
 * @param name for example {@code oldbooks-book}
 * @param about what the pages are, for the report
 * @param sources the files that are given to a tool that opens them itself; all in one folder with
 *     nothing else in it
 * @param images the same pages as images, one file a page in the order of the pages; empty where
 *     the pages are no images
 * @param truths text of every page in that order; empty where it is not known
 * @param pages number of pages
 */
record PageSet(
    String name,
    String about,
    Kind kind,
    List<Path> sources,
    List<Path> images,
    List<String> truths,
    int pages) {
  /** What stands on the pages. */
  enum Kind {
    /** Images of pages, nothing else. */
    SCANNED,
    /** Pages that bring their text along. */
    DIGITAL,
    MIXED
  }

  PageSet {
    sources = List.copyOf(sources);
    images = List.copyOf(images);
    truths = List.copyOf(truths);
  }

  boolean isOneFile() {
    return sources.size() == 1;
  }

  /** What is given to a tool that takes one argument: the file, or the folder of the files. */
  Path argument() {
    return isOneFile() ? sources.get(0) : sources.get(0).getParent();
  }
}
