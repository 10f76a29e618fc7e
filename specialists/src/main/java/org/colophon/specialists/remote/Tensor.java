package org.colophon.specialists.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A tensor of an answer: {@code response_output} of the Open Inference Protocol
 * (github.com/kserve/open-inference-protocol, open_inference_rest.yaml). Its data may be flat or
 * nested.
 *
 * @param values in row-major order: numbers or texts
 */
record Tensor(List<Integer> shape, List<JsonNode> values) {
  private static final int MAX_DIMENSIONS = 8;
  private static final long MAX_VALUES = 20_000_000;

  /** The tensor of this name. */
  static Tensor of(JsonNode answer, String name) throws StrictJson.Malformed {
    for (final JsonNode output : answer.path("outputs")) {
      if (output.path("name").asText("").equals(name)) {
        return of(output);
      }
    }
    throw new StrictJson.Malformed("has no output called " + name);
  }

  private static Tensor of(JsonNode output) throws StrictJson.Malformed {
    final JsonNode shape = output.path("shape");
    if (!shape.isArray() || shape.size() > MAX_DIMENSIONS || !output.path("data").isArray()) {
      throw new StrictJson.Malformed("has an output without shape or data");
    }
    final List<Integer> sizes = new ArrayList<>();
    long count = 1;
    for (final JsonNode size : shape) {
      if (!size.canConvertToInt() || !size.isIntegralNumber() || size.asInt() < 0) {
        throw new StrictJson.Malformed("has an output whose shape is no shape");
      }
      sizes.add(size.asInt());
      count = Math.min(MAX_VALUES + 1, count * size.asInt());
    }
    final List<JsonNode> values = new ArrayList<>();
    flatten(output.path("data"), values);
    if (count > MAX_VALUES || values.size() != count) {
      throw new StrictJson.Malformed("has an output whose data does not fill its shape");
    }
    return new Tensor(sizes, values);
  }

  private static void flatten(JsonNode node, List<JsonNode> values) {
    if (node.isArray()) {
      // The parser has bounded the depth.
      node.forEach(part -> flatten(part, values));
    } else {
      values.add(node);
    }
  }

  /** A number, or NaN where there is none. */
  double number(int index) {
    final JsonNode value = values.get(index);
    return value.isNumber() ? value.asDouble() : Double.NaN;
  }
}
