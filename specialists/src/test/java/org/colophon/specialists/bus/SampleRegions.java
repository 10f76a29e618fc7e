package org.colophon.specialists.bus;

import java.util.List;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.read.Sheet;

/** Drawn regions with known words. */
public final class SampleRegions {
  private static final Box BOX = new Box(200, 300, 1700, 1000);

  private SampleRegions() {}

  /** A ruled table, and one whose lines must be sought in the pixels. */
  public static List<RegionTask> tables() {
    return List.of(
        words().rule(0, 66, 900, 3).task(RegionKind.TABLE), words().task(RegionKind.TABLE));
  }

  /** One region of a kind, with words. */
  public static List<RegionTask> of(RegionKind kind) {
    return List.of(words().task(kind));
  }

  private static Sheet words() {
    return new Sheet(BOX)
        .text(20, 20, "Year")
        .text(500, 20, "Men")
        .text(20, 80, "1901")
        .text(510, 80, "12")
        .text(20, 140, "1902")
        .text(510, 140, "345");
  }
}
