package org.colophon.specialists.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.util.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionReading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Verdict;
import org.colophon.datasets.schema.FlowCodec;
import org.colophon.datasets.schema.proto.BusAnswer;
import org.colophon.datasets.schema.proto.BusRequest;
import org.colophon.datasets.schema.proto.BusResponse;
import org.colophon.datasets.schema.proto.BusVersion;
import org.colophon.specialists.bus.conformance.KeepingCrops;
import org.colophon.specialists.bus.conformance.SpecialistConformance;
import org.colophon.specialists.bus.process.ChildPeer;
import org.colophon.specialists.bus.process.Children;
import org.colophon.specialists.bus.process.ServeSpecialist;
import org.colophon.specialists.bus.wire.BusEndpoint;
import org.colophon.specialists.bus.wire.Peer;
import org.colophon.specialists.bus.wire.PeerSpecialist;
import org.colophon.specialists.bus.wire.WireFormat;
import org.colophon.specialists.confidence.Calibrations;
import org.colophon.specialists.read.LocalJudge;
import org.colophon.specialists.read.RegionReader;
import org.colophon.specialists.route.Budgets;
import org.colophon.specialists.route.Ladder;
import org.colophon.specialists.route.Purse;
import org.colophon.specialists.route.Roster;
import org.colophon.specialists.route.Rung;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What else a specialist would have read, which came with version 1.1 of the bus. */
@Timeout(120)
class AlternativesTest {
  private static final BusVersion FIRST = BusVersion.newBuilder().setMajor(1).build();
  private static final RegionTask TASK = SampleRegions.of(RegionKind.TEXT).get(0);
  private static final String ALTERNATIVES = "alternatives";

  private abstract static class Torn extends SpecialistConformance {
    @Override
    protected List<RegionTask> samples() {
      return List.of(TASK);
    }
  }

  @Nested
  class InProcess extends Torn {
    @Override
    protected Specialist open() {
      return new TornLines();
    }
  }

  @Nested
  class InABinaryChild extends Torn {
    @Override
    protected Specialist open() {
      return child(WireFormat.BINARY);
    }
  }

  @Nested
  class InAJsonChild extends Torn {
    @Override
    protected Specialist open() {
      return child(WireFormat.JSON);
    }
  }

  private static PeerSpecialist child(WireFormat format) {
    return PeerSpecialist.of(
        TornLines.DESCRIPTOR,
        new ChildPeer(Children.java(ServeSpecialist.class, format, TornLines.class.getName())));
  }

  @Test
  void aChildGivesThoseThatAreGivenInProcess() throws Exception {
    final Answer here = new TornLines().read(TASK, new KeepingCrops());
    assertEquals(2, here.alternatives().size());
    for (final WireFormat format : WireFormat.values()) {
      try (PeerSpecialist there = child(format)) {
        final KeepingCrops crops = new KeepingCrops();
        assertEquals(here.alternatives(), there.read(TASK, crops).alternatives());
        assertEquals(1, crops.kept().size(), "the image of an alternative was kept");
      }
    }
  }

  @Test
  void theyStayWithTheRegionAndAreNeverChosen() {
    final RegionReader reader =
        new RegionReader(
            task ->
                new Ladder(
                    List.of(new Rung("torn-lines", 0.95, 1, Allowance.UNLIMITED, "test")), "test"),
            Roster.of(List.of(new TornLines())),
            Budgets.UNLIMITED,
            new Purse(Allowance.UNLIMITED),
            Calibrations.NONE,
            new LocalJudge(Optional.empty()));
    final RegionReading read = reader.read(TASK, new KeepingCrops());
    assertEquals(0.8, read.reading().orElseThrow().confidence());
    assertEquals(
        List.of(0.15, 0.05), read.alternatives().stream().map(Reading::confidence).toList());
    for (final Reading other : read.alternatives()) {
      assertEquals(Verdict.DOUBTED, other.decision().verdict());
      assertEquals("less likely to its specialist", other.decision().judged());
    }
  }

  @Test
  void aPeerOfTheFirstVersionReadsWhatItKnowsAndPassesTheRestOn() throws Exception {
    final BusResponse answer =
        new BusEndpoint(List.of(new TornLines()))
            .answer(
                BusRequest.newBuilder()
                    .setVersion(FIRST)
                    .setId("7")
                    .setRead(FlowCodec.toProto(TASK))
                    .build());
    assertEquals(2, answer.getReading().getAlternativesCount());
    final Descriptor first = responseOfTheFirstVersion();
    assertNull(answerOf(first).findFieldByName(ALTERNATIVES));
    final DynamicMessage binary = DynamicMessage.parseFrom(first, WireFormat.BINARY.encode(answer));
    assertEquals(answer, BusResponse.parseFrom(binary.toByteArray()), "a field was lost");
    final DynamicMessage.Builder json = DynamicMessage.newBuilder(first);
    JsonFormat.parser()
        .ignoringUnknownFields()
        .merge(new String(WireFormat.JSON.encode(answer), StandardCharsets.UTF_8), json);
    assertEquals(
        answer.toBuilder().setReading(answer.getReading().toBuilder().clearAlternatives()).build(),
        BusResponse.parseFrom(json.build().toByteArray()));
  }

  @Test
  void anAnswerOfTheFirstVersionHasNone() throws Exception {
    final Answer answer =
        PeerSpecialist.of(
                TornLines.DESCRIPTOR,
                new Changing(
                    response -> response.setVersion(FIRST).getReadingBuilder().clearAlternatives()))
            .read(TASK, new KeepingCrops());
    assertEquals(List.of(), answer.alternatives());
    assertEquals(new Content.Text(TASK.lines()), answer.reading().content());
  }

  @Test
  void aTypeThatOnlyANewerPeerKnowsIsPassedOverAndNotTooManyAreTaken() throws Exception {
    final Answer answer =
        PeerSpecialist.of(
                TornLines.DESCRIPTOR,
                new Changing(
                    response -> {
                      final BusAnswer.Builder reading = response.getReadingBuilder();
                      reading.getAlternativesBuilder(0).clearContent();
                      for (int i = 0; i < 40; i++) {
                        reading.addAlternatives(reading.getAlternatives(1));
                      }
                    }))
            .read(TASK, new KeepingCrops());
    assertEquals(Answer.MOST_ALTERNATIVES, answer.alternatives().size());
    assertTrue(
        answer.alternatives().stream()
            .allMatch(other -> other.content() instanceof Content.Unreadable));
  }

  /** The schema as it was before alternatives came. */
  private static Descriptor responseOfTheFirstVersion() throws Exception {
    final FileDescriptorProto.Builder file =
        BusResponse.getDescriptor().getFile().toProto().toBuilder();
    for (final DescriptorProto.Builder message : file.getMessageTypeBuilderList()) {
      if (message.getName().equals("BusAnswer")) {
        for (int f = 0; f < message.getFieldCount(); f++) {
          if (message.getField(f).getName().equals(ALTERNATIVES)) {
            message.removeField(f);
          }
        }
      }
    }
    final FileDescriptor built =
        FileDescriptor.buildFrom(
            file.build(),
            BusResponse.getDescriptor().getFile().getDependencies().toArray(new FileDescriptor[0]));
    return built.findMessageTypeByName("BusResponse");
  }

  private static Descriptor answerOf(Descriptor response) {
    assertNotNull(BusAnswer.getDescriptor().findFieldByName(ALTERNATIVES));
    return response.findFieldByName("reading").getMessageType();
  }

  @FunctionalInterface
  private interface Change {
    void in(BusResponse.Builder response);
  }

  /** A peer whose readings are changed on the way. */
  private record Changing(Change change) implements Peer {
    @Override
    public Reply exchange(BusRequest request, Duration deadline) {
      final BusResponse.Builder response =
          new BusEndpoint(List.of(new TornLines())).answer(request).toBuilder();
      if (response.hasReading()) {
        change.in(response);
      }
      return new Reply(response.build(), 0);
    }

    @Override
    public Duration patience() {
      return Duration.ofSeconds(50);
    }

    @Override
    public boolean isRemote() {
      return false;
    }

    @Override
    public String name() {
      return "changing";
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
