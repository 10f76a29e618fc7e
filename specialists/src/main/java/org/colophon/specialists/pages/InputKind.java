package org.colophon.specialists.pages;

import java.util.Optional;
import org.colophon.datasets.model.RegionKind;

/**
 * What the image of a page is: a page, or one region that somebody has cut out already. A cut-out
 * region is neither turned, nor straightened, nor cut into regions.
 */
public enum InputKind {
  PAGE(null),
  /** One line of text. */
  LINE(RegionKind.TEXT),
  TABLE(RegionKind.TABLE),
  FORMULA(RegionKind.FORMULA),
  CHART(RegionKind.CHART);

  private final RegionKind region;

  InputKind(RegionKind region) {
    this.region = region;
  }

  /** The kind of the one region that fills the image; empty for a page. */
  public Optional<RegionKind> region() {
    return Optional.ofNullable(region);
  }
}
