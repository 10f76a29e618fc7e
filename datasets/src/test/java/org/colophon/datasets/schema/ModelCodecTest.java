package org.colophon.datasets.schema;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.FinishedPage;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.PageDraft;
import org.colophon.datasets.model.PageOrigin;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.TransformChain;
import org.colophon.datasets.schema.proto.Failure;
import org.colophon.datasets.schema.proto.Outcome;
import org.colophon.datasets.schema.proto.Receipt;
import org.colophon.datasets.schema.proto.RegionReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelCodecTest {
  private static final int RANDOM_RECORDS = 300;

  /** A kind of message, how it is coded, and the records it is tried on. */
  record Kind<T>(
      String name,
      T filled,
      Function<RandomRecords, T> random,
      Function<T, byte[]> encode,
      Decode<T> decode) {
    @Override
    public String toString() {
      return name;
    }
  }

  interface Decode<T> {
    T apply(byte[] bytes) throws IOException;
  }

  static Stream<Kind<?>> kinds() {
    return Stream.of(
        new Kind<>(
            "finished-page",
            FilledRecords.finishedPage(),
            RandomRecords::finishedPage,
            ModelCodec::encode,
            ModelCodec::decodeFinishedPage),
        new Kind<>(
            "page-draft",
            FilledRecords.draft(),
            RandomRecords::draft,
            ModelCodec::encode,
            ModelCodec::decodePageDraft),
        kind(
            "region-task",
            FilledRecords.task(),
            RandomRecords::task,
            FlowCodec::toProto,
            org.colophon.datasets.schema.proto.RegionTask.parser(),
            FlowCodec::fromProto),
        kind(
            "region-reading",
            FilledRecords.regionReading(),
            RandomRecords::regionReading,
            FlowCodec::toProto,
            RegionReading.parser(),
            FlowCodec::fromProto),
        kind(
            "receipt",
            FilledRecords.receipt(),
            RandomRecords::receipt,
            FlowCodec::toProto,
            Receipt.parser(),
            FlowCodec::fromProto),
        kind(
            "document",
            FilledRecords.document(),
            RandomRecords::document,
            DocumentCodec::toProto,
            org.colophon.datasets.schema.proto.Document.parser(),
            DocumentCodec::fromProto),
        kind(
            "outcome",
            FilledRecords.outcome(),
            RandomRecords::outcome,
            DocumentCodec::toProto,
            Outcome.parser(),
            DocumentCodec::fromProto),
        kind(
            "failure",
            FilledRecords.FAILURE,
            RandomRecords::failure,
            FlowCodec::toProto,
            Failure.parser(),
            FlowCodec::fromProto));
  }

  private static <T, M extends Message> Kind<T> kind(
      String name,
      T filled,
      Function<RandomRecords, T> random,
      Function<T, M> toProto,
      Parser<M> parser,
      Function<M, T> fromProto) {
    return new Kind<>(
        name,
        filled,
        random,
        record -> ModelCodec.bytes(toProto.apply(record)),
        bytes -> ModelCodec.decode(bytes, parser, fromProto));
  }

  /** Stored pages must stay readable: a change of these bytes is a change of the schema. */
  @ParameterizedTest
  @MethodSource("kinds")
  <T> void filledRecordHasTheGoldenBytes(Kind<T> kind) throws IOException {
    final byte[] golden = golden(kind.name());
    assertEquals(lines(golden), lines(kind.encode().apply(kind.filled())));
    assertSame(kind.filled(), kind.decode().apply(golden));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <T> void randomRecordsComeBackEqual(Kind<T> kind) throws IOException {
    final RandomRecords records = new RandomRecords(20_260_101);
    for (int i = 0; i < RANDOM_RECORDS; i++) {
      final T record = kind.random().apply(records);
      final byte[] bytes = kind.encode().apply(record);
      final T back = kind.decode().apply(bytes);
      assertSame(record, back);
      assertArrayEquals(bytes, kind.encode().apply(back), "the same record, the same bytes");
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <T> void fieldsOfNewerSchemasAreSkipped(Kind<T> kind) throws IOException {
    final ByteArrayOutputStream newer = new ByteArrayOutputStream();
    newer.writeBytes(kind.encode().apply(kind.filled()));
    final CodedOutputStream extra = CodedOutputStream.newInstance(newer);
    extra.writeString(1000, "from the future");
    extra.writeDouble(1001, 2.5);
    extra.flush();
    assertSame(kind.filled(), kind.decode().apply(newer.toByteArray()));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <T> void damagedBytesAreAnIoExceptionOfOneLine(Kind<T> kind) {
    final byte[] whole = kind.encode().apply(kind.filled());
    final Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      final byte[] damaged = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
      for (int hits = random.nextInt(4); hits > 0; hits--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      try {
        kind.decode().apply(damaged);
      } catch (IOException e) {
        assertFalse(e.getMessage().contains("\n"), e.getMessage());
      }
    }
    final byte[] truncated = Arrays.copyOf(whole, whole.length - 1);
    assertThrows(IOException.class, () -> kind.decode().apply(truncated));
  }

  @Test
  void deepNestingIsRefused() throws IOException {
    // Groups nest in unknown fields too, so no schema bounds the depth.
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    final CodedOutputStream output = CodedOutputStream.newInstance(bytes);
    for (int i = 0; i < 1000; i++) {
      output.writeTag(1000, 3);
    }
    output.flush();
    assertThrows(IOException.class, () -> receipt(bytes.toByteArray()));
  }

  @Test
  void moreBytesThanAnyPageNeedsAreRefused() {
    final byte[] huge = new byte[ModelCodec.MAX_BYTES + 1];
    final IOException e =
        assertThrows(IOException.class, () -> ModelCodec.decodeFinishedPage(huge));
    assertTrue(e.getMessage().contains("more than"), e.getMessage());
  }

  @Test
  void statusIsNeverGuessed() {
    final byte[] none = new byte[0];
    assertThrows(IOException.class, () -> receipt(none));
    assertThrows(
        IOException.class,
        () -> ModelCodec.decode(none, Outcome.parser(), DocumentCodec::fromProto));
  }

  @Test
  void readingWithNeitherAnswerNorFailureIsRefused() {
    assertThrows(
        IOException.class,
        () -> ModelCodec.decode(new byte[0], RegionReading.parser(), FlowCodec::fromProto));
  }

  private static void receipt(byte[] bytes) throws IOException {
    ModelCodec.decode(bytes, Receipt.parser(), FlowCodec::fromProto);
  }

  @Test
  void storedCropComesBackWithoutInlineBytes() throws IOException {
    final RegionTask task = FilledRecords.storedTask();
    final RegionTask back =
        ModelCodec.decode(
            ModelCodec.bytes(FlowCodec.toProto(task)),
            org.colophon.datasets.schema.proto.RegionTask.parser(),
            FlowCodec::fromProto);
    assertEquals(Optional.of(FilledRecords.IMAGE), back.storedCrop());
    assertEquals(0, back.inlineCrop().length);
  }

  @Test
  void transformsOfAnotherRasterAreRefused() {
    final Page page =
        new Page(
            "p",
            "d",
            1,
            100,
            200,
            300,
            PageOrigin.OCR,
            "",
            TransformChain.identity(100, 201),
            List.of(),
            List.of(),
            "eng");
    final FinishedPage finished = new FinishedPage(page, List.of(), List.of());
    assertThrows(IllegalArgumentException.class, () -> ModelCodec.encode(finished));
  }

  @Test
  void singleRecordsComeBackEqual() {
    final Box box = FilledRecords.BOX;
    final Baseline baseline = FilledRecords.LINE.baseline();
    final Document document = FilledRecords.document();
    assertEquals(box, LayoutCodec.fromProto(LayoutCodec.toProto(box)));
    assertEquals(baseline, LayoutCodec.fromProto(LayoutCodec.toProto(baseline)));
    assertEquals(document, DocumentCodec.fromProto(DocumentCodec.toProto(document)));
  }

  private static void assertSame(Object expected, Object actual) {
    if (expected instanceof RegionTask task) {
      assertSameTask(task, (RegionTask) actual);
    } else if (expected instanceof PageDraft draft) {
      final PageDraft other = (PageDraft) actual;
      assertEquals(draft.page(), other.page());
      assertEquals(draft.costs(), other.costs());
      assertEquals(draft.failures(), other.failures());
      assertEquals(draft.tasks().size(), other.tasks().size());
      for (int i = 0; i < draft.tasks().size(); i++) {
        assertSameTask(draft.tasks().get(i), other.tasks().get(i));
      }
    } else {
      assertEquals(expected, actual);
    }
  }

  /** A record compares arrays by identity, and a task holds one. */
  private static void assertSameTask(RegionTask expected, RegionTask actual) {
    for (final RecordComponent component : RegionTask.class.getRecordComponents()) {
      try {
        final Object left = component.getAccessor().invoke(expected);
        final Object right = component.getAccessor().invoke(actual);
        if (left instanceof byte[] bytes) {
          assertArrayEquals(bytes, (byte[]) right);
        } else {
          assertEquals(left, right, component.getName());
        }
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(component.getName(), e);
      }
    }
  }

  private static byte[] golden(String name) throws IOException {
    try (InputStream file = ModelCodecTest.class.getResourceAsStream("golden/" + name + ".hex")) {
      return file == null
          ? new byte[0]
          : HexFormat.of().parseHex(new String(file.readAllBytes(), US_ASCII).replace("\n", ""));
    }
  }

  /** Hex digits in lines of 64, as the golden files hold them. */
  private static String lines(byte[] bytes) {
    return HexFormat.of().formatHex(bytes).replaceAll("(.{64})", "$1\n");
  }
}
