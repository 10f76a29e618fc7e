package org.colophon.specialists.route;

import java.util.Locale;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Refuses secrets that are written into a file, which gets copied, committed and logged; only names
 * of environment variables belong there. No message repeats a value.
 */
final class InlineSecrets {
  private static final Pattern SECRET_KEY =
      Pattern.compile(
          "(.*[_-])?(api-?key|key|token|secret|password|passwd|passphrase|credentials?|authorization|bearer)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SECRET_VALUE =
      Pattern.compile(
          "\\w+://[^/\\s@]+@.*|.*[?&](api[_-]?key|key|token|access_token|password)=.+|bearer\\s.+",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private InlineSecrets() {}

  static boolean isSecret(String key) {
    return SECRET_KEY.matcher(key).matches();
  }

  /** Adds a fault for every secret below a node. */
  static void refuse(Node node, String path, Faults faults) {
    if (node instanceof MappingNode mapping) {
      for (final NodeTuple tuple : mapping.getValue()) {
        final String key =
            tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
        final String below = path + "." + key;
        if (isSecret(key) && !(tuple.getValueNode() instanceof MappingNode)) {
          fault(tuple.getValueNode(), below, key, faults);
        } else {
          refuse(tuple.getValueNode(), below, faults);
        }
      }
    } else if (node instanceof SequenceNode list) {
      list.getValue().forEach(value -> refuse(value, path, faults));
    } else if (node instanceof ScalarNode scalar
        && SECRET_VALUE.matcher(scalar.getValue()).matches()) {
      fault(node, path, "key", faults);
    }
  }

  private static void fault(Node node, String path, String key, Faults faults) {
    faults.add(
        YamlText.line(node.getStartMark()),
        path + ": a secret is written into the file",
        "put it into an environment variable and name that: %s: {env: %s}"
            .formatted(key, "MY_" + key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_")));
  }
}
