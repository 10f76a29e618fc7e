package org.colophon.specialists.route;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.colophon.specialists.bus.Specialist;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Makes the built-in specialists and those of a file, and holds its ladders against them. */
final class RosterMaker {
  private final Factories factories;
  private final SpecialistContext context;
  private final ConfigFile file;
  private final Map<String, Roster.Member> members = new LinkedHashMap<>();
  private final TreeSet<String> known = new TreeSet<>();

  RosterMaker(Factories factories, SpecialistContext context, ConfigFile file) {
    this.factories = factories;
    this.context = context;
    this.file = file;
    for (final SpecialistFactory factory : factories.builtIns()) {
      final Section nothing =
          new Section(new MappingNode(Tag.MAP, List.of(), FlowStyle.BLOCK), factory.type(), file);
      add(factory.type(), factory, nothing);
    }
  }

  /** A witness reads known lines, which only readers inside the page step do. */
  void checkWitness(String id, int line) {
    final Roster.Member member = members.get(id);
    if (!id.equals(RouteTable.NOBODY) && (member == null || !member.insidePage())) {
      file.faults()
          .add(
              line,
              "witness: '" + id + "' is no reader of known lines",
              "write ppocr-v4, tesseract-again or none");
    }
  }

  /** Makes the specialists of a file. */
  Roster make(Map<String, Section> entries) {
    entries.forEach(this::entry);
    return new Roster(members);
  }

  private void entry(String id, Section section) {
    if (factories.specialist(id).filter(SpecialistFactory::builtIn).isPresent()) {
      section.fault(
          "type", "the id " + id + " is that of a built-in specialist", "call it otherwise");
      return;
    }
    known.add(id);
    final int before = file.faults().lines().size();
    InlineSecrets.refuse(section.node(), "specialists." + id, file.faults());
    final String type = section.text("type");
    final Optional<SpecialistFactory> factory = factories.specialist(type);
    if (factory.isEmpty()) {
      if (!type.isEmpty()) {
        section.fault(
            "type",
            "there is no type '" + type + "'",
            Nearest.cure(type, factories.specialistTypes()));
      }
      return;
    }
    add(id, factory.get(), section);
    if (file.faults().lines().size() > before) {
      // Of no use; what else might be said of it follows from the faults that are told already.
      members.remove(id);
    } else if (!members.get(id).specialist().descriptor().id().equals(id)) {
      section.fault(
          "type",
          "the specialist calls itself " + members.get(id).specialist().descriptor().id(),
          "give the entry that name");
    }
  }

  private void add(String id, SpecialistFactory factory, Section section) {
    known.add(id);
    try {
      final Optional<Specialist> made = factory.create(id, section, context);
      section.requireNoOthers();
      made.ifPresent(
          specialist -> {
            if (specialist.descriptor() == null) {
              section.fault("type", "the specialist has no descriptor", "let it declare itself");
            } else {
              members.put(id, new Roster.Member(specialist, factory.insidePage()));
            }
          });
    } catch (RuntimeException e) {
      section.fault("type", id + " cannot be made: " + e, "mend its settings or its class");
    }
  }

  /** Which specialists there are, and who knows whose ids are taken. */
  RungCheck check() {
    return new RungCheck(members, known);
  }
}
