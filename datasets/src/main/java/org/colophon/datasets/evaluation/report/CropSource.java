package org.colophon.datasets.evaluation.report;

import java.util.Optional;
import org.colophon.datasets.evaluation.Element;

/** Where the report gets the pictures of elements from. */
@FunctionalInterface
public interface CropSource {
  /** No pictures at all. */
  CropSource NONE = element -> Optional.empty();

  /**
   * The ink of an element as PNG, small enough to be put into a page as it is; empty where there is
   * none.
   */
  Optional<byte[]> png(Element element);
}
