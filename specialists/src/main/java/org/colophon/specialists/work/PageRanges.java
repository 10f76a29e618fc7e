package org.colophon.specialists.work;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Page numbers as people write them: {@code 3-9,12,20-}; empty stands for all. */
public final class PageRanges {
  private static final Pattern RANGE = Pattern.compile("(\\d{1,7})?(-)?(\\d{1,7})?");

  private final List<int[]> ranges;

  private PageRanges(List<int[]> ranges) {
    this.ranges = ranges;
  }

  /**
   * Reads ranges.
   *
   * @throws IllegalArgumentException if a part is not a number or a range
   */
  public static PageRanges parse(String text) {
    if (text.isBlank()) {
      return new PageRanges(List.of(new int[] {1, Integer.MAX_VALUE}));
    }
    return new PageRanges(
        Arrays.stream(text.split(",", -1)).map(part -> range(part.strip())).toList());
  }

  private static int[] range(String part) {
    final Matcher matcher = RANGE.matcher(part);
    if (!matcher.matches() || (matcher.group(1) == null && matcher.group(3) == null)) {
      throw new IllegalArgumentException(
          "not a page range: '" + part + "'; write for example 3-9,12,20-");
    }
    final boolean open = matcher.group(2) != null;
    final int from = matcher.group(1) == null ? 1 : Integer.parseInt(matcher.group(1));
    final int to =
        matcher.group(3) != null
            ? Integer.parseInt(matcher.group(3))
            : open ? Integer.MAX_VALUE : from;
    if (from < 1 || to < from) {
      throw new IllegalArgumentException("pages count from 1 and upwards: '" + part + "'");
    }
    return new int[] {from, to};
  }

  /** The numbers inside the ranges, ascending, of a document with so many pages. */
  public List<Integer> within(int pageCount) {
    return IntStream.rangeClosed(1, pageCount)
        .filter(n -> ranges.stream().anyMatch(range -> n >= range[0] && n <= range[1]))
        .boxed()
        .toList();
  }
}
