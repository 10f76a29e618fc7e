package org.colophon.specialists.guard;

import org.colophon.datasets.model.RegionTask;

/**
 * A region of a real page with what stands in it.
 *
 * @param group of the corpora
 * @param document name of the file
 * @param task with the words that Tesseract saw, and its crop
 * @param truth as a generative reader without errors would say it
 */
record Specimen(String group, String document, RegionTask task, Draft truth) {
  /** The half of the documents that guards may be tuned on; the other one is for reports. */
  boolean isForDevelopment() {
    return (document.hashCode() & 1) == 0;
  }
}
