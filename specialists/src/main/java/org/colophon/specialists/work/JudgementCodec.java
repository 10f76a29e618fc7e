package org.colophon.specialists.work;

import org.colophon.specialists.guard.Flag;
import org.colophon.specialists.guard.Judgement;
import org.colophon.specialists.guard.Objection;

/** Codec of what the guards say, on its way from a worker. */
final class JudgementCodec {
  private JudgementCodec() {}

  static org.colophon.datasets.schema.proto.Judgement toProto(Judgement judgement) {
    final var message =
        org.colophon.datasets.schema.proto.Judgement.newBuilder().setSupport(judgement.support());
    for (final Objection objection : judgement.objections()) {
      final var one =
          message
              .addObjectionsBuilder()
              .setGuard(objection.guard())
              .setReason(objection.reason())
              .setRejects(objection.rejects());
      for (final Flag flag : objection.flags()) {
        one.addFlagsBuilder().setLine(flag.line()).setWord(flag.word()).setReason(flag.reason());
      }
    }
    return message.build();
  }

  static Judgement fromProto(org.colophon.datasets.schema.proto.Judgement message) {
    return new Judgement(
        message.getObjectionsList().stream().map(JudgementCodec::fromProto).toList(),
        message.getSupport());
  }

  private static Objection fromProto(org.colophon.datasets.schema.proto.Objection message) {
    return new Objection(
        message.getGuard(),
        message.getReason(),
        message.getRejects(),
        message.getFlagsList().stream()
            .map(flag -> new Flag(flag.getLine(), flag.getWord(), flag.getReason()))
            .toList());
  }
}
