package org.colophon.datasets.truth;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Reads JSON that may be hostile: bounds on depth and on the length of names, texts, numbers. */
final class Json {
  static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(64)
                          .maxStringLength(1 << 20)
                          .maxNumberLength(64)
                          .maxNameLength(1 << 10)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Json() {}

  static MalformedTruth malformed(IOException e) {
    final String message =
        e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
    return new MalformedTruth("is not the JSON that was expected (" + message + ")");
  }

  /** The names at the top of a JSON object; none if it is no such thing. */
  static Set<String> names(TruthBytes bytes) {
    final Set<String> names = new HashSet<>();
    try (var parser = MAPPER.createParser(bytes.stream())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return names;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME && names.size() < 1000) {
        names.add(parser.currentName());
        parser.nextToken();
        parser.skipChildren();
      }
    } catch (IOException e) {
      // What has been seen of a broken file is enough to tell what it claims to be.
      return names;
    }
    return names;
  }
}
