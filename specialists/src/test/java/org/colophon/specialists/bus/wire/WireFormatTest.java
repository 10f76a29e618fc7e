package org.colophon.specialists.bus.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.schema.FlowCodec;
import org.colophon.datasets.schema.proto.BusRequest;
import org.colophon.datasets.schema.proto.BusResponse;
import org.colophon.datasets.schema.proto.DescribeRequest;
import org.colophon.datasets.schema.proto.RegionTask;
import org.colophon.specialists.bus.SampleRegions;
import org.colophon.specialists.read.TableSpecialist;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WireFormatTest {
  private static final BusRequest TABLE =
      BusRequest.newBuilder()
          .setVersion(Protocol.VERSION)
          .setId("7")
          .setRead(FlowCodec.toProto(SampleRegions.tables().get(0)))
          .build();

  @Test
  void theJsonFormIsTheOneThatIsDocumented() {
    final BusRequest request =
        BusRequest.newBuilder()
            .setVersion(Protocol.VERSION)
            .setId("7")
            .setRead(
                RegionTask.newBuilder()
                    .setKind(org.colophon.datasets.schema.proto.RegionKind.REGION_KIND_LIST)
                    .setInlineCrop(ByteString.copyFromUtf8("crop")))
            .build();
    assertEquals(
        "{\"version\":{\"major\":1,\"minor\":1},\"id\":\"7\","
            + "\"read\":{\"kind\":\"REGION_KIND_LIST\",\"inlineCrop\":\"Y3JvcA==\"}}",
        new String(WireFormat.JSON.encode(request), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @EnumSource
  void aMessageComesBackAsItWas(WireFormat format) throws IOException {
    assertEquals(TABLE, format.decode(format.encode(TABLE), BusRequest.newBuilder()).build());
  }

  @Test
  void whatANewerPeerAddedSurvivesInTheBinaryForm() throws IOException {
    final UnknownFieldSet added =
        UnknownFieldSet.newBuilder()
            .addField(9000, UnknownFieldSet.Field.newBuilder().addVarint(42).build())
            .build();
    final BusRequest newer =
        TABLE.toBuilder()
            .setUnknownFields(added)
            .setRead(TABLE.getRead().toBuilder().setUnknownFields(added))
            .build();
    final byte[] sent = WireFormat.BINARY.encode(newer);
    final BusRequest received = WireFormat.BINARY.decode(sent, BusRequest.newBuilder()).build();
    assertArrayEquals(sent, WireFormat.BINARY.encode(received));
    assertTrue(received.getRead().getUnknownFields().hasField(9000));
  }

  @Test
  void whatANewerPeerAddedIsPassedOverInTheJsonForm() throws IOException {
    final String newer =
        "{\"version\":{\"major\":1,\"minor\":9,\"patch\":3},\"id\":\"7\",\"mood\":[{\"good\":true}],"
            + "\"read\":{\"kind\":\"REGION_KIND_SCORE\",\"caption\":\"c\"}}";
    final BusRequest received =
        WireFormat.JSON
            .decode(newer.getBytes(StandardCharsets.UTF_8), BusRequest.newBuilder())
            .build();
    assertEquals("c", received.getRead().getCaption());
    assertEquals(RegionKind.UNKNOWN, FlowCodec.fromProto(received.getRead()).kind());
  }

  @Test
  void deepNestingIsRefused() {
    final byte[] json =
        ("{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}")
            .getBytes(StandardCharsets.UTF_8);
    assertThrows(
        GarbledException.class, () -> WireFormat.JSON.decode(json, BusRequest.newBuilder()));
    final byte[] groups = new byte[100_000];
    // The start of a group in field 15.
    Arrays.fill(groups, (byte) 0x7b);
    assertThrows(
        GarbledException.class, () -> WireFormat.BINARY.decode(groups, BusRequest.newBuilder()));
  }

  /** Whatever arrives is a message or a typed fault, and the endpoint answers it. */
  @ParameterizedTest
  @EnumSource
  void spoiltMessagesAreRefusedOrAnswered(WireFormat format) throws IOException {
    final BusRequest small =
        TABLE.toBuilder().setRead(TABLE.getRead().toBuilder().clearInlineCrop()).build();
    final byte[] whole = format.encode(small);
    final BusEndpoint endpoint = new BusEndpoint(List.of(new TableSpecialist()));
    final Random random = new Random(4);
    int understood = 0;
    for (int i = 0; i < 500; i++) {
      final byte[] spoilt = whole.clone();
      for (int j = 0; j <= i % 4; j++) {
        spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
      }
      try {
        final BusRequest request = format.decode(spoilt, BusRequest.newBuilder()).build();
        assertTrue(
            endpoint.answer(request).getAnswerCase() != BusResponse.AnswerCase.ANSWER_NOT_SET);
        understood++;
      } catch (GarbledException e) {
        assertEquals(1, e.getMessage().lines().count());
      }
    }
    assertTrue(understood > 0 && understood < 500);
  }

  @ParameterizedTest
  @EnumSource
  void messagesFollowOneAnotherOnAStream(WireFormat format) throws IOException {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final MessageStream writing =
        new MessageStream(format, new ByteArrayInputStream(new byte[0]), out);
    final BusRequest other =
        BusRequest.newBuilder().setDescribe(DescribeRequest.getDefaultInstance()).build();
    writing.write(TABLE);
    writing.write(BusRequest.getDefaultInstance());
    writing.write(other);
    final MessageStream reading = reading(format, out.toByteArray(), Protocol.LARGEST);
    assertEquals(TABLE, reading.read(BusRequest.newBuilder()).build());
    assertEquals(BusRequest.getDefaultInstance(), reading.read(BusRequest.newBuilder()).build());
    assertEquals(other, reading.read(BusRequest.newBuilder()).build());
    assertNull(reading.read(BusRequest.newBuilder()));
  }

  @ParameterizedTest
  @EnumSource
  void aStreamThatEndsInsideAMessageHasNone(WireFormat format) throws IOException {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    new MessageStream(format, new ByteArrayInputStream(new byte[0]), out).write(TABLE);
    for (final int length : new int[] {1, 2, 100, out.size() - 1}) {
      assertNull(
          reading(format, Arrays.copyOf(out.toByteArray(), length), Protocol.LARGEST)
              .read(BusRequest.newBuilder()),
          () -> "after " + length + " bytes");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aMessageThatIsTooLargeIsRefused(WireFormat format) throws IOException {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    new MessageStream(format, new ByteArrayInputStream(new byte[0]), out).write(TABLE);
    final MessageStream reading = reading(format, out.toByteArray(), 1000);
    assertThrows(GarbledException.class, () -> reading.read(BusRequest.newBuilder()));
  }

  @Test
  void aLengthThatIsNoneIsRefused() {
    for (final int[] length :
        new int[][] {
          {0xff, 0xff, 0xff, 0xff, 0x0f},
          {0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80}
        }) {
      final byte[] bytes = new byte[100];
      for (int i = 0; i < length.length; i++) {
        bytes[i] = (byte) length[i];
      }
      final MessageStream reading = reading(WireFormat.BINARY, bytes, Protocol.LARGEST);
      assertThrows(GarbledException.class, () -> reading.read(BusRequest.newBuilder()));
    }
  }

  @Test
  void aFormatIsNamedByItsWord() {
    for (final WireFormat format : WireFormat.values()) {
      assertEquals(format, WireFormat.of(format.word()));
    }
    assertFalse(
        assertThrows(IllegalArgumentException.class, () -> WireFormat.of("xml"))
            .getMessage()
            .isBlank());
  }

  private static MessageStream reading(WireFormat format, byte[] bytes, int largest) {
    return new MessageStream(
        format, new ByteArrayInputStream(bytes), OutputStream.nullOutputStream(), largest);
  }
}
