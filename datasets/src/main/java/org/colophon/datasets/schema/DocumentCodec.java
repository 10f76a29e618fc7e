package org.colophon.datasets.schema;

import static org.colophon.datasets.schema.LayoutCodec.each;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Doubt;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.SourceName;
import org.colophon.datasets.model.SourceType;
import org.colophon.datasets.model.Spending;
import org.colophon.datasets.model.Usage;
import org.colophon.datasets.schema.proto.KindCount;

/** Codec of documents and of their outcomes. */
public final class DocumentCodec {
  private static final String TYPE_PREFIX = "SOURCE_TYPE_";

  private DocumentCodec() {}

  public static org.colophon.datasets.schema.proto.Document toProto(Document document) {
    return org.colophon.datasets.schema.proto.Document.newBuilder()
        .setId(document.id())
        .setDigest(document.digest())
        .setName(document.name())
        .setType(toProto(document.type()))
        .addAllSources(each(document.sources(), DocumentCodec::toProto))
        .addAllMembers(document.members())
        .setPageCount(document.pageCount())
        .addAllPages(document.pages())
        .setFingerprint(document.fingerprint())
        .setBytes(document.bytes())
        .build();
  }

  public static Document fromProto(org.colophon.datasets.schema.proto.Document document) {
    return new Document(
        document.getId(),
        document.getDigest(),
        document.getName(),
        fromProto(document.getType()),
        each(document.getSourcesList(), DocumentCodec::fromProto),
        document.getMembersList(),
        document.getPageCount(),
        document.getPagesList(),
        document.getFingerprint(),
        document.getBytes());
  }

  public static org.colophon.datasets.schema.proto.SourceName toProto(SourceName source) {
    return org.colophon.datasets.schema.proto.SourceName.newBuilder()
        .setUri(source.uri())
        .setName(source.name())
        .build();
  }

  public static SourceName fromProto(org.colophon.datasets.schema.proto.SourceName source) {
    return new SourceName(source.getUri(), source.getName());
  }

  public static org.colophon.datasets.schema.proto.SourceType toProto(SourceType type) {
    return org.colophon.datasets.schema.proto.SourceType.valueOf(TYPE_PREFIX + type.name());
  }

  /** The type; one that a newer schema added reads as unknown. */
  public static SourceType fromProto(org.colophon.datasets.schema.proto.SourceType type) {
    return type == org.colophon.datasets.schema.proto.SourceType.UNRECOGNIZED
        ? SourceType.UNKNOWN
        : SourceType.valueOf(type.name().substring(TYPE_PREFIX.length()));
  }

  public static org.colophon.datasets.schema.proto.Outcome toProto(Outcome outcome) {
    final var message =
        org.colophon.datasets.schema.proto.Outcome.newBuilder()
            .setDocument(toProto(outcome.document()))
            .setStatus(FlowCodec.toProto(outcome.status()))
            .setReused(outcome.reused())
            .setPagesDone(outcome.pagesDone())
            .setPagesFailed(outcome.pagesFailed())
            .setWords(outcome.words())
            .setMeanConfidence(outcome.meanConfidence())
            .addAllDoubtfulPages(each(outcome.doubtfulPages(), DocumentCodec::toProto))
            .addAllDoubtfulRegions(each(outcome.doubtfulRegions(), DocumentCodec::toProto))
            .addAllFailures(each(outcome.failures(), FlowCodec::toProto))
            .addAllRenditions(outcome.renditions())
            .addAllModels(each(outcome.models(), ContentCodec::toProto))
            .addAllSpending(each(outcome.spending(), DocumentCodec::toProto))
            .setCpuSeconds(outcome.cpuSeconds());
    outcome
        .regions()
        .forEach(
            (kind, count) ->
                message.addRegions(
                    KindCount.newBuilder().setKind(LayoutCodec.toProto(kind)).setCount(count)));
    outcome.madeWith().map(MadeWithCodec::toProto).ifPresent(message::setMadeWith);
    return message.build();
  }

  /**
   * The record of a message.
   *
   * @throws IllegalArgumentException if the outcome says no status known here
   */
  public static Outcome fromProto(org.colophon.datasets.schema.proto.Outcome outcome) {
    final Map<RegionKind, Long> regions = new EnumMap<>(RegionKind.class);
    for (final KindCount count : outcome.getRegionsList()) {
      // Kinds of a newer schema all read as unknown, so counts add up.
      regions.merge(LayoutCodec.fromProto(count.getKind()), count.getCount(), Long::sum);
    }
    return new Outcome(
        fromProto(outcome.getDocument()),
        FlowCodec.fromProto(outcome.getStatus()),
        outcome.getReused(),
        outcome.getPagesDone(),
        outcome.getPagesFailed(),
        regions,
        outcome.getWords(),
        outcome.getMeanConfidence(),
        each(outcome.getDoubtfulPagesList(), DocumentCodec::fromProto),
        each(outcome.getDoubtfulRegionsList(), DocumentCodec::fromProto),
        each(outcome.getFailuresList(), FlowCodec::fromProto),
        outcome.getRenditionsList(),
        each(outcome.getModelsList(), ContentCodec::fromProto),
        each(outcome.getSpendingList(), DocumentCodec::fromProto),
        outcome.hasMadeWith()
            ? Optional.of(MadeWithCodec.fromProto(outcome.getMadeWith()))
            : Optional.empty(),
        outcome.getCpuSeconds());
  }

  public static org.colophon.datasets.schema.proto.Spending toProto(Spending spending) {
    return org.colophon.datasets.schema.proto.Spending.newBuilder()
        .setSpecialist(spending.specialist())
        .setKind(spending.kind())
        .setReadings(spending.readings())
        .setCpuSeconds(spending.cpuSeconds())
        .setWallSeconds(spending.wallSeconds())
        .setInputTokens(spending.usage().inputTokens())
        .setOutputTokens(spending.usage().outputTokens())
        .setMoney(spending.usage().money())
        .build();
  }

  public static Spending fromProto(org.colophon.datasets.schema.proto.Spending spending) {
    return new Spending(
        spending.getSpecialist(),
        spending.getKind(),
        spending.getReadings(),
        spending.getCpuSeconds(),
        spending.getWallSeconds(),
        new Usage(spending.getInputTokens(), spending.getOutputTokens(), spending.getMoney()));
  }

  public static org.colophon.datasets.schema.proto.Doubt toProto(Doubt doubt) {
    return org.colophon.datasets.schema.proto.Doubt.newBuilder()
        .setId(doubt.id())
        .setConfidence(doubt.confidence())
        .setText(doubt.text())
        .build();
  }

  public static Doubt fromProto(org.colophon.datasets.schema.proto.Doubt doubt) {
    return new Doubt(doubt.getId(), doubt.getConfidence(), doubt.getText());
  }
}
