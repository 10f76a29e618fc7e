package org.colophon.datasets.samples;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.colophon.datasets.model.RegionKind;

/** What is really printed on the pages of a sample, and where. */
record Truth(List<Page> pages) {
  Truth {
    pages = List.copyOf(pages);
  }

  /** Size and boxes in points, origin top left. */
  record Page(double width, double height, List<Region> regions) {
    Page {
      regions = List.copyOf(regions);
    }
  }

  /**
   * @param level of a heading, from 1; else 0
   * @param lines empty for regions whose truth is a file of its own
   * @param file name of that file's truth without its ending; else empty
   */
  record Region(RegionKind kind, int level, Rectangle2D box, List<Line> lines, String file) {
    Region {
      lines = List.copyOf(lines);
    }

    static Region ofLines(RegionKind kind, int level, List<Line> lines) {
      final Rectangle2D box = lines.get(0).box();
      lines.forEach(line -> box.add(line.box()));
      return new Region(kind, level, box, lines, "");
    }

    static Region ofFile(RegionKind kind, Rectangle2D box, String file) {
      return new Region(kind, 0, box, List.of(), file);
    }
  }

  /**
   * @param hyphenated whether the last word is broken by a hyphen that is not part of it
   */
  record Line(List<Word> words, boolean hyphenated) {
    Line {
      words = List.copyOf(words);
    }

    Rectangle2D box() {
      final Rectangle2D box = (Rectangle2D) words.get(0).box().clone();
      words.forEach(word -> box.add(word.box()));
      return box;
    }

    /** The words as printed, parted by spaces. */
    String text() {
      return String.join(" ", words.stream().map(Word::text).toList());
    }
  }

  /** A word and the box of its ink. */
  record Word(String text, Rectangle2D box) {}
}
