package org.colophon.specialists.bus.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.schema.FlowCodec;
import org.colophon.datasets.schema.proto.Box;
import org.colophon.datasets.schema.proto.BusRequest;
import org.colophon.datasets.schema.proto.BusResponse;
import org.colophon.datasets.schema.proto.BusVersion;
import org.colophon.datasets.schema.proto.DescribeRequest;
import org.colophon.datasets.schema.proto.Fault;
import org.colophon.datasets.schema.proto.ImageRef;
import org.colophon.datasets.schema.proto.RegionTask;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.SampleRegions;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.read.ImageKeeper;
import org.colophon.specialists.read.TableSpecialist;
import org.junit.jupiter.api.Test;

class BusEndpointTest {
  private final BusEndpoint endpoint =
      new BusEndpoint(List.of(new TableSpecialist(), ImageKeeper.figures(), new Broken()));

  /** A specialist with a defect. */
  private static final class Broken implements Specialist {
    @Override
    public Descriptor descriptor() {
      return Descriptor.of("broken", "1", Set.of(RegionKind.TABLE), Set.of(ContentType.TABLE));
    }

    @Override
    public Answer read(org.colophon.datasets.model.RegionTask task, Crops crops) {
      throw new StackOverflowError();
    }
  }

  @Test
  void itSaysWhatASpecialistDeclares() {
    final BusResponse response =
        endpoint.answer(
            request("table-geometry").setDescribe(DescribeRequest.getDefaultInstance()).build());
    assertEquals("7", response.getId());
    assertEquals(Protocol.VERSION, response.getVersion());
    assertEquals(new TableSpecialist().descriptor(), BusCodec.fromProto(response.getDescribed()));
  }

  @Test
  void aNewerMinorVersionIsUnderstoodAndAnotherMajorOneIsNot() {
    final BusRequest.Builder request =
        request("table-geometry").setDescribe(DescribeRequest.getDefaultInstance());
    final BusVersion newer = BusVersion.newBuilder().setMajor(1).setMinor(99).build();
    assertTrue(endpoint.answer(request.setVersion(newer).build()).hasDescribed());
    final BusVersion other = BusVersion.newBuilder().setMajor(2).build();
    final BusResponse refused = endpoint.answer(request.setVersion(other).build());
    assertEquals(Fault.FAULT_VERSION, refused.getFault().getFault());
    assertTrue(refused.getFault().getMessage().contains("2.0"), refused.toString());
    assertEquals(
        Fault.FAULT_VERSION, endpoint.answer(request.clearVersion().build()).getFault().getFault());
  }

  @Test
  void whatCannotBeAnsweredGetsATypedFault() {
    final RegionTask table = FlowCodec.toProto(SampleRegions.tables().get(0));
    assertEquals(Fault.FAULT_UNSUITED, fault(request("nobody").setRead(table)));
    assertEquals(Fault.FAULT_UNSUITED, fault(request("").setRead(table)));
    assertEquals(Fault.FAULT_NONSENSE, fault(request("table-geometry")));
    assertEquals(
        Fault.FAULT_NONSENSE,
        fault(
            request("table-geometry")
                .setRead(table.toBuilder().setBox(Box.newBuilder().setLeft(9)))));
    assertEquals(
        Fault.FAULT_CROP,
        fault(
            request("table-geometry")
                .setRead(table.toBuilder().setStoredCrop(ImageRef.newBuilder().setName("x.png")))));
    assertEquals(Fault.FAULT_INTERNAL, fault(request("broken").setRead(table)));
  }

  @Test
  void aKeptImageIsLeftToWhoeverAsked() {
    final BusResponse response =
        endpoint.answer(
            request("figure-keeper")
                .setRead(FlowCodec.toProto(SampleRegions.of(RegionKind.FIGURE).get(0)))
                .build());
    assertEquals(
        "", response.getReading().getReading().getContent().getFigure().getImage().getName());
  }

  @Test
  void specialistsOfOneNameAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new BusEndpoint(List.of(new TableSpecialist(), new TableSpecialist())));
    assertThrows(IllegalArgumentException.class, () -> new BusEndpoint(List.of()));
  }

  private Fault fault(BusRequest.Builder request) {
    final BusResponse response = endpoint.answer(request.build());
    assertTrue(response.hasFault(), response.toString());
    assertEquals("7", response.getId());
    return response.getFault().getFault();
  }

  private static BusRequest.Builder request(String specialist) {
    return BusRequest.newBuilder()
        .setVersion(Protocol.VERSION)
        .setId("7")
        .setSpecialist(specialist);
  }
}
