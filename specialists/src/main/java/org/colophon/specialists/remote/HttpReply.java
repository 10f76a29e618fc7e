package org.colophon.specialists.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
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
   * @throws StrictJson.Malformed if it is not JSON, or holds the key
   */
  JsonNode json() throws StrictJson.Malformed {
    final JsonNode json = StrictJson.parse(body);
    if (repeatsKey(json)) {
      throw new StrictJson.Malformed("repeats the key");
    }
    return json;
  }

  private boolean repeatsKey(JsonNode node) {
    if (node.isTextual()) {
      return secrets.isIn(node.asText());
    }
    for (final JsonNode child : node) {
      if (child.isContainerNode() || child.isTextual()) {
        if (repeatsKey(child)) {
          return true;
        }
      }
    }
    return false;
  }

  boolean isJson() {
    return contentType.equals("application/json") || contentType.endsWith("+json");
  }
}
