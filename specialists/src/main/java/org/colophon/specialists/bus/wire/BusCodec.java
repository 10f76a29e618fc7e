package org.colophon.specialists.bus.wire;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.colophon.datasets.model.Decision;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.Usage;
import org.colophon.datasets.schema.AssignmentCodec;
import org.colophon.datasets.schema.ContentCodec;
import org.colophon.datasets.schema.LayoutCodec;
import org.colophon.datasets.schema.proto.BusAnswer;
import org.colophon.datasets.schema.proto.BusDescriptor;
import org.colophon.datasets.schema.proto.BusFault;
import org.colophon.datasets.schema.proto.Content.ContentCase;
import org.colophon.specialists.bus.Alphabet;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;

/** Codec of what a specialist declares, answers and throws. */
public final class BusCodec {
  private static final Pattern ID = Pattern.compile("[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?");
  private static final Pattern DIGEST = Pattern.compile("([0-9a-f]{64})?");
  private static final String FAULT_PREFIX = "FAULT_";

  private BusCodec() {}

  public static BusDescriptor toProto(Descriptor descriptor) {
    final BusDescriptor.Builder message =
        BusDescriptor.newBuilder()
            .setId(descriptor.id())
            .setVersion(descriptor.version())
            .setModelDigest(descriptor.modelDigest())
            .addAllContents(AssignmentCodec.toProto(descriptor.contents()))
            .setAlphabet(descriptor.alphabet().characters())
            .setMemoryBytes(descriptor.memoryBytes())
            .setRelativeCost(descriptor.relativeCost())
            .setDeterministic(descriptor.deterministic())
            .setRemote(descriptor.remote());
    new TreeSet<>(descriptor.kinds()).forEach(kind -> message.addKinds(LayoutCodec.toProto(kind)));
    return message.build();
  }

  /**
   * The record of a message. Kinds and types of content that only a newer peer knows are left out.
   *
   * @throws IllegalArgumentException if it declares what cannot be
   */
  public static Descriptor fromProto(BusDescriptor message) {
    final Set<RegionKind> kinds =
        message.getKindsList().stream()
            .filter(kind -> kind != org.colophon.datasets.schema.proto.RegionKind.UNRECOGNIZED)
            .map(LayoutCodec::fromProto)
            .collect(Collectors.toSet());
    final double cost = message.getRelativeCost() == 0 ? 1 : message.getRelativeCost();
    require(ID.matcher(message.getId()).matches(), "the id " + message.getId());
    require(!message.getVersion().isBlank(), "no version");
    require(DIGEST.matcher(message.getModelDigest()).matches(), "a model digest that is none");
    require(!kinds.isEmpty(), "no kind of region known here");
    require(message.getMemoryBytes() >= 0, "memory of " + message.getMemoryBytes() + " bytes");
    require(cost > 0 && Double.isFinite(cost), "a relative cost of " + cost);
    return new Descriptor(
        message.getId(),
        message.getVersion(),
        message.getModelDigest(),
        kinds,
        AssignmentCodec.fromProto(message.getContentsList()),
        message.getAlphabet().isEmpty() ? Alphabet.EVERYTHING : Alphabet.of(message.getAlphabet()),
        message.getMemoryBytes(),
        cost,
        message.getDeterministic(),
        message.getRemote());
  }

  public static BusAnswer toProto(Answer answer) {
    final BusAnswer.Builder message =
        BusAnswer.newBuilder()
            .setReading(ContentCodec.toProto(answer.reading()))
            .setCpuSeconds(answer.cpuSeconds())
            .setUsage(toProto(answer.usage()));
    answer.alternatives().forEach(other -> message.addAlternatives(ContentCodec.toProto(other)));
    return message.build();
  }

  /**
   * The record of a message; what the peer decided about its own reading is left out, and so are
   * alternatives of a type of content that only a newer peer knows, or more than are kept.
   *
   * @throws IllegalArgumentException if its reading has no content of a type known here, a box is
   *     crossed, or it cost less than nothing
   */
  public static Answer fromProto(BusAnswer message) {
    final double cpu = message.getCpuSeconds();
    require(cpu >= 0 && Double.isFinite(cpu), "processor time of " + cpu + " s");
    return new Answer(
        undecided(message.getReading()),
        cpu,
        fromProto(message.getUsage()),
        message.getAlternativesList().stream()
            .filter(other -> other.getContent().getContentCase() != ContentCase.CONTENT_NOT_SET)
            .limit(Answer.MOST_ALTERNATIVES)
            .map(BusCodec::undecided)
            .toList());
  }

  private static Reading undecided(org.colophon.datasets.schema.proto.Reading message) {
    return ContentCodec.fromProto(message).withDecision(Decision.NONE);
  }

  public static BusFault toProto(SpecialistException exception) {
    return BusFault.newBuilder()
        .setFault(
            org.colophon.datasets.schema.proto.Fault.valueOf(
                FAULT_PREFIX + exception.fault().name()))
        .setMessage(String.valueOf(exception.getMessage()))
        .setRetryable(exception.retryable())
        .setUsage(toProto(exception.usage() == null ? Usage.NONE : exception.usage()))
        .build();
  }

  /**
   * The exception of a message; a fault that only a newer peer knows is a defect.
   *
   * @param peer who said so
   */
  public static SpecialistException fromProto(BusFault message, String peer) {
    final Fault fault =
        switch (message.getFault()) {
          case FAULT_UNKNOWN, UNRECOGNIZED -> Fault.INTERNAL;
          default -> Fault.valueOf(message.getFault().name().substring(FAULT_PREFIX.length()));
        };
    final String said = Protocol.quote(message.getMessage());
    final String text = said.isEmpty() ? peer + " says no more than " + fault : said;
    try {
      return new SpecialistException(
          fault, text, message.getRetryable(), fromProto(message.getUsage()), null);
    } catch (IllegalArgumentException e) {
      return new SpecialistException(fault, text, message.getRetryable(), Usage.NONE, e);
    }
  }

  private static org.colophon.datasets.schema.proto.Usage toProto(Usage usage) {
    return org.colophon.datasets.schema.proto.Usage.newBuilder()
        .setInputTokens(usage.inputTokens())
        .setOutputTokens(usage.outputTokens())
        .setMoney(usage.money())
        .build();
  }

  private static Usage fromProto(org.colophon.datasets.schema.proto.Usage usage) {
    require(usage.getInputTokens() >= 0, "tokens of " + usage.getInputTokens());
    require(usage.getOutputTokens() >= 0, "tokens of " + usage.getOutputTokens());
    final double money = usage.getMoney();
    require(money >= 0 && Double.isFinite(money), "money of " + money);
    return new Usage(usage.getInputTokens(), usage.getOutputTokens(), money);
  }

  private static void require(boolean possible, String otherwise) {
    if (!possible) {
      throw new IllegalArgumentException("it states " + Protocol.quote(otherwise));
    }
  }
}
