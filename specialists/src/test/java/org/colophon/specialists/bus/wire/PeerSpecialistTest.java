package org.colophon.specialists.bus.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Assignment;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.Instructions;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Usage;
import org.colophon.datasets.raster.Raster;
import org.colophon.datasets.schema.proto.BusAnswer;
import org.colophon.datasets.schema.proto.BusFault;
import org.colophon.datasets.schema.proto.BusRequest;
import org.colophon.datasets.schema.proto.BusResponse;
import org.colophon.datasets.schema.proto.BusVersion;
import org.colophon.specialists.bus.Alphabet;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.SampleRegions;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;
import org.colophon.specialists.bus.conformance.KeepingCrops;
import org.colophon.specialists.read.ImageKeeper;
import org.colophon.specialists.read.TableSpecialist;
import org.junit.jupiter.api.Test;

/** Over a peer that encodes and decodes every message, and may change what it answers. */
class PeerSpecialistTest {
  private static final Specialist TABLES = new TableSpecialist();
  private static final RegionTask TABLE = SampleRegions.tables().get(1);

  private static final class Echo implements Peer {
    private final BusEndpoint endpoint;
    private final UnaryOperator<BusResponse.Builder> change;
    private final List<BusRequest> asked = new ArrayList<>();
    private final List<Duration> deadlines = new ArrayList<>();
    private boolean closed;

    Echo(Specialist specialist, UnaryOperator<BusResponse.Builder> change) {
      this.endpoint = new BusEndpoint(List.of(specialist));
      this.change = change;
    }

    @Override
    public Reply exchange(BusRequest request, Duration deadline) {
      try {
        final BusRequest received =
            WireFormat.JSON
                .decode(WireFormat.JSON.encode(request), BusRequest.newBuilder())
                .build();
        asked.add(received);
        deadlines.add(deadline);
        final BusResponse answer = endpoint.answer(received);
        return new Reply(
            answer.hasReading() ? change.apply(answer.toBuilder()).build() : answer, 3);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public Duration patience() {
      return Duration.ofSeconds(50);
    }

    @Override
    public boolean isRemote() {
      return true;
    }

    @Override
    public String name() {
      return "echo";
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void aReadingIsTheSameAsInProcess() throws Exception {
    final PeerSpecialist asked = PeerSpecialist.connect(new Echo(TABLES, UnaryOperator.identity()));
    assertEquals(
        TABLES.read(TABLE, new KeepingCrops()).reading(),
        asked.read(TABLE, new KeepingCrops()).reading());
    assertTrue(asked.descriptor().remote());
  }

  @Test
  void nothingIsAskedBeforeTheFirstRegionAndNothingUnsuitedAtAll() throws Exception {
    final Echo echo = new Echo(TABLES, UnaryOperator.identity());
    final PeerSpecialist asked = PeerSpecialist.of(TABLES.descriptor(), echo);
    assertEquals("table-geometry", asked.descriptor().id());
    assertFault(Fault.UNSUITED, asked, SampleRegions.of(RegionKind.FIGURE).get(0));
    assertEquals(List.of(), echo.asked);
    asked.read(TABLE, new KeepingCrops());
    asked.read(TABLE, new KeepingCrops());
    assertEquals(3, echo.asked.size());
    asked.close();
    assertTrue(echo.closed);
  }

  @Test
  void aPeerWithAnotherModelOrVersionOrOtherKindsIsRefused() {
    final Descriptor right = TABLES.descriptor();
    for (final Descriptor declared :
        List.of(
            declared(right, "2", "", right.kinds()),
            declared(right, "1", "0".repeat(64), right.kinds()),
            declared(right, "1", "", Set.of(RegionKind.TABLE, RegionKind.LIST)))) {
      assertFault(
          Fault.MODEL,
          PeerSpecialist.of(declared, new Echo(TABLES, UnaryOperator.identity())),
          TABLE);
    }
  }

  @Test
  void aDeclarationWithoutVersionTakesThatOfThePeer() throws Exception {
    final PeerSpecialist asked =
        PeerSpecialist.of(
            declared(TABLES.descriptor(), "", "", TABLES.descriptor().kinds()),
            new Echo(TABLES, UnaryOperator.identity()));
    assertEquals("1", asked.read(TABLE, new KeepingCrops()).reading().provenance().version());
    assertEquals("1", asked.descriptor().version());
  }

  @Test
  void whatAPeerLeavesOutIsFilledIn() throws Exception {
    final var answer =
        PeerSpecialist.connect(
                new Echo(
                    TABLES,
                    response -> {
                      response.getReadingBuilder().clearCpuSeconds();
                      response.getReadingBuilder().getReadingBuilder().clearProvenance();
                      return response;
                    }))
            .read(TABLE, new KeepingCrops());
    assertEquals("table-geometry", answer.reading().provenance().specialist());
    assertEquals(3, answer.cpuSeconds(), "that which the transport measured");
  }

  @Test
  void aPeerNeverNamesAFileOfThePageStore() throws Exception {
    final PeerSpecialist asked =
        PeerSpecialist.connect(
            new Echo(
                ImageKeeper.figures(),
                response -> {
                  response
                      .getReadingBuilder()
                      .getReadingBuilder()
                      .getContentBuilder()
                      .getFigureBuilder()
                      .getImageBuilder()
                      .setName("../../secret.png");
                  return response;
                }));
    final RegionTask figure = SampleRegions.of(RegionKind.FIGURE).get(0);
    final Content content = asked.read(figure, new KeepingCrops()).reading().content();
    assertEquals(
        figure.id() + ".png", assertInstanceOf(Content.Figure.class, content).image().name());
  }

  @Test
  void answersThatCannotBeAreNonsense() throws Exception {
    assertFault(Fault.NONSENSE, changed(response -> response.setId("another")), TABLE);
    assertFault(Fault.NONSENSE, changed(BusResponse.Builder::clearReading), TABLE);
    assertFault(Fault.NONSENSE, answering(answer -> answer.clearReading()), TABLE);
    assertFault(Fault.NONSENSE, answering(answer -> answer.setCpuSeconds(Double.NaN)), TABLE);
    assertFault(
        Fault.NONSENSE,
        answering(
            answer -> {
              answer.getUsageBuilder().setMoney(-1);
              return answer;
            }),
        TABLE);
    assertFault(
        Fault.NONSENSE,
        answering(
            answer -> {
              answer.getReadingBuilder().getProvenanceBuilder().setSpecialist("somebody-else");
              return answer;
            }),
        TABLE);
    assertFault(
        Fault.NONSENSE,
        answering(
            answer -> {
              answer
                  .getReadingBuilder()
                  .getContentBuilder()
                  .getTableBuilder()
                  .getCellsBuilder(0)
                  .getBoxBuilder()
                  .setLeft(Integer.MAX_VALUE);
              return answer;
            }),
        TABLE);
    assertFault(
        Fault.VERSION,
        changed(response -> response.setVersion(BusVersion.newBuilder().setMajor(2))),
        TABLE);
  }

  @Test
  void aFaultArrivesWithAllThatItSays() {
    final SpecialistException fault =
        BusCodec.fromProto(
            BusCodec.toProto(
                new SpecialistException(
                    Fault.ALLOWANCE, "too\ndear", true, new Usage(3, 4, 0.5), null)),
            "peer");
    assertEquals(Fault.ALLOWANCE, fault.fault());
    assertEquals("too dear", fault.getMessage());
    assertTrue(fault.retryable());
    assertEquals(new Usage(3, 4, 0.5), fault.usage());
    final SpecialistException unknown =
        BusCodec.fromProto(BusFault.newBuilder().setFaultValue(99).build(), "peer");
    assertEquals(Fault.INTERNAL, unknown.fault());
    assertFalse(unknown.getMessage().isBlank());
    for (final Fault each : Fault.values()) {
      assertEquals(
          each,
          BusCodec.fromProto(BusCodec.toProto(SpecialistException.of(each, "x", false)), "peer")
              .fault());
    }
  }

  @Test
  void aDescriptorArrivesWithAllThatItDeclares() {
    final Descriptor full =
        new Descriptor(
            "reader",
            "2.1",
            "ab".repeat(32),
            Set.of(RegionKind.TEXT, RegionKind.UNKNOWN),
            TABLES.descriptor().contents(),
            Alphabet.of("abc\u017f"),
            1L << 33,
            7.5,
            true,
            true);
    assertEquals(full, BusCodec.fromProto(BusCodec.toProto(full)));
  }

  @Test
  void aStoredCropIsSentInline() throws Exception {
    final Echo echo = new Echo(TABLES, UnaryOperator.identity());
    final RegionTask stored =
        with(new byte[0], Optional.of(new ImageRef("crop.png", "image/png", 1500, 700, "")));
    PeerSpecialist.connect(echo).read(stored, page());
    assertEquals(TABLE.inlineCrop().length, echo.asked.get(1).getRead().getInlineCrop().size());
    assertFalse(echo.asked.get(1).getRead().hasStoredCrop());
  }

  @Test
  void aRegionOfATextLayerIsSentWithoutPixels() throws Exception {
    final Echo echo = new Echo(TABLES, UnaryOperator.identity());
    PeerSpecialist.connect(echo).read(with(new byte[0], Optional.empty()), new KeepingCrops());
    assertTrue(echo.asked.get(1).getRead().getInlineCrop().isEmpty());
  }

  @Test
  void theShortestTimeCounts() throws Exception {
    final Echo echo = new Echo(TABLES, UnaryOperator.identity());
    final PeerSpecialist asked = PeerSpecialist.connect(echo);
    asked.read(TABLE, new KeepingCrops());
    asked.read(assigned(20_000, 0), new KeepingCrops());
    asked.read(assigned(20_000, 10), new KeepingCrops());
    final List<Long> seconds =
        echo.deadlines.stream().skip(1).map(left -> (left.toMillis() + 5000) / 10_000).toList();
    assertEquals(List.of(5L, 2L, 1L), seconds);
  }

  private static PeerSpecialist changed(UnaryOperator<BusResponse.Builder> change)
      throws SpecialistException {
    return PeerSpecialist.connect(new Echo(TABLES, change));
  }

  private static PeerSpecialist answering(UnaryOperator<BusAnswer.Builder> change)
      throws SpecialistException {
    return changed(
        response -> response.setReading(change.apply(response.getReading().toBuilder())));
  }

  private static void assertFault(Fault expected, Specialist asked, RegionTask task) {
    final SpecialistException fault =
        assertThrows(SpecialistException.class, () -> asked.read(task, new KeepingCrops()));
    assertEquals(expected, fault.fault(), fault.getMessage());
    assertEquals(1, fault.getMessage().lines().count(), fault.getMessage());
  }

  private static Descriptor declared(
      Descriptor like, String version, String digest, Set<RegionKind> kinds) {
    return new Descriptor(
        like.id(), version, digest, kinds, like.contents(), like.alphabet(), 0, 1, true, false);
  }

  private static Crops page() {
    return new Crops() {
      @Override
      public Raster raster(RegionTask task) throws SpecialistException {
        return new KeepingCrops().raster(TABLE);
      }

      @Override
      public ImageRef keep(RegionTask task) {
        return task.storedCrop().orElseThrow();
      }
    };
  }

  private static RegionTask assigned(long deadlineMillis, double wallSeconds) {
    return TABLE.withAssignment(
        new Assignment(
            Instructions.NONE, Set.of(), deadlineMillis, new Allowance(0, wallSeconds, 0, 0)),
        1);
  }

  private static RegionTask with(byte[] inline, Optional<ImageRef> stored) {
    return TABLE.withCrop(inline, stored);
  }
}
