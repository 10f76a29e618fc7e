package org.colophon.datasets.outcomes;

import java.util.List;
import org.colophon.datasets.model.Outcome;

/**
 * An outcome as it stands in a document's folder.
 *
 * @param files the renditions that it vouches for, sorted by name
 */
public record PublishedOutcome(Outcome outcome, List<File> files) {
  public PublishedOutcome {
    files = List.copyOf(files);
  }

  /**
   * One rendition.
   *
   * @param name relative to the document's folder, with forward slashes
   * @param bytes its size
   * @param sha256 of its bytes, hex
   */
  public record File(String name, long bytes, String sha256) {}
}
