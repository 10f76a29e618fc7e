package org.colophon.datasets.schema;

import static org.colophon.datasets.schema.LayoutCodec.each;

import org.colophon.datasets.model.CleaningNote;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.PageOrigin;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.TransformChain;
import org.colophon.datasets.model.TransformStep;

/** Codec of a page: its regions, how it was cleaned, and the way back to the original raster. */
public final class PageCodec {
  private static final String ORIGIN_PREFIX = "PAGE_ORIGIN_";

  private PageCodec() {}

  /**
   * The message of a record.
   *
   * @throws IllegalArgumentException if the transforms do not start from the page's own raster,
   *     whose size is stored once
   */
  public static org.colophon.datasets.schema.proto.Page toProto(Page page) {
    final TransformChain chain = page.transforms();
    if (chain.originalWidth() != page.width() || chain.originalHeight() != page.height()) {
      throw new IllegalArgumentException(
          String.format(
              "page %s is %d x %d pixels, but its transforms start from %d x %d",
              page.id(),
              page.width(),
              page.height(),
              chain.originalWidth(),
              chain.originalHeight()));
    }
    return org.colophon.datasets.schema.proto.Page.newBuilder()
        .setId(page.id())
        .setDocumentId(page.documentId())
        .setNumber(page.number())
        .setWidth(page.width())
        .setHeight(page.height())
        .setDpi(page.dpi())
        .setOrigin(toProto(page.origin()))
        .setOriginReason(page.originReason())
        .addAllTransforms(each(chain.steps(), PageCodec::toProto))
        .addAllCleaning(each(page.cleaning(), PageCodec::toProto))
        .addAllRegions(each(page.regions(), PageCodec::toProto))
        .setLanguage(page.language())
        .build();
  }

  /**
   * The record of a message.
   *
   * @throws IllegalArgumentException if a box is crossed or a reading has no content
   */
  public static Page fromProto(org.colophon.datasets.schema.proto.Page page) {
    return new Page(
        page.getId(),
        page.getDocumentId(),
        page.getNumber(),
        page.getWidth(),
        page.getHeight(),
        page.getDpi(),
        fromProto(page.getOrigin()),
        page.getOriginReason(),
        new TransformChain(
            page.getWidth(),
            page.getHeight(),
            each(page.getTransformsList(), PageCodec::fromProto)),
        each(page.getCleaningList(), PageCodec::fromProto),
        each(page.getRegionsList(), PageCodec::fromProto),
        page.getLanguage());
  }

  public static org.colophon.datasets.schema.proto.Region toProto(Region region) {
    return org.colophon.datasets.schema.proto.Region.newBuilder()
        .setId(region.id())
        .setKind(LayoutCodec.toProto(region.kind()))
        .setLevel(region.level())
        .setBox(LayoutCodec.toProto(region.box()))
        .setTarget(region.target())
        .setReading(ContentCodec.toProto(region.reading()))
        .addAllAlternatives(each(region.alternatives(), ContentCodec::toProto))
        .build();
  }

  /**
   * The record of a message.
   *
   * @throws IllegalArgumentException if a box is crossed or a reading has no content
   */
  public static Region fromProto(org.colophon.datasets.schema.proto.Region region) {
    return new Region(
        region.getId(),
        LayoutCodec.fromProto(region.getKind()),
        region.getLevel(),
        LayoutCodec.fromProto(region.getBox()),
        region.getTarget(),
        ContentCodec.fromProto(region.getReading()),
        each(region.getAlternativesList(), ContentCodec::fromProto));
  }

  public static org.colophon.datasets.schema.proto.TransformStep toProto(TransformStep step) {
    return org.colophon.datasets.schema.proto.TransformStep.newBuilder()
        .setName(step.name())
        .setA(step.a())
        .setB(step.b())
        .setC(step.c())
        .setD(step.d())
        .setE(step.e())
        .setF(step.f())
        .setWidth(step.width())
        .setHeight(step.height())
        .build();
  }

  public static TransformStep fromProto(org.colophon.datasets.schema.proto.TransformStep step) {
    return new TransformStep(
        step.getName(),
        step.getA(),
        step.getB(),
        step.getC(),
        step.getD(),
        step.getE(),
        step.getF(),
        step.getWidth(),
        step.getHeight());
  }

  public static org.colophon.datasets.schema.proto.CleaningNote toProto(CleaningNote note) {
    return org.colophon.datasets.schema.proto.CleaningNote.newBuilder()
        .setStep(note.step())
        .setApplied(note.applied())
        .putAllMeasurements(note.measurements())
        .build();
  }

  public static CleaningNote fromProto(org.colophon.datasets.schema.proto.CleaningNote note) {
    return new CleaningNote(note.getStep(), note.getApplied(), note.getMeasurementsMap());
  }

  public static org.colophon.datasets.schema.proto.PageOrigin toProto(PageOrigin origin) {
    return org.colophon.datasets.schema.proto.PageOrigin.valueOf(ORIGIN_PREFIX + origin.name());
  }

  /** The origin; one that a newer schema added reads as unknown. */
  public static PageOrigin fromProto(org.colophon.datasets.schema.proto.PageOrigin origin) {
    return origin == org.colophon.datasets.schema.proto.PageOrigin.UNRECOGNIZED
        ? PageOrigin.UNKNOWN
        : PageOrigin.valueOf(origin.name().substring(ORIGIN_PREFIX.length()));
  }
}
