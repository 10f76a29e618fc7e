package org.colophon.datasets.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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
}
