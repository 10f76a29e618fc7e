package org.colophon.specialists.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.RegionKind;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Writes routes as JSON that the reader of routes takes, and parts of them to be digested. */
final class RoutesJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ConfigFile file;
  private final boolean forFingerprint;

  private RoutesJson(ConfigFile file, boolean forFingerprint) {
    this.file = file;
    this.forFingerprint = forFingerprint;
  }

  static String text(
      RouteTable table, Map<String, Section> entries, Optional<Section> router, ConfigFile file) {
    return write(new RoutesJson(file, false).routes(table, entries, router));
  }

  /** A writer of what digests are made of: in one order, and without what changes no reading. */
  static RoutesJson forFingerprint(ConfigFile file) {
    return new RoutesJson(file, true);
  }

  static String write(JsonNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private ObjectNode routes(
      RouteTable table, Map<String, Section> entries, Optional<Section> router) {
    final ObjectNode root = NODES.objectNode();
    root.put("version", 1);
    root.put("witness", table.witness());
    final ObjectNode specialists = root.putObject("specialists");
    entries.forEach((id, section) -> specialists.set(id, node(section.node())));
    router.ifPresent(section -> root.set("router", node(section.node())));
    final ObjectNode ladders = root.putObject("ladders");
    for (final Map.Entry<RegionKind, List<RungRule>> ladder : table.ladders().entrySet()) {
      final ArrayNode rungs = ladders.putArray(ladder.getKey().word());
      ladder.getValue().forEach(rung -> rungs.add(rung(rung)));
    }
    final ObjectNode budgets = root.putObject("budgets");
    put(budgets, "region", table.budgets().region());
    put(budgets, "page", table.budgets().page());
    put(budgets, "run", table.budgets().run());
    budgets.put("reread", table.budgets().reread());
    return root;
  }

  static ObjectNode rung(RungRule rung) {
    final ObjectNode json = NODES.objectNode();
    json.put("specialist", rung.specialist());
    json.put("accept", rung.accept());
    json.put("above", rung.above());
    json.put("below", rung.below());
    json.put("context", rung.context());
    final ObjectNode when = conditions(rung.when());
    if (rung.agreement() <= 1) {
      when.put("agreement_below", rung.agreement());
    }
    if (!when.isEmpty()) {
      json.set("when", when);
    }
    put(json, "budget", rung.allowance());
    return json;
  }

  static ObjectNode conditions(Conditions conditions) {
    final ObjectNode when = NODES.objectNode();
    if (!conditions.languages().isEmpty()) {
      final ArrayNode languages = when.putArray("language");
      conditions.languages().forEach(languages::add);
    }
    put(when, "dpi", conditions.dpi());
    put(when, "width", conditions.width());
    put(when, "height", conditions.height());
    put(when, "area", conditions.area());
    if (conditions.confidenceBelow() <= 1) {
      when.put("confidence_below", conditions.confidenceBelow());
    }
    return when;
  }

  private static void put(ObjectNode when, String key, Range range) {
    if (range.isAll()) {
      return;
    }
    final ObjectNode limits = when.putObject(key);
    if (range.min() > Double.NEGATIVE_INFINITY) {
      limits.put("min", range.min());
    }
    if (range.max() < Double.POSITIVE_INFINITY) {
      limits.put("max", range.max());
    }
  }

  static void put(ObjectNode parent, String key, Allowance allowance) {
    if (allowance.equals(Allowance.UNLIMITED)) {
      return;
    }
    final ObjectNode limits = parent.putObject(key);
    if (allowance.cpuSeconds() > 0) {
      limits.put("cpu", allowance.cpuSeconds());
    }
    if (allowance.wallSeconds() > 0) {
      limits.put("wall", allowance.wallSeconds());
    }
    if (allowance.tokens() > 0) {
      limits.put("tokens", allowance.tokens());
    }
    if (allowance.money() > 0) {
      limits.put("money", allowance.money());
    }
  }

  /** A value as it stands in the file; models by the name that leads to them from anywhere. */
  JsonNode node(Node node) {
    final Optional<ModelFile> model = file.model(node);
    if (model.isPresent()) {
      final ObjectNode json = NODES.objectNode();
      if (!forFingerprint) {
        json.put("file", model.get().file().toString());
      }
      return json.put("sha256", model.get().sha256());
    }
    if (node instanceof MappingNode mapping) {
      final Map<String, JsonNode> json = forFingerprint ? new TreeMap<>() : new LinkedHashMap<>();
      for (final NodeTuple tuple : mapping.getValue()) {
        final String key = ((ScalarNode) tuple.getKeyNode()).getValue();
        // Who pays changes nothing that is read.
        if (!forFingerprint || !InlineSecrets.isSecret(key)) {
          json.put(key, node(tuple.getValueNode()));
        }
      }
      return NODES.objectNode().setAll(json);
    }
    if (node instanceof SequenceNode list) {
      final ArrayNode json = NODES.arrayNode();
      list.getValue().forEach(item -> json.add(node(item)));
      return json;
    }
    return scalar((ScalarNode) node);
  }

  private static JsonNode scalar(ScalarNode scalar) {
    final Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return NODES.nullNode();
    }
    // Numbers and flags are quoted as well: the reader takes them by their looks.
    return NODES.textNode(scalar.getValue());
  }
}
