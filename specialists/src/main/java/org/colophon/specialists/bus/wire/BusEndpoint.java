package org.colophon.specialists.bus.wire;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Usage;
import org.colophon.datasets.schema.FlowCodec;
import org.colophon.datasets.schema.proto.BusRequest;
import org.colophon.datasets.schema.proto.BusResponse;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;

/**
 * Answers requests of the bus with specialists of this JVM, whatever the transport. Never throws: a
 * request that cannot be answered gets a typed fault. Safe for use by several threads.
 */
public final class BusEndpoint {
  private static final Crops CROPS = new InlineCrops();
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final double NANOS = 1e9;

  private final Map<String, Specialist> specialists = new LinkedHashMap<>();

  /**
   * An endpoint for some specialists.
   *
   * @throws IllegalArgumentException if there is none, or two have the same id
   */
  public BusEndpoint(List<? extends Specialist> given) {
    for (final Specialist specialist : given) {
      final String id = specialist.descriptor().id();
      if (specialists.put(id, specialist) != null) {
        throw new IllegalArgumentException("two specialists are called " + id);
      }
    }
    if (specialists.isEmpty()) {
      throw new IllegalArgumentException("no specialist to ask");
    }
  }

  public BusResponse answer(BusRequest request) {
    final BusResponse.Builder response = response(request.getId());
    try {
      Protocol.requireUnderstood(request.getVersion(), "who asks");
      final Specialist specialist = asked(request.getSpecialist());
      switch (request.getAskCase()) {
        case DESCRIBE -> response.setDescribed(BusCodec.toProto(specialist.descriptor()));
        case READ -> response.setReading(BusCodec.toProto(read(specialist, request)));
        case ASK_NOT_SET ->
            throw SpecialistException.of(
                Fault.NONSENSE, "the request asks nothing that is known here", false);
      }
    } catch (SpecialistException e) {
      response.setFault(BusCodec.toProto(e));
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      // A specialist that breaks on hostile input must cost one region, not this process.
      response.setFault(
          BusCodec.toProto(SpecialistException.of(Fault.INTERNAL, e.toString(), false)));
    }
    return response.build();
  }

  /** The response to bytes that were no request. */
  public static BusResponse refusal(GarbledException e) {
    return response("")
        .setFault(BusCodec.toProto(SpecialistException.of(Fault.NONSENSE, e.getMessage(), false)))
        .build();
  }

  private static BusResponse.Builder response(String id) {
    return BusResponse.newBuilder().setVersion(Protocol.VERSION).setId(id);
  }

  private Specialist asked(String id) throws SpecialistException {
    final Specialist asked =
        id.isEmpty() && specialists.size() == 1
            ? specialists.values().iterator().next()
            : specialists.get(id);
    if (asked == null) {
      throw SpecialistException.of(
          Fault.UNSUITED,
          "no specialist " + Protocol.quote(id) + " here, but " + specialists.keySet(),
          false);
    }
    return asked;
  }

  private static Answer read(Specialist specialist, BusRequest request) throws SpecialistException {
    final RegionTask task;
    try {
      task = FlowCodec.fromProto(request.getRead());
    } catch (IllegalArgumentException e) {
      throw new SpecialistException(
          Fault.NONSENSE, "the region cannot be: " + e.getMessage(), false, Usage.NONE, e);
    }
    if (task.storedCrop().isPresent()) {
      throw SpecialistException.crop(
          task.id() + ": its crop lies in a page store; send it inline", false, null);
    }
    final long before = THREADS.getCurrentThreadCpuTime();
    final Answer answer = specialist.read(task, CROPS);
    final double own = (THREADS.getCurrentThreadCpuTime() - before) / NANOS;
    return new Answer(
        answer.reading(), answer.cpuSeconds() + own, answer.usage(), answer.alternatives());
  }
}
