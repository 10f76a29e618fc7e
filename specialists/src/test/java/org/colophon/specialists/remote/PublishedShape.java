package org.colophon.specialists.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds a request against the schema that its API publishes. Knows the words of JSON Schema that
 * these use, and refuses a schema with others.
 */
final class PublishedShape {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> WORDS =
      Set.of(
          "$comment",
          "$ref",
          "additionalProperties",
          "anyOf",
          "definitions",
          "enum",
          "items",
          "maximum",
          "minItems",
          "minimum",
          "oneOf",
          "pattern",
          "properties",
          "required",
          "type");

  private final JsonNode root;

  PublishedShape(String resource) throws IOException {
    try (InputStream in = PublishedShape.class.getResourceAsStream(resource)) {
      root = JSON.readTree(in);
    }
  }

  /** Each place where the request departs from the schema. */
  List<String> departures(String request) throws IOException {
    final List<String> found = new ArrayList<>();
    check(root, JSON.readTree(request), "$", found);
    return found;
  }

  private boolean fits(JsonNode schema, JsonNode value, String path) {
    final List<String> found = new ArrayList<>();
    check(schema, value, path, found);
    return found.isEmpty();
  }

  private void check(JsonNode schema, JsonNode value, String path, List<String> found) {
    requireKnown(schema);
    if (schema.has("$ref")) {
      check(root.at(schema.get("$ref").asText().substring(1)), value, path, found);
    } else if (schema.has("anyOf") || schema.has("oneOf")) {
      int fitting = 0;
      for (final JsonNode one : schema.path(schema.has("anyOf") ? "anyOf" : "oneOf")) {
        fitting += fits(one, value, path) ? 1 : 0;
      }
      if (fitting == 0 || (schema.has("oneOf") && fitting > 1)) {
        found.add(path + " is of " + fitting + " of the forms allowed");
      }
    } else if (isTyped(schema, value)) {
      checkScalar(schema, value, path, found);
      checkObject(schema, value, path, found);
      checkArray(schema, value, path, found);
    } else {
      found.add(path + " is not of type " + schema.path("type").asText());
    }
  }

  private static void requireKnown(JsonNode schema) {
    final Set<String> others = new TreeSet<>();
    schema.fieldNames().forEachRemaining(others::add);
    others.removeAll(WORDS);
    if (!schema.isObject() || !others.isEmpty()) {
      throw new IllegalArgumentException("not a schema that is understood: " + others);
    }
  }

  private static boolean isTyped(JsonNode schema, JsonNode value) {
    return switch (schema.path("type").asText()) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      default -> false;
    };
  }

  private static void checkScalar(
      JsonNode schema, JsonNode value, String path, List<String> found) {
    if (schema.has("enum")
        && !JSON.convertValue(schema.get("enum"), List.class).contains(value.asText())) {
      found.add(path + " is none of " + schema.get("enum"));
    }
    if (schema.has("pattern") && !value.asText().matches(schema.get("pattern").asText())) {
      found.add(path + " does not match " + schema.get("pattern").asText());
    }
    if (schema.has("minimum")
        && value.decimalValue().compareTo(schema.get("minimum").decimalValue()) < 0) {
      found.add(path + " is less than " + schema.get("minimum"));
    }
    if (schema.has("maximum")
        && value.decimalValue().compareTo(schema.get("maximum").decimalValue()) > 0) {
      found.add(path + " is more than " + schema.get("maximum"));
    }
  }

  private void checkObject(JsonNode schema, JsonNode value, String path, List<String> found) {
    for (final JsonNode name : schema.path("required")) {
      if (!value.has(name.asText())) {
        found.add(path + " lacks " + name.asText());
      }
    }
    if (!schema.has("properties")) {
      return;
    }
    value
        .fields()
        .forEachRemaining(
            field -> {
              final JsonNode below = schema.get("properties").path(field.getKey());
              if (!below.isMissingNode()) {
                check(below, field.getValue(), path + "." + field.getKey(), found);
              } else if (!schema.path("additionalProperties").asBoolean(true)) {
                found.add(path + " has an unknown " + field.getKey());
              }
            });
  }

  private void checkArray(JsonNode schema, JsonNode value, String path, List<String> found) {
    if (!value.isArray()) {
      return;
    }
    if (value.size() < schema.path("minItems").asInt(0)) {
      found.add(path + " has too few entries");
    }
    for (int i = 0; i < value.size(); i++) {
      check(schema.path("items"), value.get(i), path + "[" + i + "]", found);
    }
  }
}
