package org.colophon.datasets.schema;

import java.util.List;
import java.util.function.Function;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.Word;

/**
 * Codec of what lies on paper: boxes, words, lines, images. No method keeps state; messages may
 * lack any field, which then takes the default of proto3.
 */
public final class LayoutCodec {
  private static final String KIND_PREFIX = "REGION_KIND_";

  private LayoutCodec() {}

  public static org.colophon.datasets.schema.proto.Box toProto(Box box) {
    return org.colophon.datasets.schema.proto.Box.newBuilder()
        .setLeft(box.left())
        .setTop(box.top())
        .setRight(box.right())
        .setBottom(box.bottom())
        .build();
  }

  /**
   * The record of a message.
   *
   * @throws IllegalArgumentException if the edges are crossed
   */
  public static Box fromProto(org.colophon.datasets.schema.proto.Box box) {
    return new Box(box.getLeft(), box.getTop(), box.getRight(), box.getBottom());
  }

  public static org.colophon.datasets.schema.proto.Baseline toProto(Baseline baseline) {
    return org.colophon.datasets.schema.proto.Baseline.newBuilder()
        .setX0(baseline.x0())
        .setY0(baseline.y0())
        .setX1(baseline.x1())
        .setY1(baseline.y1())
        .build();
  }

  public static Baseline fromProto(org.colophon.datasets.schema.proto.Baseline baseline) {
    return new Baseline(baseline.getX0(), baseline.getY0(), baseline.getX1(), baseline.getY1());
  }

  public static org.colophon.datasets.schema.proto.Style toProto(Style style) {
    return org.colophon.datasets.schema.proto.Style.newBuilder()
        .setBold(style.bold())
        .setItalic(style.italic())
        .setMonospace(style.monospace())
        .setSuperscript(style.superscript())
        .setSubscript(style.subscript())
        .setPoints(style.points())
        .build();
  }

  public static Style fromProto(org.colophon.datasets.schema.proto.Style style) {
    return new Style(
        style.getBold(),
        style.getItalic(),
        style.getMonospace(),
        style.getSuperscript(),
        style.getSubscript(),
        style.getPoints());
  }

  public static org.colophon.datasets.schema.proto.Word toProto(Word word) {
    return org.colophon.datasets.schema.proto.Word.newBuilder()
        .setId(word.id())
        .setText(word.text())
        .setBox(toProto(word.box()))
        .setConfidence(word.confidence())
        .setStyle(toProto(word.style()))
        .build();
  }

  public static Word fromProto(org.colophon.datasets.schema.proto.Word word) {
    return new Word(
        word.getId(),
        word.getText(),
        fromProto(word.getBox()),
        word.getConfidence(),
        fromProto(word.getStyle()));
  }

  public static org.colophon.datasets.schema.proto.Line toProto(Line line) {
    return org.colophon.datasets.schema.proto.Line.newBuilder()
        .setId(line.id())
        .setBox(toProto(line.box()))
        .setBaseline(toProto(line.baseline()))
        .addAllWords(each(line.words(), LayoutCodec::toProto))
        .build();
  }

  public static Line fromProto(org.colophon.datasets.schema.proto.Line line) {
    return new Line(
        line.getId(),
        fromProto(line.getBox()),
        fromProto(line.getBaseline()),
        each(line.getWordsList(), LayoutCodec::fromProto));
  }

  public static org.colophon.datasets.schema.proto.ImageRef toProto(ImageRef image) {
    return org.colophon.datasets.schema.proto.ImageRef.newBuilder()
        .setName(image.name())
        .setMediaType(image.mediaType())
        .setWidth(image.width())
        .setHeight(image.height())
        .setSha256(image.sha256())
        .build();
  }

  public static ImageRef fromProto(org.colophon.datasets.schema.proto.ImageRef image) {
    return new ImageRef(
        image.getName(),
        image.getMediaType(),
        image.getWidth(),
        image.getHeight(),
        image.getSha256());
  }

  public static org.colophon.datasets.schema.proto.RegionKind toProto(RegionKind kind) {
    return org.colophon.datasets.schema.proto.RegionKind.valueOf(KIND_PREFIX + kind.name());
  }

  /** The kind; a kind that a newer schema added reads as unknown. */
  public static RegionKind fromProto(org.colophon.datasets.schema.proto.RegionKind kind) {
    return kind == org.colophon.datasets.schema.proto.RegionKind.UNRECOGNIZED
        ? RegionKind.UNKNOWN
        : RegionKind.valueOf(kind.name().substring(KIND_PREFIX.length()));
  }

  static <A, B> List<B> each(List<A> items, Function<? super A, ? extends B> codec) {
    return items.stream().<B>map(codec).toList();
  }
}
