package org.colophon.datasets.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a document when it is done; {@code outcome.json} is its JSON form.
 *
 * @param reused whether an earlier run's output with the same fingerprint was kept as it was
 * @param meanConfidence mean over words, [0,1]; 0 when there are none
 * @param doubtfulPages least certain first
 * @param doubtfulRegions least certain first
 * @param renditions file names relative to the document's folder, sorted
 * @param models every specialist and model that made a chosen reading
 * @param spending what readings of regions cost, by specialist and kind; of it only who was asked,
 *     and how often, is published
 * @param madeWith what the edition was made with, by step; empty where an earlier version did not
 *     say
 * @param cpuSeconds of this run; not part of the published JSON, which must not depend on the run
 */
public record Outcome(
    Document document,
    Status status,
    boolean reused,
    int pagesDone,
    int pagesFailed,
    Map<RegionKind, Long> regions,
    long words,
    double meanConfidence,
    List<Doubt> doubtfulPages,
    List<Doubt> doubtfulRegions,
    List<Failure> failures,
    List<String> renditions,
    List<Provenance> models,
    List<Spending> spending,
    Optional<MadeWith> madeWith,
    double cpuSeconds) {
  public Outcome {
    final Map<RegionKind, Long> sorted = new EnumMap<>(RegionKind.class);
    sorted.putAll(regions);
    regions = Collections.unmodifiableMap(sorted);
    doubtfulPages = List.copyOf(doubtfulPages);
    doubtfulRegions = List.copyOf(doubtfulRegions);
    failures = List.copyOf(failures);
    renditions = List.copyOf(renditions);
    models = List.copyOf(models);
    spending = List.copyOf(spending);
  }

  /** The same, which says what it was made with. */
  public Outcome withMadeWith(MadeWith made) {
    return with(document, Optional.of(made));
  }

  /** The same of a document with other names. */
  public Outcome withDocument(Document other) {
    return with(other, madeWith);
  }

  private Outcome with(Document newDocument, Optional<MadeWith> newMadeWith) {
    return new Outcome(
        newDocument,
        status,
        reused,
        pagesDone,
        pagesFailed,
        regions,
        words,
        meanConfidence,
        doubtfulPages,
        doubtfulRegions,
        failures,
        renditions,
        models,
        spending,
        newMadeWith,
        cpuSeconds);
  }
}
