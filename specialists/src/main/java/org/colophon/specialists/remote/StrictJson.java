package org.colophon.specialists.remote;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** JSON of strangers (RFC 8259), read within limits: no deep nesting, no endless numbers. */
final class StrictJson {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_NUMBER = 64;
  private static final int MAX_NAME = 1_000;
  private static final String FENCE = "```";
  private static final String THOUGHT = "</think>";

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER)
                          .maxNameLength(MAX_NAME)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private StrictJson() {}

  /** Not JSON, or beyond the limits; the message quotes nothing of what was read. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }

  /** For writing requests. */
  static ObjectMapper mapper() {
    return MAPPER;
  }

  /** One JSON value and nothing else. */
  static JsonNode parse(byte[] bytes) throws Malformed {
    try {
      return present(MAPPER.readTree(bytes));
    } catch (IOException e) {
      throw new Malformed("is not JSON, or too deep");
    }
  }

  /**
   * The first JSON object in what a language model wrote: models wrap it into a code fence, and
   * some think or greet first. What follows the object is not looked at.
   */
  static JsonNode firstObject(String text) throws Malformed {
    final int thought = text.lastIndexOf(THOUGHT);
    final String said = thought < 0 ? text : text.substring(thought + THOUGHT.length());
    final int fence = said.indexOf(FENCE);
    final int brace = said.indexOf('{', Math.max(0, fence));
    final int start = brace < 0 ? said.indexOf('{') : brace;
    if (start < 0) {
      throw new Malformed("holds no JSON object");
    }
    try (JsonParser parser = MAPPER.createParser(said.substring(start))) {
      return present(
          MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readTree(parser));
    } catch (IOException e) {
      throw new Malformed("holds broken JSON, or JSON that is too deep");
    }
  }

  private static JsonNode present(JsonNode node) throws Malformed {
    if (node == null || node.isMissingNode()) {
      throw new Malformed("is empty");
    }
    return node;
  }
}
