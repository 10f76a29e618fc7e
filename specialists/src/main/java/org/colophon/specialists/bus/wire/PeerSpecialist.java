package org.colophon.specialists.bus.wire;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Instructions;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Usage;
import org.colophon.datasets.schema.FlowCodec;
import org.colophon.datasets.schema.proto.BusAnswer;
import org.colophon.datasets.schema.proto.BusRequest;
import org.colophon.datasets.schema.proto.BusResponse;
import org.colophon.datasets.schema.proto.DescribeRequest;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Deadline;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;

/** A specialist that lives somewhere else, asked over the bus. */
public final class PeerSpecialist implements Specialist, AutoCloseable {
  /** Models are opened at the first region, not when a specialist is asked what it is. */
  private static final Duration DESCRIBE = Duration.ofSeconds(60);

  private final Descriptor declared;
  private final Peer peer;
  private final AtomicLong requests = new AtomicLong();
  private volatile Descriptor described;

  private PeerSpecialist(Descriptor declared, Descriptor described, Peer peer) {
    this.declared = declared;
    this.described = described;
    this.peer = peer;
  }

  /**
   * A specialist of which it is known what it declares; the peer is asked for nothing before the
   * first read.
   *
   * @param declared where its version or model digest is empty, whatever the peer has is right;
   *     else a peer that has another one is refused with {@link Fault#MODEL}
   */
  public static PeerSpecialist of(Descriptor declared, Peer peer) {
    return new PeerSpecialist(remote(declared, peer), null, peer);
  }

  /**
   * The one specialist of a peer, which is asked now what it declares.
   *
   * @throws SpecialistException if it does not say; the peer is closed then
   */
  public static PeerSpecialist connect(Peer peer) throws SpecialistException {
    return connect("", peer);
  }

  /**
   * A specialist of a peer that serves several.
   *
   * @param id empty for the only one
   * @throws SpecialistException if it does not say what it declares; the peer is closed then
   */
  public static PeerSpecialist connect(String id, Peer peer) throws SpecialistException {
    try {
      final Descriptor described = remote(describe(id, peer, DESCRIBE), peer);
      return new PeerSpecialist(described, described, peer);
    } catch (SpecialistException | RuntimeException e) {
      peer.close();
      throw e;
    }
  }

  /** What the peer was declared to be, completed by what it said itself since. */
  @Override
  public Descriptor descriptor() {
    return described == null ? declared : described;
  }

  @Override
  public Answer read(RegionTask task, Crops crops) throws SpecialistException {
    declared.requireSuited(task);
    final long end = System.nanoTime() + Deadline.of(task).left(peer.patience()).toNanos();
    final Descriptor known = requireKnown(Duration.ofNanos(end - System.nanoTime()));
    final String id = Long.toString(requests.incrementAndGet());
    final BusRequest request = request(id, known.id()).setRead(inline(task, crops)).build();
    final Duration left = Duration.ofNanos(end - System.nanoTime());
    if (left.isNegative() || left.isZero()) {
      throw SpecialistException.of(
          Fault.DEADLINE, task.id() + ": " + peer.name() + " was not ready in time", true);
    }
    final Peer.Reply reply = peer.exchange(request, left);
    requireAnswerTo(id, reply.response(), peer);
    if (!reply.response().hasReading()) {
      throw nonsense(task.id() + ": " + peer.name() + " answered without a reading", null);
    }
    final BusAnswer message = reply.response().getReading();
    final Answer answer;
    try {
      answer = BusCodec.fromProto(message);
    } catch (IllegalArgumentException e) {
      throw nonsense(
          task.id() + ": " + peer.name() + " gave no possible reading: " + e.getMessage(), e);
    }
    final List<Reading> alternatives = new ArrayList<>();
    for (final Reading other : answer.alternatives()) {
      alternatives.add(completed(other, known, task, crops));
    }
    return new Answer(
        completed(answer.reading(), known, task, crops),
        answer.cpuSeconds() > 0 ? answer.cpuSeconds() : reply.cpuSeconds(),
        answer.usage(),
        alternatives);
  }

  private Descriptor requireKnown(Duration deadline) throws SpecialistException {
    final Descriptor known = described;
    if (known != null) {
      return known;
    }
    final Duration most = deadline.compareTo(DESCRIBE) < 0 ? deadline : DESCRIBE;
    final Descriptor said = remote(describe(declared.id(), peer, most), peer);
    requireSame("id", declared.id(), said.id());
    requireSame("version", declared.version(), said.version());
    requireSame("model digest", declared.modelDigest(), said.modelDigest());
    if (!said.kinds().containsAll(declared.kinds())) {
      throw SpecialistException.of(
          Fault.MODEL,
          peer.name() + " reads " + said.kinds() + ", not all of " + declared.kinds(),
          false);
    }
    described = said;
    return said;
  }

  private void requireSame(String what, String expected, String found) throws SpecialistException {
    if (!expected.isEmpty() && !expected.equals(found)) {
      throw SpecialistException.of(
          Fault.MODEL,
          String.format("%s has the %s %s, not %s", peer.name(), what, found, expected),
          false);
    }
  }

  private static Descriptor describe(String id, Peer peer, Duration deadline)
      throws SpecialistException {
    final BusRequest request =
        request("describe", id).setDescribe(DescribeRequest.getDefaultInstance()).build();
    final BusResponse response = peer.exchange(request, deadline).response();
    requireAnswerTo("describe", response, peer);
    if (!response.hasDescribed()) {
      throw nonsense(peer.name() + " does not say what it is", null);
    }
    try {
      return BusCodec.fromProto(response.getDescribed());
    } catch (IllegalArgumentException e) {
      throw nonsense(peer.name() + " declares what cannot be: " + e.getMessage(), e);
    }
  }

  private static BusRequest.Builder request(String id, String specialist) {
    return BusRequest.newBuilder().setVersion(Protocol.VERSION).setId(id).setSpecialist(specialist);
  }

  private static void requireAnswerTo(String id, BusResponse response, Peer peer)
      throws SpecialistException {
    Protocol.requireUnderstood(response.getVersion(), peer.name());
    if (response.hasFault()) {
      throw BusCodec.fromProto(response.getFault(), peer.name());
    }
    if (!response.getId().equals(id)) {
      throw nonsense(
          peer.name()
              + " answered request "
              + Protocol.quote(response.getId())
              + " instead of "
              + id,
          null);
    }
  }

  private static Descriptor remote(Descriptor said, Peer peer) {
    return new Descriptor(
        said.id(),
        said.version(),
        said.modelDigest(),
        said.kinds(),
        said.contents(),
        said.alphabet(),
        said.memoryBytes(),
        said.relativeCost(),
        said.deterministic(),
        said.remote() || peer.isRemote());
  }

  /** A peer has no page store: its crop travels with the task. */
  private static org.colophon.datasets.schema.proto.RegionTask inline(RegionTask task, Crops crops)
      throws SpecialistException {
    final var message = FlowCodec.toProto(task);
    if (message.hasInlineCrop()) {
      return message;
    }
    try {
      return message.toBuilder().setInlineCrop(ByteString.copyFrom(crops.png(task))).build();
    } catch (SpecialistException e) {
      if (task.hasPixels()) {
        throw e;
      }
      // Of a text layer, which has words but no pixels.
      return message;
    }
  }

  private Reading completed(Reading reading, Descriptor known, RegionTask task, Crops crops)
      throws SpecialistException {
    final Provenance said = reading.provenance();
    final boolean silent = said.specialist().isEmpty();
    if (!silent && !said.specialist().equals(known.id())) {
      throw nonsense(peer.name() + " gave a reading of " + Protocol.quote(said.specialist()), null);
    }
    final Provenance provenance = known.provenance(parameters(said.parameters(), task));
    // A name from outside never points into the page store.
    final Content content =
        reading.content().keptImage().isPresent()
            ? KeptImages.fill(reading.content(), crops.keep(task))
            : reading.content();
    return new Reading(content, reading.confidence(), provenance);
  }

  /** What the peer said of its reading, and what it was told; its own words count. */
  private Map<String, String> parameters(Map<String, String> said, RegionTask task) {
    final Instructions told = task.assignment().instructions();
    if (told.text().isBlank() || peer.namesInstructions()) {
      return said;
    }
    final Map<String, String> all = new TreeMap<>();
    all.put("instructions", told.template());
    all.put("instructions-version", told.version());
    all.put("instructions-digest", told.digest());
    all.putAll(said);
    return all;
  }

  private static SpecialistException nonsense(String message, Throwable cause) {
    return new SpecialistException(Fault.NONSENSE, message, false, Usage.NONE, cause);
  }

  @Override
  public void close() {
    peer.close();
  }
}
