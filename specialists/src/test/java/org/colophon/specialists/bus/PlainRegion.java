package org.colophon.specialists.bus;

import java.util.List;
import java.util.Optional;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;

/** Regions of a page of which nothing is known besides: no rulings and no text around them. */
public final class PlainRegion {
  private static final String DOCUMENT = "d0123456789abcdef";
  private static final String PAGE = DOCUMENT + "_p00001";

  private PlainRegion() {}

  /** The first region of the page, in English. */
  public static RegionTask of(RegionKind kind, Box box, double dpi, byte[] png, List<Line> lines) {
    return of(PAGE + "_r0001", kind, box, dpi, png, lines, "eng");
  }

  /**
   * A region of the page.
   *
   * @param png the crop; empty for none
   */
  public static RegionTask of(
      String id,
      RegionKind kind,
      Box box,
      double dpi,
      byte[] png,
      List<Line> lines,
      String language) {
    return new RegionTask(
        id,
        DOCUMENT,
        PAGE,
        kind,
        box,
        dpi,
        png,
        Optional.empty(),
        lines,
        List.of(),
        "",
        "",
        "",
        language,
        1);
  }
}
