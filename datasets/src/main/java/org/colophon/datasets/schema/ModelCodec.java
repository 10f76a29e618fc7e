package org.colophon.datasets.schema;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import org.colophon.datasets.model.FinishedPage;
import org.colophon.datasets.model.PageDraft;
import org.colophon.datasets.model.RegionReading;
import org.colophon.datasets.schema.proto.GroupMembers;
import org.colophon.datasets.schema.proto.RegionReadings;

/**
 * The one codec between bytes of {@code colophon.proto} and the records that the code uses.
 *
 * <p>Equal records give equal bytes: fields are written in order and maps sorted by key. Every
 * {@code decode} throws {@link IOException} with a one-line cause on bytes that are malformed, too
 * many, nested too deeply, or that say what no record allows; fields of a newer schema are skipped.
 * Every {@code encode} throws {@link IllegalArgumentException} where the bytes would be more than
 * {@link #MAX_BYTES}, which no decoder would take.
 */
public final class ModelCodec {
  /** The most bytes one message may have: a page with all its crops stays well below. */
  public static final int MAX_BYTES = 64 << 20;

  /** The schema nests nine messages at most (draft, page, region, reading, content, table ...). */
  private static final int MAX_DEPTH = 24;

  private ModelCodec() {}

  public static byte[] encode(PageDraft draft) {
    return bytes(FlowCodec.toProto(draft));
  }

  public static PageDraft decodePageDraft(byte[] bytes) throws IOException {
    return decode(
        bytes, org.colophon.datasets.schema.proto.PageDraft.parser(), FlowCodec::fromProto);
  }

  public static byte[] encode(FinishedPage page) {
    return bytes(FlowCodec.toProto(page));
  }

  public static FinishedPage decodeFinishedPage(byte[] bytes) throws IOException {
    return decode(
        bytes, org.colophon.datasets.schema.proto.FinishedPage.parser(), FlowCodec::fromProto);
  }

  /** Readings of one kind on one page, in their order. */
  public static byte[] encodeReadings(List<RegionReading> readings) {
    return bytes(
        RegionReadings.newBuilder()
            .addAllReadings(LayoutCodec.each(readings, FlowCodec::toProto))
            .build());
  }

  public static List<RegionReading> decodeRegionReadings(byte[] bytes) throws IOException {
    return decode(
        bytes,
        RegionReadings.parser(),
        readings -> LayoutCodec.each(readings.getReadingsList(), FlowCodec::fromProto));
  }

  /** Member files of a group, in page order. */
  public static byte[] encodeMembers(List<String> members) {
    return bytes(GroupMembers.newBuilder().addAllMembers(members).build());
  }

  public static List<String> decodeMembers(byte[] bytes) throws IOException {
    return decode(bytes, GroupMembers.parser(), message -> List.copyOf(message.getMembersList()));
  }

  static byte[] bytes(Message message) {
    final int size = message.getSerializedSize();
    if (size > MAX_BYTES) {
      throw new IllegalArgumentException(
          message.getDescriptorForType().getName() + " has more than " + MAX_BYTES + " bytes");
    }
    final byte[] bytes = new byte[size];
    final CodedOutputStream output = CodedOutputStream.newInstance(bytes);
    output.useDeterministicSerialization();
    try {
      message.writeTo(output);
    } catch (IOException e) {
      throw new UncheckedIOException("an array of the right size did not take a message", e);
    }
    output.checkNoSpaceLeft();
    return bytes;
  }

  static <M extends Message, R> R decode(byte[] bytes, Parser<M> parser, Function<M, R> codec)
      throws IOException {
    if (bytes.length > MAX_BYTES) {
      throw new IOException("a message has " + bytes.length + " bytes, more than " + MAX_BYTES);
    }
    final CodedInputStream input = CodedInputStream.newInstance(bytes);
    input.setRecursionLimit(MAX_DEPTH);
    try {
      final M message = parser.parseFrom(input);
      input.checkLastTagWas(0);
      return codec.apply(message);
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      throw new IOException("a message is malformed: " + e.getMessage(), e);
    }
  }
}
