package org.colophon.datasets.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.RegionKind;

/** The text of a page as it was read: everything that is kept, in reading order. */
final class PageText {
  private static final List<RegionKind> AROUND_THE_BODY =
      List.of(RegionKind.HEADER, RegionKind.FOOTER);

  private PageText() {}

  /** Everything, a line each. */
  static String all(Optional<Page> page) {
    return text(page, false);
  }

  /** Without headers and footers, which stand apart in every rendition. */
  static String body(Optional<Page> page) {
    return text(page, true);
  }

  /** Who read the page, joined by +. */
  static String specialists(Page page) {
    return page.regions().stream()
        .map(region -> region.reading().provenance().specialist())
        .distinct()
        .sorted()
        .collect(Collectors.joining("+"));
  }

  /** Whether a region stands apart from the body of the page. */
  static boolean isAroundTheBody(Region region) {
    return AROUND_THE_BODY.contains(region.kind());
  }

  /** Whether the confidences of the page's words were fitted to truth. */
  static boolean isCalibrated(Page page) {
    return page.regions().stream()
        .anyMatch(
            region ->
                region.reading().provenance().parameters().containsKey(Provenance.CALIBRATION));
  }

  private static String text(Optional<Page> page, boolean bodyAlone) {
    return page.stream()
        .flatMap(read -> read.regions().stream())
        .filter(region -> !bodyAlone || !isAroundTheBody(region))
        .map(Region::lines)
        .flatMap(List::stream)
        .map(Line::text)
        .collect(Collectors.joining("\n"));
  }
}
