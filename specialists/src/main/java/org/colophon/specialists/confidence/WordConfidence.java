package org.colophon.specialists.confidence;

import java.util.List;
import org.colophon.datasets.model.Line;

/**
 * Turns the confidence that a recogniser gives its words into the probability that they are right.
 * It changes nothing else, and must be asked once, after everything that goes by raw confidence.
 */
public interface WordConfidence {
  /** Leaves confidence as it is. */
  WordConfidence RAW =
      new WordConfidence() {
        @Override
        public List<Line> of(List<Line> page) {
          return page;
        }

        @Override
        public String digest() {
          return "";
        }
      };

  /**
   * The same lines with probabilities.
   *
   * @param page all lines of the page, boxes in pixels of one raster, confidences raw
   */
  List<Line> of(List<Line> page);

  /** Names the fit in provenance, hex; empty where confidence stays raw. */
  String digest();
}
