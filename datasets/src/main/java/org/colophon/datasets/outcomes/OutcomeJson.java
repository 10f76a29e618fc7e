package org.colophon.datasets.outcomes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Doubt;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.Fingerprints;
import org.colophon.datasets.model.MadeWith;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.Spending;
import org.colophon.datasets.model.Status;
import org.colophon.datasets.model.Usage;
import org.colophon.datasets.schema.MadeWithCodec;

/**
 * The published form of an outcome. It leaves out what differs between runs of the same input and
 * fingerprint: whether output was reused, processor time, and attempts; the costs table has those.
 *
 * @param schema version of this form; fields may be added within a version
 * @param regions count by kind, by the kind's word
 * @param readings how often each specialist was asked for regions of a kind
 * @param madeWith what the edition was made with, by step; all of it empty where nobody said
 */
record OutcomeJson(
    int schema,
    Document document,
    Status status,
    int pagesDone,
    int pagesFailed,
    Map<String, Long> regions,
    long words,
    double meanConfidence,
    List<Doubt> doubtfulPages,
    List<Doubt> doubtfulRegions,
    List<FailureJson> failures,
    List<RenditionJson> renditions,
    List<Provenance> models,
    List<ReadingsJson> readings,
    MadeWithJson madeWith) {
  static final int SCHEMA = 1;

  /** A failure without its attempts. */
  record FailureJson(
      String stage,
      String source,
      String documentId,
      String elementId,
      String cause,
      String message,
      String cure) {
    static FailureJson of(Failure failure) {
      return new FailureJson(
          failure.stage(),
          failure.source(),
          failure.documentId(),
          failure.elementId(),
          failure.cause(),
          failure.message(),
          failure.cure());
    }

    Failure failure() {
      return new Failure(stage, source, documentId, elementId, cause, message, cure, 0);
    }
  }

  /**
   * One output file.
   *
   * @param name relative to the document's folder, with forward slashes
   * @param bytes its size
   * @param sha256 of its bytes, hex
   */
  record RenditionJson(String name, long bytes, String sha256) {}

  /**
   * How often a specialist was asked for regions of a kind; what that cost differs between runs.
   */
  record ReadingsJson(String specialist, String kind, long count) {
    static ReadingsJson of(Spending spending) {
      return new ReadingsJson(spending.specialist(), spending.kind(), spending.readings());
    }

    Spending spending() {
      return new Spending(specialist, kind, count, 0, 0, Usage.NONE);
    }
  }

  /**
   * What an edition was made with.
   *
   * @param draft fingerprint of the first pass
   * @param regions fingerprints of readings, by the kind's word
   * @param page fingerprint of the finished pages
   */
  record MadeWithJson(
      String draft,
      Map<String, String> regions,
      String page,
      Map<String, String> firstPass,
      Map<String, String> code,
      List<String> renditions) {
    /** Of an edition that an earlier version made. */
    static final MadeWithJson UNKNOWN =
        new MadeWithJson("", Map.of(), "", Map.of(), Map.of(), List.of());

    MadeWithJson {
      // Copies refuse null, which a damaged file may have anywhere.
      regions = new TreeMap<>(Map.copyOf(regions));
      firstPass = new TreeMap<>(Map.copyOf(firstPass));
      code = new TreeMap<>(Map.copyOf(code));
      renditions = List.copyOf(renditions);
    }

    static MadeWithJson of(MadeWith made) {
      return new MadeWithJson(
          made.fingerprints().draft(),
          MadeWithCodec.words(made.fingerprints().regions()),
          made.fingerprints().page(),
          made.firstPass(),
          made.code(),
          made.renditions());
    }

    Optional<MadeWith> madeWith() {
      return equals(UNKNOWN)
          ? Optional.empty()
          : Optional.of(
              new MadeWith(
                  new Fingerprints(draft, MadeWithCodec.kinds(regions), page),
                  firstPass,
                  code,
                  renditions));
    }
  }

  static OutcomeJson of(Outcome outcome, List<RenditionJson> renditions) {
    final Map<String, Long> regions = new TreeMap<>();
    outcome.regions().forEach((kind, count) -> regions.put(kind.word(), count));
    return new OutcomeJson(
        SCHEMA,
        outcome.document(),
        outcome.status(),
        outcome.pagesDone(),
        outcome.pagesFailed(),
        regions,
        outcome.words(),
        outcome.meanConfidence(),
        outcome.doubtfulPages(),
        outcome.doubtfulRegions(),
        outcome.failures().stream().map(FailureJson::of).toList(),
        renditions,
        outcome.models(),
        outcome.spending().stream().map(ReadingsJson::of).toList(),
        outcome.madeWith().map(MadeWithJson::of).orElse(MadeWithJson.UNKNOWN));
  }

  /**
   * The outcome that was published.
   *
   * @throws IllegalArgumentException if a region kind is unknown
   */
  Outcome outcome() {
    final Map<RegionKind, Long> counts = new TreeMap<>();
    regions.forEach(
        (word, count) -> counts.put(RegionKind.valueOf(word.toUpperCase(Locale.ROOT)), count));
    return new Outcome(
        document,
        status,
        false,
        pagesDone,
        pagesFailed,
        counts,
        words,
        meanConfidence,
        doubtfulPages,
        doubtfulRegions,
        failures.stream().map(FailureJson::failure).toList(),
        renditions.stream().map(RenditionJson::name).toList(),
        models,
        readings.stream().map(ReadingsJson::spending).toList(),
        madeWith.madeWith(),
        0);
  }
}
