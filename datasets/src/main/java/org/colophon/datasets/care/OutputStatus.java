package org.colophon.datasets.care;

import java.util.List;
import java.util.Map;

/**
 * What stands in an output folder.
 *
 * @param documents by how they ended
 * @param pages of all documents
 * @param failures by stage and cause, most frequent first
 * @param quarantinedPages pages and sources that are not tried any more, see {@code colophon retry}
 * @param renditions files and bytes of published documents, by the folder or ending that they have
 * @param outcomes files and bytes of {@code outcome.json} and the costs
 * @param work files and bytes in the page store, by ending
 * @param dataset files and bytes of the tables over all documents
 */
public record OutputStatus(
    Documents documents,
    Pages pages,
    List<FailureGroup> failures,
    long quarantinedPages,
    Map<String, Size> renditions,
    Size outcomes,
    Map<String, Size> work,
    Size dataset) {
  public OutputStatus {
    failures = List.copyOf(failures);
  }

  /**
   * Documents.
   *
   * @param unfinished in the page store or with a folder, but without an outcome
   * @param unreadable with an outcome that cannot be trusted; {@code colophon verify} tells why
   */
  public record Documents(
      long complete, long partial, long failed, long unfinished, long unreadable) {}

  /**
   * Pages.
   *
   * @param done in published documents
   * @param failed in published documents
   * @param finished of unfinished documents: done, and kept for when the job goes on
   * @param waiting of unfinished documents: read, but for regions that wait for a specialist
   */
  public record Pages(long done, long failed, long finished, long waiting) {}

  /**
   * Failures of the same stage and cause.
   *
   * @param examples the first few, one line each
   */
  public record FailureGroup(String stage, String cause, long count, List<String> examples) {
    public FailureGroup {
      examples = List.copyOf(examples);
    }
  }

  /** How many files, and their bytes. */
  public record Size(long files, long bytes) {
    static final Size NONE = new Size(0, 0);

    /** Both together. */
    public Size plus(Size other) {
      return new Size(files + other.files, bytes + other.bytes);
    }
  }
}
