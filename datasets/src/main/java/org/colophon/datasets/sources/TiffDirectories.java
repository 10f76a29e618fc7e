package org.colophon.datasets.sources;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Walks the chain of directories of a classic TIFF or BigTIFF, without decoding anything. */
final class TiffDirectories {
  private static final int MOST_ENTRIES = 4096;
  private static final Set<Integer> TAGS =
      Set.of(
          TiffTags.NEW_SUBFILE_TYPE,
          TiffTags.WIDTH,
          TiffTags.HEIGHT,
          TiffTags.BITS_PER_SAMPLE,
          TiffTags.COMPRESSION,
          TiffTags.PHOTOMETRIC,
          TiffTags.FILL_ORDER,
          TiffTags.STRIP_OFFSETS,
          TiffTags.ORIENTATION,
          TiffTags.SAMPLES_PER_PIXEL,
          TiffTags.STRIP_BYTE_COUNTS,
          TiffTags.X_RESOLUTION,
          TiffTags.Y_RESOLUTION,
          TiffTags.T6_OPTIONS,
          TiffTags.RESOLUTION_UNIT,
          TiffTags.SAMPLE_FORMAT);

  private final FileBytes in;
  private final boolean big;

  private TiffDirectories(FileBytes in, boolean big) {
    this.in = in;
    this.big = big;
  }

  /**
   * All directories up to the first that is damaged, repeated, or beyond the limit of pages plus
   * one.
   */
  static List<TiffDirectory> read(FileBytes in, int limit) throws IOException {
    in.order(in.u8(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    final boolean big = in.u16(2) == 43;
    return new TiffDirectories(in, big).walk(big ? in.u64(8) : in.u32(4), limit);
  }

  private List<TiffDirectory> walk(long first, int limit) throws IOException {
    final List<TiffDirectory> directories = new ArrayList<>();
    final Set<Long> seen = new HashSet<>();
    long at = first;
    while (at > 0 && seen.add(at) && directories.size() <= limit) {
      try {
        final long entries = entryCount(at);
        directories.add(directory(directories.size(), at, entries));
        final long next = at + (big ? 8 + 20 * entries : 2 + 12 * entries);
        at = big ? in.u64(next) : in.u32(next);
      } catch (IOException e) {
        if (directories.isEmpty()) {
          throw e;
        }
        // The pages before the damage can still be read.
        break;
      }
    }
    return directories;
  }

  private long entryCount(long at) throws IOException {
    final long entries = big ? in.u64(at) : in.u16(at);
    if (entries <= 0 || entries > MOST_ENTRIES) {
      throw new IOException("a directory with " + entries + " entries");
    }
    return entries;
  }

  private TiffDirectory directory(int index, long at, long entries) throws IOException {
    final Map<Integer, Double> values = new HashMap<>();
    final Map<Integer, Long> counts = new HashMap<>();
    for (long i = 0; i < entries; i++) {
      final long entry = at + (big ? 8 + 20 * i : 2 + 12 * i);
      final int tag = in.u16(entry);
      if (TAGS.contains(tag)) {
        final long count = big ? in.u64(entry + 4) : in.u32(entry + 4);
        counts.put(tag, count);
        values.put(tag, firstValue(in.u16(entry + 2), count, entry + (big ? 12 : 8)));
      }
    }
    return new TiffDirectory(index, values, counts);
  }

  private double firstValue(int type, long count, long slot) throws IOException {
    final int size =
        switch (type) {
          case 3, 8 -> 2;
          case 4, 9, 11, 13 -> 4;
          case 5, 10, 12, 16, 17, 18 -> 8;
          default -> 1;
        };
    final boolean inline = count <= (big ? 8 : 4) / size;
    final long at = inline ? slot : big ? in.u64(slot) : in.u32(slot);
    if (!inline && at > in.size() - size) {
      // A broken value, of the resolution say, must not cost the page.
      return 0;
    }
    return switch (type) {
      case 3, 8 -> in.u16(at);
      case 4, 9, 13 -> in.u32(at);
      case 5, 10 -> ratio(in.u32(at), in.u32(at + 4));
      case 11 -> Float.intBitsToFloat((int) in.u32(at));
      case 12 -> Double.longBitsToDouble(in.u64(at));
      case 16, 17, 18 -> in.u64(at);
      default -> in.u8(at);
    };
  }

  private static double ratio(long numerator, long denominator) {
    return denominator == 0 ? 0 : (double) numerator / denominator;
  }
}
