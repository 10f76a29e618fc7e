package org.colophon.specialists.route;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.store.Sha256;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.remote.PromptTemplate;

/**
 * Digests of routes by what they can change, so that a change of one ladder does again only what
 * that ladder reads. Neither the order in which a file names things nor who pays changes them.
 */
final class RouteDigests {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final RouteTable table;
  private final Map<String, Section> entries;
  private final Optional<Section> router;
  private final RoutesJson json;
  private final Roster roster;

  RouteDigests(
      RouteTable table,
      Map<String, Section> entries,
      Optional<Section> router,
      ConfigFile file,
      Roster roster) {
    this.table = table;
    this.entries = entries;
    this.router = router;
    this.json = RoutesJson.forFingerprint(file);
    this.roster = roster;
  }

  /**
   * Of all that can change what the page step makes of a page: who reads words again inside it, how
   * much of that is done, and which regions leave it. Who reads those does not matter here.
   */
  String firstPass() {
    final ObjectNode all = NODES.objectNode();
    final TreeSet<String> inside = new TreeSet<>();
    for (final RegionKind kind : RegionKind.values()) {
      if (!kind.needsSpecialist()) {
        final ArrayNode rungs = all.putArray(kind.word());
        for (final RungRule rung : table.ladder(kind)) {
          if (roster.insidePage(rung.specialist())) {
            inside.add(rung.specialist());
            rungs.add(RoutesJson.rung(rung));
          } else {
            rungs
                .addObject()
                .put("above", rung.above())
                .put("below", rung.below())
                .set("when", RoutesJson.conditions(rung.when()));
          }
        }
      }
    }
    all.put("reread", table.budgets().reread());
    asked(all, inside);
    return Sha256.hex(RoutesJson.write(all));
  }

  /** Of all that can change the readings of regions of a kind. */
  String region(RegionKind kind) {
    final ObjectNode all = NODES.objectNode();
    final TreeSet<String> specialists = new TreeSet<>();
    // Whatever router was chosen, a region goes up the ladder of its own kind.
    final ArrayNode rungs = all.putArray(kind.word());
    for (final RungRule rung : table.ladder(kind)) {
      rungs.add(RoutesJson.rung(rung));
      if (!roster.insidePage(rung.specialist())) {
        specialists.add(rung.specialist());
      }
    }
    router.ifPresent(
        section -> {
          all.set("router", json.node(section.node()));
          all.put("question", PromptTemplate.ROUTE.digest());
        });
    // Those that come with the build follow no instructions.
    if (specialists.stream().anyMatch(entries::containsKey)) {
      all.put("instructions", PromptTemplate.of(kind).map(PromptTemplate::digest).orElse(""));
    }
    final boolean remote =
        router.isPresent() || specialists.stream().anyMatch(id -> descriptor(id).remote());
    put(all, "region", table.budgets().region(), remote);
    put(all, "page", table.budgets().page(), remote);
    put(all, "run", table.budgets().run(), remote);
    roster
        .find(table.witness())
        .filter(witness -> witness.descriptor().kinds().contains(kind))
        .ifPresent(
            witness -> {
              all.put("witness", table.witness());
              specialists.add(table.witness());
            });
    asked(all, specialists);
    return Sha256.hex(RoutesJson.write(all));
  }

  /** Tokens and money are nothing to those who want none. */
  private static void put(ObjectNode all, String name, Allowance allowance, boolean remote) {
    RoutesJson.put(
        all,
        name,
        remote ? allowance : new Allowance(allowance.cpuSeconds(), allowance.wallSeconds(), 0, 0));
  }

  /** Other versions, models and settings read other things. */
  private void asked(ObjectNode all, TreeSet<String> ids) {
    final ArrayNode specialists = all.putArray("asked");
    for (final String id : ids) {
      final Descriptor descriptor = descriptor(id);
      final ObjectNode specialist =
          specialists
              .addObject()
              .put("id", id)
              .put("version", descriptor.version())
              .put("model", descriptor.modelDigest());
      if (entries.containsKey(id)) {
        specialist.set("settings", json.node(entries.get(id).node()));
      }
    }
  }

  private Descriptor descriptor(String id) {
    return roster.find(id).map(Specialist::descriptor).orElseThrow();
  }
}
