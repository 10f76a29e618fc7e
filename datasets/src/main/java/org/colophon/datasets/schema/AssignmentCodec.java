package org.colophon.datasets.schema;

import static org.colophon.datasets.schema.LayoutCodec.each;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Assignment;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.Instructions;

/** Codec of how a region is to be read. */
public final class AssignmentCodec {
  private static final String TYPE_PREFIX = "CONTENT_TYPE_";

  private AssignmentCodec() {}

  public static org.colophon.datasets.schema.proto.Assignment toProto(Assignment assignment) {
    final Instructions instructions = assignment.instructions();
    final Allowance allowance = assignment.allowance();
    return org.colophon.datasets.schema.proto.Assignment.newBuilder()
        .setInstructions(
            org.colophon.datasets.schema.proto.Instructions.newBuilder()
                .setTemplate(instructions.template())
                .setVersion(instructions.version())
                .setText(instructions.text())
                .setDigest(instructions.digest()))
        .addAllWanted(toProto(assignment.wanted()))
        .setDeadlineMillis(assignment.deadlineMillis())
        .setAllowance(
            org.colophon.datasets.schema.proto.Allowance.newBuilder()
                .setCpuSeconds(allowance.cpuSeconds())
                .setWallSeconds(allowance.wallSeconds())
                .setTokens(allowance.tokens())
                .setMoney(allowance.money()))
        .build();
  }

  public static Assignment fromProto(org.colophon.datasets.schema.proto.Assignment assignment) {
    final var instructions = assignment.getInstructions();
    final var allowance = assignment.getAllowance();
    return new Assignment(
        new Instructions(
            instructions.getTemplate(),
            instructions.getVersion(),
            instructions.getText(),
            instructions.getDigest()),
        fromProto(assignment.getWantedList()),
        assignment.getDeadlineMillis(),
        new Allowance(
            allowance.getCpuSeconds(),
            allowance.getWallSeconds(),
            allowance.getTokens(),
            allowance.getMoney()));
  }

  /** The messages of types of content, in their order. */
  public static List<org.colophon.datasets.schema.proto.ContentType> toProto(
      Set<ContentType> types) {
    return each(
        List.copyOf(new TreeSet<>(types)),
        type -> org.colophon.datasets.schema.proto.ContentType.valueOf(TYPE_PREFIX + type.name()));
  }

  /** The types of content that are known here; a newer peer may name others. */
  public static Set<ContentType> fromProto(
      List<org.colophon.datasets.schema.proto.ContentType> types) {
    final Set<ContentType> known = new TreeSet<>();
    for (final ContentType type : ContentType.values()) {
      if (types.contains(
          org.colophon.datasets.schema.proto.ContentType.valueOf(TYPE_PREFIX + type.name()))) {
        known.add(type);
      }
    }
    return known;
  }
}
