package org.colophon.specialists.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Holds a request against the schema that its API publishes: the few words of JSON Schema used. */
final class PublishedShape {
  private final JsonNode schema;

  PublishedShape(String resource) throws IOException {
    try (InputStream in = PublishedShape.class.getResourceAsStream(resource)) {
      schema = new ObjectMapper().readTree(in);
    }
  }

  /** Each place where the request departs from the schema. */
  List<String> departures(String request) throws IOException {
    return departures(schema, new ObjectMapper().readTree(request), "$");
  }

  private static List<String> departures(JsonNode schema, JsonNode value, String path) {
    final List<String> found = new ArrayList<>();
    if (schema.has("anyOf")) {
      for (final JsonNode one : schema.get("anyOf")) {
        if (departures(one, value, path).isEmpty()) {
          return found;
        }
      }
      found.add(path + " is none of the forms allowed");
      return found;
    }
    final boolean typed =
        switch (schema.path("type").asText()) {
          case "object" -> value.isObject();
          case "array" -> value.isArray();
          case "string" -> value.isTextual();
          case "integer" -> value.isIntegralNumber();
          case "number" -> value.isNumber();
          case "boolean" -> value.isBoolean();
          default -> false;
        };
    if (!typed) {
      found.add(path + " is not of type " + schema.path("type").asText());
      return found;
    }
    schema
        .path("required")
        .forEach(
            name -> {
              if (!value.has(name.asText())) {
                found.add(path + " lacks " + name.asText());
              }
            });
    if (schema.has("properties")) {
      value
          .fields()
          .forEachRemaining(
              field -> {
                final String name = field.getKey();
                if (schema.get("properties").has(name)) {
                  found.addAll(
                      departures(
                          schema.get("properties").get(name), field.getValue(), path + "." + name));
                } else if (!schema.path("additionalProperties").asBoolean(true)) {
                  found.add(path + " has an unknown " + name);
                }
              });
    }
    if (schema.has("enum")
        && !new ObjectMapper()
            .convertValue(schema.get("enum"), List.class)
            .contains(value.asText())) {
      found.add(path + " is none of " + schema.get("enum"));
    }
    if (value.isArray() && value.size() < schema.path("minItems").asInt(0)) {
      found.add(path + " has too few entries");
    }
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      found.addAll(departures(schema.path("items"), value.get(i), path + "[" + i + "]"));
    }
    return found;
  }
}
