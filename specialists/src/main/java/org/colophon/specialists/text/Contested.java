package org.colophon.specialists.text;

import java.util.List;
import org.colophon.specialists.reconcile.Contest;
import org.colophon.specialists.segment.Segment;

/**
 * The words of a page that more than one reader read.
 *
 * @param segments as the first pass read them
 */
public record Contested(List<Segment> segments, List<ContestedWord> words) {
  /**
   * One of them.
   *
   * @param segment index among the segments
   * @param line index in the segment
   * @param word index in the line
   */
  public record ContestedWord(int segment, int line, int word, Contest contest) {}
}
