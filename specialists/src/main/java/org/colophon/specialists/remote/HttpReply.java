package org.colophon.specialists.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;
import org.colophon.specialists.bus.http.Secrets;

/**
 * What a server answered.
 *
 * @param contentType in lower case, without parameters; empty when not given
 * @param retryAfter the header of this name
 * @param secrets the key of the request, to be kept out of all that is made of the answer
 */
// Bytes of one answer, handed to one reader.
@SuppressWarnings("ArrayRecordComponent")
record HttpReply(
    int status, String contentType, Optional<String> retryAfter, byte[] body, Secrets secrets) {
  /**
   * The body.
   *
   * @param endpoint id of who was asked
   * @throws SpecialistException with fault {@code NONSENSE} if it is not JSON, or holds the key
   */
  JsonNode json(String endpoint) throws SpecialistException {
    try {
      final JsonNode json = StrictJson.parse(body);
      if (repeatsKey(json)) {
        throw new StrictJson.Malformed("repeats the key");
      }
      return json;
    } catch (StrictJson.Malformed e) {
      throw new CallFault(Fault.NONSENSE, "the answer " + e.getMessage()).exception(endpoint, e);
    }
  }

  private boolean repeatsKey(JsonNode node) {
    if (node.isTextual()) {
      return secrets.isIn(node.asText());
    }
    for (final JsonNode child : node) {
      if (repeatsKey(child)) {
        return true;
      }
    }
    return false;
  }

  boolean isJson() {
    return contentType.equals("application/json") || contentType.endsWith("+json");
  }
}
