package org.colophon.specialists.route;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.JsonSchema;

/**
 * YAML 1.2 (yaml.org/spec/1.2.2) as a tree of nodes, read within limits: its size, its depth, one
 * document, no aliases, no tags of its own. No class is ever made from it.
 */
final class YamlText {
  static final int MAX_CHARACTERS = 1 << 20;
  private static final int MAX_DEPTH = 32;

  private final Faults faults;
  private final LoadSettings settings;

  private YamlText(String file, Faults faults) {
    this.faults = faults;
    this.settings =
        LoadSettings.builder()
            .setLabel(file)
            .setCodePointLimit(MAX_CHARACTERS)
            .setMaxAliasesForCollections(0)
            .setAllowRecursiveKeys(false)
            .setSchema(new JsonSchema())
            .build();
  }

  /** The root of the tree; empty, and a fault, where there is none. */
  static Optional<MappingNode> parse(String file, String text, Faults faults) {
    return new YamlText(file, faults).root(text);
  }

  private Optional<MappingNode> root(String text) {
    if (text.length() > MAX_CHARACTERS) {
      faults.add(1, "it has more than " + MAX_CHARACTERS + " characters", "make it smaller");
      return Optional.empty();
    }
    try {
      // The composer calls itself for each level and copies what an alias names, so depth and
      // aliases are checked before it runs.
      if (!isShallow(text)) {
        return Optional.empty();
      }
      final Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isPresent() && root.get() instanceof MappingNode mapping) {
        return Optional.of(mapping);
      }
      faults.add(1, "it holds no settings", "begin with 'version: 1'");
    } catch (MarkedYamlEngineException e) {
      faults.add(
          line(e.getProblemMark().or(e::getContextMark)),
          "it is no YAML: " + e.getProblem(),
          "look at the indentation, the quotes and the colons around this line");
    } catch (YamlEngineException e) {
      faults.add(1, "it is no YAML: " + e.getMessage(), "save it as UTF-8 text");
    }
    return Optional.empty();
  }

  private boolean isShallow(String text) {
    int depth = 0;
    int documents = 0;
    for (final Event event : new Parse(settings).parseString(text)) {
      final int line = line(event.getStartMark());
      if (event instanceof AliasEvent) {
        faults.add(line, "aliases (*name) are not taken", "write it out");
        return false;
      }
      if (event instanceof DocumentStartEvent && ++documents > 1) {
        faults.add(line, "a second document begins", "leave one, without the line ---");
        return false;
      }
      depth += event instanceof CollectionStartEvent ? 1 : 0;
      depth -= event instanceof CollectionEndEvent ? 1 : 0;
      if (depth > MAX_DEPTH) {
        faults.add(line, "it is nested deeper than " + MAX_DEPTH + " levels", "make it flatter");
        return false;
      }
    }
    return true;
  }

  static int line(Optional<Mark> mark) {
    return mark.map(Mark::getLine).orElse(0) + 1;
  }
}
