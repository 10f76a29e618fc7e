package org.colophon.datasets.schema;

import static org.colophon.datasets.schema.LayoutCodec.each;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.colophon.datasets.model.Cost;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.FinishedPage;
import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.PageDraft;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.Receipt;
import org.colophon.datasets.model.RegionReading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Status;
import org.colophon.datasets.model.Usage;

/** Codec of what travels between the steps of the flow for pages and regions. */
public final class FlowCodec {
  private static final String STATUS_PREFIX = "STATUS_";

  private FlowCodec() {}

  public static org.colophon.datasets.schema.proto.Cost toProto(Cost cost) {
    return org.colophon.datasets.schema.proto.Cost.newBuilder()
        .setElementId(cost.elementId())
        .setStep(cost.step())
        .setCpuSeconds(cost.cpuSeconds())
        .setWallSeconds(cost.wallSeconds())
        .setAttempts(cost.attempts())
        .setSpecialist(cost.specialist())
        .setKind(cost.kind())
        .setInputTokens(cost.usage().inputTokens())
        .setOutputTokens(cost.usage().outputTokens())
        .setMoney(cost.usage().money())
        .build();
  }

  public static Cost fromProto(org.colophon.datasets.schema.proto.Cost cost) {
    return new Cost(
        cost.getElementId(),
        cost.getStep(),
        cost.getCpuSeconds(),
        cost.getWallSeconds(),
        cost.getAttempts(),
        cost.getSpecialist(),
        cost.getKind(),
        new Usage(cost.getInputTokens(), cost.getOutputTokens(), cost.getMoney()));
  }

  public static org.colophon.datasets.schema.proto.Failure toProto(Failure failure) {
    return org.colophon.datasets.schema.proto.Failure.newBuilder()
        .setStage(failure.stage())
        .setSource(failure.source())
        .setDocumentId(failure.documentId())
        .setElementId(failure.elementId())
        .setCause(failure.cause())
        .setMessage(failure.message())
        .setCure(failure.cure())
        .setAttempts(failure.attempts())
        .build();
  }

  public static Failure fromProto(org.colophon.datasets.schema.proto.Failure failure) {
    return new Failure(
        failure.getStage(),
        failure.getSource(),
        failure.getDocumentId(),
        failure.getElementId(),
        failure.getCause(),
        failure.getMessage(),
        failure.getCure(),
        failure.getAttempts());
  }

  /**
   * The message of a record.
   *
   * @throws IllegalArgumentException if the crop is both inline and in the page store
   */
  public static org.colophon.datasets.schema.proto.RegionTask toProto(RegionTask task) {
    final var message =
        org.colophon.datasets.schema.proto.RegionTask.newBuilder()
            .setId(task.id())
            .setDocumentId(task.documentId())
            .setPageId(task.pageId())
            .setKind(LayoutCodec.toProto(task.kind()))
            .setBox(LayoutCodec.toProto(task.box()))
            .setDpi(task.dpi())
            .addAllLines(each(task.lines(), LayoutCodec::toProto))
            .addAllRulings(each(task.rulings(), LayoutCodec::toProto))
            .setCaption(task.caption())
            .setTextBefore(task.textBefore())
            .setTextAfter(task.textAfter())
            .setLanguage(task.language())
            .setAttempt(task.attempt())
            .addAllFromPage(each(task.fromPage(), PageCodec::toProto))
            .setAssignment(AssignmentCodec.toProto(task.assignment()));
    final boolean inline = task.inlineCrop().length > 0;
    if (inline && task.storedCrop().isPresent()) {
      throw new IllegalArgumentException(
          "region " + task.id() + " has its crop both inline and in the page store");
    }
    if (inline) {
      message.setInlineCrop(ByteString.copyFrom(task.inlineCrop()));
    }
    task.storedCrop().map(LayoutCodec::toProto).ifPresent(message::setStoredCrop);
    return message.build();
  }

  /**
   * The record of a message.
   *
   * @throws IllegalArgumentException if a box is crossed
   */
  public static RegionTask fromProto(org.colophon.datasets.schema.proto.RegionTask task) {
    final Optional<ImageRef> stored =
        task.hasStoredCrop()
            ? Optional.of(LayoutCodec.fromProto(task.getStoredCrop()))
            : Optional.empty();
    return new RegionTask(
        task.getId(),
        task.getDocumentId(),
        task.getPageId(),
        LayoutCodec.fromProto(task.getKind()),
        LayoutCodec.fromProto(task.getBox()),
        task.getDpi(),
        task.getInlineCrop().toByteArray(),
        stored,
        each(task.getLinesList(), LayoutCodec::fromProto),
        each(task.getRulingsList(), LayoutCodec::fromProto),
        task.getCaption(),
        task.getTextBefore(),
        task.getTextAfter(),
        task.getLanguage(),
        task.getAttempt(),
        each(task.getFromPageList(), PageCodec::fromProto),
        AssignmentCodec.fromProto(task.getAssignment()));
  }

  /**
   * The message of a record.
   *
   * @throws IllegalArgumentException unless exactly one of reading and failure is there
   */
  public static org.colophon.datasets.schema.proto.RegionReading toProto(RegionReading reading) {
    requireOneAnswer(
        reading.regionId(), reading.reading().isPresent(), reading.failure().isPresent());
    final var message =
        org.colophon.datasets.schema.proto.RegionReading.newBuilder()
            .setRegionId(reading.regionId())
            .setPageId(reading.pageId())
            .addAllAlternatives(each(reading.alternatives(), ContentCodec::toProto))
            .addAllCosts(each(reading.costs(), FlowCodec::toProto));
    reading.reading().map(ContentCodec::toProto).ifPresent(message::setReading);
    reading.failure().map(FlowCodec::toProto).ifPresent(message::setFailure);
    return message.build();
  }

  /**
   * The record of a message.
   *
   * @throws IllegalArgumentException unless exactly one of reading and failure is there
   */
  public static RegionReading fromProto(org.colophon.datasets.schema.proto.RegionReading reading) {
    requireOneAnswer(reading.getRegionId(), reading.hasReading(), reading.hasFailure());
    final Optional<Reading> answer =
        reading.hasReading()
            ? Optional.of(ContentCodec.fromProto(reading.getReading()))
            : Optional.empty();
    return new RegionReading(
        reading.getRegionId(),
        reading.getPageId(),
        answer,
        each(reading.getAlternativesList(), ContentCodec::fromProto),
        each(reading.getCostsList(), FlowCodec::fromProto),
        failure(reading.hasFailure(), reading.getFailure()));
  }

  public static org.colophon.datasets.schema.proto.PageDraft toProto(PageDraft draft) {
    return org.colophon.datasets.schema.proto.PageDraft.newBuilder()
        .setPage(PageCodec.toProto(draft.page()))
        .addAllTasks(each(draft.tasks(), FlowCodec::toProto))
        .addAllCosts(each(draft.costs(), FlowCodec::toProto))
        .addAllFailures(each(draft.failures(), FlowCodec::toProto))
        .build();
  }

  /**
   * The record of a message.
   *
   * @throws IllegalArgumentException if a box is crossed or a reading has no content
   */
  public static PageDraft fromProto(org.colophon.datasets.schema.proto.PageDraft draft) {
    return new PageDraft(
        PageCodec.fromProto(draft.getPage()),
        each(draft.getTasksList(), FlowCodec::fromProto),
        each(draft.getCostsList(), FlowCodec::fromProto),
        each(draft.getFailuresList(), FlowCodec::fromProto));
  }

  public static org.colophon.datasets.schema.proto.FinishedPage toProto(FinishedPage page) {
    return org.colophon.datasets.schema.proto.FinishedPage.newBuilder()
        .setPage(PageCodec.toProto(page.page()))
        .addAllCosts(each(page.costs(), FlowCodec::toProto))
        .addAllFailures(each(page.failures(), FlowCodec::toProto))
        .build();
  }

  /**
   * The record of a message.
   *
   * @throws IllegalArgumentException if a box is crossed or a reading has no content
   */
  public static FinishedPage fromProto(org.colophon.datasets.schema.proto.FinishedPage page) {
    return new FinishedPage(
        PageCodec.fromProto(page.getPage()),
        each(page.getCostsList(), FlowCodec::fromProto),
        each(page.getFailuresList(), FlowCodec::fromProto));
  }

  public static org.colophon.datasets.schema.proto.Receipt toProto(Receipt receipt) {
    final var message =
        org.colophon.datasets.schema.proto.Receipt.newBuilder()
            .setDocumentId(receipt.documentId())
            .setPageNumber(receipt.pageNumber())
            .setStatus(toProto(receipt.status()))
            .setReused(receipt.reused());
    receipt.failure().map(FlowCodec::toProto).ifPresent(message::setFailure);
    return message.build();
  }

  /**
   * The record of a message.
   *
   * @throws IllegalArgumentException if the receipt says no status known here
   */
  public static Receipt fromProto(org.colophon.datasets.schema.proto.Receipt receipt) {
    return new Receipt(
        receipt.getDocumentId(),
        receipt.getPageNumber(),
        fromProto(receipt.getStatus()),
        receipt.getReused(),
        failure(receipt.hasFailure(), receipt.getFailure()));
  }

  public static org.colophon.datasets.schema.proto.Status toProto(Status status) {
    return org.colophon.datasets.schema.proto.Status.valueOf(STATUS_PREFIX + status.name());
  }

  /**
   * The record of a message.
   *
   * @throws IllegalArgumentException if the status is unknown: how an element ended is not guessed
   */
  public static Status fromProto(org.colophon.datasets.schema.proto.Status status) {
    return switch (status) {
      case STATUS_COMPLETE -> Status.COMPLETE;
      case STATUS_PARTIAL -> Status.PARTIAL;
      case STATUS_FAILED -> Status.FAILED;
      case STATUS_UNKNOWN, UNRECOGNIZED ->
          throw new IllegalArgumentException("no status known here: " + status);
    };
  }

  private static Optional<Failure> failure(
      boolean present, org.colophon.datasets.schema.proto.Failure failure) {
    return present ? Optional.of(fromProto(failure)) : Optional.empty();
  }

  private static void requireOneAnswer(String regionId, boolean reading, boolean failure) {
    if (reading == failure) {
      throw new IllegalArgumentException(
          "region " + regionId + " needs exactly one of reading and failure");
    }
  }
}
